"""The visitor's kiosk of the West Taihu Science and Technology Industrial Park."""

__version__ = "0.1.0"
