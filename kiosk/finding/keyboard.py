"""The keys of each language, and how what is pressed becomes text: hangul is composed, kana take their marks."""

from dataclasses import dataclass

from kiosk.finding.folding import FIRSTS, LASTS, PAIRS, SYLLABLE, VOWELS

DELETE, SPACE, MARK, SHIFT = "delete", "space", "mark", "shift"
OWN, LATIN, NUMBERS = "own", "latin", "numbers"
"""Keys that are no letters: ``MARK`` changes the last kana; the last three bring other boards, and are their names."""

QWERTY = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
QWERTZ = ("qwertzuiopü", "asdfghjklöä", "yxcvbnmß")
AZERTY = ("azertyuiop", "qsdfghjklm", "wxcvbnéèàç")
SPANISH = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
RUSSIAN = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбюё")
ARABIC = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظذأ")
KOREAN = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
KOREAN_SHIFTED = ("ㅃㅉㄸㄲㅆㅛㅕㅑㅒㅖ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
KANA = (
    "わらやまはなたさかあ",
    "をり みひにちしきい",
    "んるゆむふぬつすくう",
    "ーれ めへねてせけえ",
    " ろよもほのとそこお",
)
"""The table of fifty sounds, its first column on the right as it is learned."""

BOARDS = {"de": QWERTZ, "fr": AZERTY, "es": SPANISH, "ru": RUSSIAN, "ar": ARABIC, "ko": KOREAN, "ja": KANA}
"""Boards by language; all others have the English one."""
FOREIGN = frozenset({"ru", "ar", "ko", "ja"})
"""Languages with a second board, for Latin letters."""
DIGITS = ("12345", "67890")
SIGNS = {LATIN: "ABC", NUMBERS: "123", SHIFT: "⇧", MARK: "゛゜小", SPACE: " ", DELETE: "⌫"}
OWN_SIGNS = {"ru": "АБВ", "ar": "أبج", "ko": "가나다", "ja": "あいう"}

CYCLES = (
    "かが", "きぎ", "くぐ", "けげ", "こご", "さざ", "しじ", "すず", "せぜ", "そぞ", "ただ", "ちぢ",
    "つっづ", "てで", "とど", "はばぱ", "ひびぴ", "ふぶぷ", "へべぺ", "ほぼぽ", "あぁ", "いぃ", "うぅゔ", "えぇ",
    "おぉ", "やゃ", "ゆゅ", "よょ", "わゎ",
)  # fmt: skip
"""What the mark key turns a kana into, and back again."""

TOGETHER = {pair: one for one, pair in PAIRS.items()}


@dataclass(frozen=True, slots=True)
class Board:
    """One layer of keys: its rows of letters, a blank for a gap, and below them the keys that are no letters."""

    rows: tuple[str, ...]
    below: tuple[str, ...]


def board(tag: str, layer: str = OWN, shifted: bool = False) -> Board:
    """Return the keys of a language on one of its layers, ``OWN``, ``LATIN`` or ``NUMBERS``."""
    others = [each for each in (OWN, LATIN, NUMBERS) if each != layer and (each != LATIN or tag in FOREIGN)]
    if layer == NUMBERS:
        return Board(DIGITS, (*others, SPACE, DELETE))
    if layer == LATIN:
        return Board(QWERTY, (*others, SPACE, DELETE))
    match tag:
        case "ko":
            return Board(KOREAN_SHIFTED if shifted else KOREAN, (*others, SHIFT, SPACE, DELETE))
        case "ja":
            return Board(KANA, (*others, MARK, SPACE, DELETE))
        case _:
            return Board(BOARDS.get(tag, QWERTY), (*others, SPACE, DELETE))


def sign(tag: str, key: str) -> str:
    """Return what a key that is no letter says."""
    return OWN_SIGNS.get(tag, SIGNS[LATIN]) if key == OWN else SIGNS[key]


def marked(text: str) -> str:
    """Return ``text`` with its last kana marked in the next way it can be."""
    for cycle in CYCLES:
        at = cycle.find(text[-1:]) if text else -1
        if at >= 0:
            return text[:-1] + cycle[(at + 1) % len(cycle)]
    return text


def composed(pressed: str) -> str:
    """Return hangul letters as syllables, as far as they make some; all else stands as it is."""
    text = ""
    at = 0
    while at < len(pressed):
        syllable, length = _syllable(pressed, at)
        text += syllable
        at += length
    return text


def _syllable(pressed: str, at: int) -> tuple[str, int]:
    """Return the syllable that begins at an offset, and how many letters it takes."""
    first = FIRSTS.find(pressed[at])
    vowel, vowels = _one_or_two(pressed, at + 1, VOWELS) if first >= 0 else ("", 0)
    if not vowel:
        alone, length = _one_or_two(pressed, at, VOWELS)
        return (alone, length) if alone else (pressed[at], 1)
    end = at + 1 + vowels
    last, lasts = _one_or_two(pressed, end, LASTS[1:])
    # The last consonant belongs to what follows when that is a vowel
    if last and _is_vowel(pressed, end + lasts):
        lasts -= 1
        last = pressed[end] if lasts else ""
    number = (first * len(VOWELS) + VOWELS.index(vowel)) * len(LASTS) + (LASTS.index(last) if last else 0)
    return chr(SYLLABLE + number), 1 + vowels + lasts


def _one_or_two(pressed: str, at: int, known: str) -> tuple[str, int]:
    pair = TOGETHER.get(pressed[at : at + 2], "")
    if pair and pair in known:
        return pair, 2
    one = pressed[at : at + 1]
    return (one, 1) if one and one in known else ("", 0)


def _is_vowel(pressed: str, at: int) -> bool:
    return pressed[at : at + 1] != "" and pressed[at] in VOWELS
