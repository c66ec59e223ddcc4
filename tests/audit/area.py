"""Rectangles in window pixels, as plain numbers: thousands are compared in every state."""

from typing import NamedTuple

from PySide6.QtCore import QRectF


class Area(NamedTuple):
    """A rectangle in window pixels; empty when a right or lower edge is not beyond the other."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, rect: QRectF) -> "Area":
        """Return the same rectangle."""
        return cls(rect.left(), rect.top(), rect.right(), rect.bottom())

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def size(self) -> float:
        """Square pixels, 0 when empty."""
        return 0.0 if self.empty else self.width * self.height

    @property
    def empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meet(self, other: "Area") -> "Area":
        """Return what both cover."""
        return Area(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def collides(self, other: "Area", slack: float) -> bool:
        """Whether both share more than ``slack`` pixels in both directions."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )

    def beyond(self, other: "Area") -> float:
        """Return by how many pixels this reaches out of ``other`` on its worst side, 0 when inside."""
        return max(
            0.0,
            other.left - self.left,
            other.top - self.top,
            self.right - other.right,
            self.bottom - other.bottom,
        )

    def shrunk(self, part: float) -> "Area":
        """Return the middle of it, ``part`` of width and height taken off on each side."""
        x, y = self.width * part, self.height * part
        return Area(self.left + x, self.top + y, self.right - x, self.bottom - y)
