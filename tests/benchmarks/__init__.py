"""Times and memory of the kiosk beside a bare QML window and beside the same content as a page in Chromium."""
