"""What can go wrong with a release, by whose fault it is."""

from kiosk.errors import KioskError


class ReleaseError(KioskError):
    """A release was not published, installed or gone back to; what was shown before still is."""


class RefusedError(ReleaseError):
    """The release is not to be trusted or not whole; nothing of it was kept, and nothing was written down."""


class SurroundingsError(ReleaseError):
    """A disk, a stick, a share, a network or a clock is at fault, so that trying again later may help."""


class TrialError(ReleaseError):
    """The release is genuine, but a screen could not be built from it without a complaint."""
