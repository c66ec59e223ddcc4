"""Under which letter a name stands in the list, and in which order: by sound in Chinese and Japanese."""

from collections.abc import Sequence

from kiosk.finding.folding import folded, is_hangul, letters_of

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CYRILLIC = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
ROWS = {
    "あ": "あいうえお",
    "か": "かきくけこ",
    "さ": "さしすせそ",
    "た": "たちつてと",
    "な": "なにぬねの",
    "は": "はひふへほ",
    "ま": "まみむめも",
    "や": "やゆよ",
    "ら": "らりるれろ",
    "わ": "わをん",
}
PLAIN_FIRSTS = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}
HANGUL = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
FOREIGN, DIGITS, OTHERS = "A–Z", "0–9", "…"
"""Where names in other letters stand, those that begin with a number, and those of which nothing is known."""

ALPHABETS: dict[str, Sequence[str]] = {"ja": tuple(ROWS), "ko": HANGUL, "ru": CYRILLIC, "ar": ARABIC}
ARTICLE = "ال"


def alphabet(tag: str) -> tuple[str, ...]:
    """Return all letters of a language's list, in order."""
    own = ALPHABETS.get(tag)
    return (*own, FOREIGN, DIGITS, OTHERS) if own else (*LATIN, DIGITS, OTHERS)


def place(tag: str, sound: str) -> tuple[str, tuple[int, str]]:
    """Return the letter under which a name that sounds like ``sound`` stands, and by what it is sorted."""
    plain = folded(sound).letters
    if tag == "ar":
        plain = plain.removeprefix(ARTICLE) or plain
    letter = _letter(tag, plain[:1])
    letters = alphabet(tag)
    if letter not in letters:
        letter = OTHERS
    return letter, (letters.index(letter), plain)


def _letter(tag: str, first: str) -> str:
    if first.isdigit():
        return DIGITS
    if "a" <= first <= "z":
        return FOREIGN if tag in ALPHABETS else first.upper()
    match tag:
        case "ja":
            return next((row for row, kana in ROWS.items() if first and first in kana), OTHERS)
        case "ko":
            return PLAIN_FIRSTS.get(first, first)
        case _:
            return first.upper()


def initials(parts: Sequence[str]) -> str:
    """Return the first letters of the parts of a name: of pinyin syllables, of words; of hangul its consonants."""
    found = ""
    for part in parts:
        if is_hangul(part[:1]):
            found += "".join(letters_of(char)[:1] for char in part if is_hangul(char))
        else:
            found += folded(part).letters[:1]
    return found
