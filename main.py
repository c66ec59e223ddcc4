"""The kiosk's door: every verb begins here, from source and frozen."""

import sys

import kiosk.cli

if __name__ == "__main__":
    sys.exit(kiosk.cli.main())
