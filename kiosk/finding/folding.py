"""Brings what is written and what is typed to the same plain letters, and tells where words begin in them."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

REMEMBERED = 20_000
"""How many texts are kept folded: the same names are folded for every language."""
PLAIN = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "ı": "i",
    "ى": "ي",
    "ة": "ه",
    "ک": "ك",
}
KATAKANA, HIRAGANA_BELOW = range(0x30A1, 0x30F7), 0x60
SMALL_KANA = dict(zip("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", strict=True))

FIRSTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
LASTS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
PAIRS = {
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
"""Letters that are typed as two; a blank in ``LASTS`` stands for none."""
SYLLABLE, FIRST, VOWEL, LAST = 0xAC00, 0x1100, 0x1161, 0x11A7
"""Where Unicode's hangul syllables, first consonants, vowels and last consonants begin."""

ARTICLES = ("ال", "وال", "بال", "كال", "فال", "لل")
"""What Arabic writes together with the word that is looked for."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain letters without spaces; ``words`` are the offsets where words begin, ``marks`` where others may look too.

    Han, kana and hangul have no spaces between words: there every character may begin one, and stands in ``marks``.
    """

    letters: str
    words: tuple[int, ...]
    marks: tuple[int, ...]

    def part(self, number: int) -> str:
        """Return the letters of the word ``number``, counted from 0."""
        ends = (*self.words[1:], len(self.letters))
        return self.letters[self.words[number] : ends[number]]


def is_han(char: str) -> bool:
    """Whether a character is a Han character."""
    code = ord(char)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or code == 0x3007 or 0x20000 <= code <= 0x323AF


def is_kana(char: str) -> bool:
    """Whether a character is kana."""
    return 0x3041 <= ord(char) <= 0x30FA


def is_hangul(char: str) -> bool:
    """Whether a character is a whole hangul syllable."""
    return SYLLABLE <= ord(char) <= 0xD7A3


def jamo(syllable: str) -> tuple[int, int, int]:
    """Return which first consonant, vowel and last consonant (0 for none) a hangul syllable has."""
    number = ord(syllable) - SYLLABLE
    return number // 588, number // 28 % 21, number % 28


@lru_cache(maxsize=REMEMBERED)
def folded(text: str) -> Folded:
    """Fold ``text``; what is no letter or digit only separates words."""
    letters: list[str] = []
    words: list[int] = []
    marks: list[int] = []
    length = 0
    before = ""
    for char in text:
        plain = letters_of(char)
        if not plain:
            # An apostrophe leaves a place to look, but no word of its own
            before = before if unicodedata.combining(char) or char == "ー" else char if char in "’'" and before else ""
            continue
        script = _script(char, plain)
        if not before:
            words.append(length)
        elif script == "own" or script != before:
            marks.append(length)
        letters.append(plain)
        length += len(plain)
        before = script
    joined = "".join(letters)
    return Folded(joined, tuple(words), tuple(marks) + articles(joined, words))


@cache
def _script(char: str, plain: str) -> str:
    if plain.isdigit():
        return "digit"
    return "own" if is_han(char) or is_kana(char) or is_hangul(char) else "word"


def articles(letters: str, words: list[int]) -> tuple[int, ...]:
    """Return where Arabic words begin behind their article."""
    found: list[int] = []
    for start in words:
        article = next((each for each in ARTICLES if letters.startswith(each, start)), "")
        if article and len(letters) > start + len(article) + 1:
            found.append(start + len(article))
    return tuple(found)


@cache
def letters_of(char: str) -> str:
    """Return the plain letters or digits of one character, "" when it is none."""
    if is_hangul(char):
        first, vowel, last = jamo(char)
        return "".join(PAIRS.get(each, each) for each in FIRSTS[first] + VOWELS[vowel] + LASTS[last].strip())
    plain = ""
    for each in unicodedata.normalize("NFKD", char.casefold()):
        code = ord(each)
        category = unicodedata.category(each)
        if code in KATAKANA:
            each = chr(code - HIRAGANA_BELOW)
        if category == "Nd":
            plain += str(unicodedata.digit(each))
        elif FIRST <= code < FIRST + len(FIRSTS):
            plain += FIRSTS[code - FIRST]
        elif VOWEL <= code < VOWEL + len(VOWELS):
            plain += PAIRS.get(VOWELS[code - VOWEL], VOWELS[code - VOWEL])
        elif LAST < code < LAST + len(LASTS):
            plain += PAIRS.get(LASTS[code - LAST], LASTS[code - LAST])
        elif category[0] in "LN" and each not in "ーـ":
            plain += PLAIN.get(each, SMALL_KANA.get(each, each))
    return plain
