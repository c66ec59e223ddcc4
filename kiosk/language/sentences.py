"""Where one sentence ends and the next begins, in all languages of the kiosk."""

import re
from collections.abc import Iterator

_ENDS = re.compile(r"[。！？]|(?<!\d)[.!?؟…]+(?=[»”’\"')]*(?:\s|$))[»”’\"')]*|[.!?]+(?=[»”’\"')]*$)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of ``text`` begins and how long it is; a full stop behind a digit ends none."""
    start = 0
    for end in (*(found.end() for found in _ENDS.finditer(text)), len(text)):
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), len(piece.strip())
        start = end
