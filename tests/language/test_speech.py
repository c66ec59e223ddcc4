"""What a voice is given: numbers, units, years and signs in the words of each language, and sentences one by one."""

import re
from datetime import date

import pytest

from kiosk import paths
from kiosk.language import Language
from kiosk.language.sentences import sentences
from kiosk.language.speech import Speech
from kiosk.library import load_library

TAGS = ("zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar")


def spoken(tag: str, text: str) -> str:
    """Return how a text is spoken."""
    return Speech(tag, Language.load(tag, paths.CATALOGUES).tr).spoken(text)


@pytest.mark.parametrize(
    ("tag", "written", "said"),
    [
        ("en", "70.5 km², Area of the park", "70.5 square kilometres, Area of the park"),
        ("en", "1 km", "1 kilometre"),
        ("en", ">¥7.5\u00a0billion, Output", "more than 7.5 billion yuan, Output"),
        ("en", "400+, Companies", "more than 400, Companies"),
        ("en", "2021–2025", "2021 to 2025"),
        ("en", "12,345", "12345"),
        ("en", "Beijing–Hangzhou · Science & Technology", "Beijing-Hangzhou, Science and Technology"),
        ("de", ">7,5\u00a0Mrd. Yuan, Wert", "mehr als 7,5 Milliarden Yuan, Wert"),
        ("de", "1\u00a0Mio. Yuan", "1 Million Yuan"),
        ("de", "≈19,9\u00a0%, Anteil", "etwa 19,9 Prozent, Anteil"),
        ("de", "12.345 km", "12345 Kilometer"),
        ("de", "2. Platz", "zweiter Platz"),
        ("de", "14. Fünfjahresplan", "vierzehnte Fünfjahresplan"),
        ("fr", "12\u202f345 km²", "12345 kilomètres carrés"),
        ("fr", ">40\u202f%", "plus de 40 pour cent"),
        ("es", "8.ª edición, 2.º puesto", "octava edición, segundo puesto"),
        ("es", "12.345 km", "12345 kilómetros"),
        ("ru", "70,5\u00a0км², 2\u00a0км, 5\u00a0км", "70,5 квадратного километра, 2 километра, 5 километров"),
        ("ru", ">7,5\u00a0млрд юаней", "более 7,5 миллиарда юаней"),
        ("ru", "2-е место, 8-я выставка, №\u00a01", "второе место, восьмая выставка, номер 1"),
        ("ar", "\u2066+400\u2069, x", "أكثر من 400, x"),
        ("ar", "\u2066>30%\u2069", "أكثر من 30 بالمائة"),
        ("ko", "30%, 70.5 km²", "30퍼센트, 70.5제곱킬로미터"),
        ("ja", "≈19.9%", "約19.9 パーセント"),
        ("zh_Hans", "2021年, >30%, 滆湖", "二零二一年, 超过百分之30, 隔湖"),
        ("zh_Hant", "2021–2025年", "二零二一到二零二五年"),
    ],
)
def test_signs_and_units_become_words(tag: str, written: str, said: str) -> None:
    assert spoken(tag, written) == said


@pytest.mark.parametrize("tag", TAGS)
def test_of_all_the_content_no_sign_is_left(tag: str) -> None:
    edition = load_library(paths.FACTORY_CONTENT, date(2026, 5, 1)).editions[tag]
    speak = Speech(tag, edition.language.tr).spoken
    for face in edition.faces.values():
        for text in (f"{face.number} {face.unit}, {face.name}", face.sentence, face.statement, face.source, face.as_of):
            said = speak(text)
            assert not re.search(r"[²³%‰>≈<+=×·/&№¥°\u00a0\u202f\u2066-\u2069]|\d[  ]\d{3}|\bkm\b", said), (text, said)
            assert bool(said) == bool(text.strip(" ,"))


def test_sentences_end_where_they_end() -> None:
    text = "A lake, 5.2 km long. In 2015 it was. “Yes.” Look! The 2. stays"
    assert [text[start : start + length] for start, length in sentences(text)] == [
        "A lake, 5.2 km long.",
        "In 2015 it was.",
        "“Yes.”",
        "Look!",
        "The 2. stays",
    ]
    chinese = "一湖。二湖！三"
    assert [chinese[start : start + length] for start, length in sentences(chinese)] == ["一湖。", "二湖！", "三"]
    assert list(sentences("  ")) == []
