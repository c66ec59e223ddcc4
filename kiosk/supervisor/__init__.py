"""A small parent that brings the kiosk back by itself from anything; it knows neither Qt nor the content."""
