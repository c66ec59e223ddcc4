"""Painters behind the picture addresses of QML: scenes drawn once, off the interface thread."""
