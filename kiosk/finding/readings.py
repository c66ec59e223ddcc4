"""How names sound: Chinese in pinyin, Japanese in kana, Korean and Russian in Latin letters."""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from kiosk import paths
from kiosk.finding.folding import REMEMBERED, is_han, is_hangul, is_kana, jamo

READINGS = paths.RESOURCES / "readings"
LONGEST_WORD = 8
"""Characters of the longest word in ``japanese.txt``; nothing longer is looked up."""

COLUMNS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "m": "まみむめも",
    "r": "らりるれろ",
    "g": "がぎぐげご",
    "z": "ざじずぜぞ",
    "d": "だぢづでど",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}
"""The table of fifty sounds by their onset, each column from a to o."""
ROMAJI = {
    **{kana: onset + vowel for onset, column in COLUMNS.items() for kana, vowel in zip(column, "aiueo", strict=True)},
    **dict(zip("ぁぃぅぇぉ", "aiueo", strict=True)),
    "し": "shi",
    "ち": "chi",
    "つ": "tsu",
    "ふ": "fu",
    "じ": "ji",
    "ぢ": "ji",
    "づ": "zu",
    "ゔ": "vu",
    "や": "ya",
    "ゆ": "yu",
    "よ": "yo",
    "わ": "wa",
    "を": "o",
    "ん": "n",
}
GLIDES = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}

FIRSTS = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
)  # fmt: skip
VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
)  # fmt: skip
LASTS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t",
    "t", "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip
CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
CYRILLIC_SOUNDS = (
    "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t",
    "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
)  # fmt: skip
CYRILLIC = dict(zip(CYRILLIC_LETTERS, CYRILLIC_SOUNDS, strict=True))


@lru_cache(maxsize=REMEMBERED)
def pinyin(name: str) -> tuple[str, ...]:
    """Return ``name`` as parts: each Han character as its syllable without tone, ü as v; all else as it stands.

    Imports a dictionary of some megabytes: for a process of its own.
    """
    read = _chinese()
    parts: list[str] = []
    run = ""
    for char in (*name, ""):
        if char and is_han(char):
            run += char
            continue
        if run:
            parts += read(run)
            run = ""
        if char:
            parts.append(char)
    return tuple(parts)


@cache
def _chinese() -> Callable[[str], list[str]]:
    """Return what reads a run of Han characters."""
    import pypinyin

    for word, syllables in _table("chinese.txt").items():
        if len(word) == 1:
            known = pypinyin.pinyin(word, style=pypinyin.Style.NORMAL, heteronym=True)[0]
            pypinyin.load_single_dict({ord(word): ",".join(dict.fromkeys((syllables, *known)))}, style="tone")
        else:
            pypinyin.load_phrases_dict({word: [[syllable] for syllable in syllables.split()]})
    return lambda run: pypinyin.lazy_pinyin(run, style=pypinyin.Style.NORMAL, v_to_u=False)


@cache
def _table(name: str) -> dict[str, str]:
    """Return a list of words with their readings."""
    lines = (READINGS / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {word: reading for word, _, reading in pairs}


@cache
def _onyomi() -> dict[str, str]:
    """Return how each Han character is read in Japanese compounds."""
    table: dict[str, str] = {}
    for line in (READINGS / "onyomi.txt").read_text(encoding="utf-8").splitlines():
        kana, _, characters = line.partition(" ")
        table.update(dict.fromkeys(characters, kana))
    return table


@lru_cache(maxsize=REMEMBERED)
def kana(name: str) -> tuple[str, ...]:
    """Return ``name`` as parts in hiragana: known words first, other Han characters by their usual reading.

    What is neither Han nor kana stands as it is.
    """
    words, single = _table("japanese.txt"), _onyomi()
    parts: list[str] = []
    loose = False
    at = 0
    while at < len(name):
        char = name[at]
        lengths = range(min(LONGEST_WORD, len(name) - at), 0, -1)
        word = next((name[at : at + length] for length in lengths if name[at : at + length] in words), "")
        if word:
            parts.append(words[word])
        elif is_kana(char) or char == "ー":
            if not loose:
                parts.append("")
            parts[-1] += hiragana(char)
        else:
            parts.append(single.get(char, char))
        loose = not word and (is_kana(char) or char == "ー")
        at += max(1, len(word))
    return tuple(parts)


def hiragana(text: str) -> str:
    """Return ``text`` with its katakana as hiragana."""
    return "".join(chr(ord(char) - 0x60) if 0x30A1 <= ord(char) <= 0x30F6 else char for char in text)


def romaji(text: str) -> str:
    """Return hiragana in Latin letters, long vowels as they are typed; all else stands as it is."""
    latin = ""
    double = False
    for char in unicodedata.normalize("NFC", text):
        if char == "っ":
            double = True
            continue
        if char in GLIDES and latin.endswith("i"):
            stem = latin[:-1]
            latin = stem + (GLIDES[char][1:] if stem.endswith(("sh", "ch", "j")) else GLIDES[char])
            continue
        sound = ROMAJI.get(char, "" if char == "ー" else char)
        latin += sound[0] + sound if double and sound else sound
        double = False
    return latin


def revised(text: str) -> str:
    """Return hangul in Latin letters, syllable by syllable; all else stands as it is."""
    latin = ""
    for char in text:
        if is_hangul(char):
            first, vowel, last = jamo(char)
            latin += FIRSTS[first] + VOWELS[vowel] + LASTS[last]
        else:
            latin += char
    return latin


def from_cyrillic(text: str) -> str:
    """Return Russian in Latin letters; all else stands as it is."""
    return "".join(CYRILLIC.get(char, char) for char in text.lower())
