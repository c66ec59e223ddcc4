"""What can be wrong with content, told apart from what can be wrong with the rest of the world."""

from kiosk.errors import KioskError


class ContentError(KioskError):
    """The content cannot be built or shown; ``str(error)`` is plain sentences, one to a line."""
