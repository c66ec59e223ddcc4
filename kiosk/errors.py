"""The two kinds of failure kept apart: what the environment did wrong is said calmly, all else is our bug."""


class KioskError(Exception):
    """Something outside the program is wrong; ``str(error)`` is one plain sentence for a person.

    Command-line verbs print it on stderr and exit 1; the kiosk shows a calm screen and logs it.
    """


class UsageError(KioskError):
    """The command line was used wrongly; verbs exit 2."""
