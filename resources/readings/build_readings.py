"""Makes ``onyomi.txt`` from Unihan: how each Han character is read in Japanese compounds, in hiragana.

Usage: ``python -m resources.readings.build_readings Unihan_Readings.txt``
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from kiosk.finding.readings import COLUMNS, GLIDES, romaji

HERE = Path(__file__).parent
KANA = [kana for column in COLUMNS.values() for kana in column]
PLAIN = [kana for kana in (*KANA, *"やゆよわん") if kana not in "ぢづ"]
GLIDING = [kana + glide for kana in "きしちにひみりぎじびぴ" for glide in GLIDES]
SYLLABLES = {romaji(kana).upper(): kana for kana in (*PLAIN, *GLIDING)}


def hiragana(roman: str) -> str:
    """Return ``roman`` (Hepburn, capital letters) in hiragana; "" for what is no Japanese syllable."""
    kana = ""
    while roman:
        length = next((length for length in (3, 2, 1) if roman[:length] in SYLLABLES), 0)
        if not length:
            return ""
        kana += SYLLABLES[roman[:length]]
        roman = roman[length:]
    return kana


def main() -> None:
    """Write the table, one reading a line with the characters that have it."""
    readings: defaultdict[str, list[str]] = defaultdict(list)
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        found = re.match(r"U\+([0-9A-F]+)\tkJapaneseOn\t(\S+)", line)
        if found and (kana := hiragana(found[2])):
            readings[kana].append(chr(int(found[1], 16)))
    lines = [f"{kana} {''.join(sorted(characters))}\n" for kana, characters in sorted(readings.items())]
    (HERE / "onyomi.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
