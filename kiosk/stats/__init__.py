"""Anonymous usage: counts by day and hour in a file of their own, never who, and nothing finer than the hour."""

FILE = "statistics.sqlite"
