"""Finds things of the park by name, as people type: without accents, by initials, by sound, with a slip."""

from kiosk.finding.index import MOST, Found, Index, Thing, build

__all__ = ["MOST", "Found", "Index", "Thing", "build"]
