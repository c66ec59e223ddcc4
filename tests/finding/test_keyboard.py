"""The keyboard on the screen: hangul grow into syllables, kana take their marks, and every name can be typed."""

from datetime import date

import pytest

from kiosk import paths
from kiosk.finding import keyboard
from kiosk.finding.folding import folded, is_han
from kiosk.finding.readings import kana
from kiosk.library import load_library


@pytest.mark.parametrize(
    ("pressed", "seen"),
    [
        ("ㄱ", "ㄱ"),
        ("ㄱㅓ", "거"),
        ("ㄱㅓㅎ", "겋"),
        ("ㄱㅓㅎㅜ", "거후"),
        ("ㄱㅓㅎㅜㅎㅗ", "거후호"),
        ("ㅇㅗㅏㄴ", "완"),
        ("ㄷㅏㄹㄱ", "닭"),
        ("ㄷㅏㄹㄱㅇㅣ", "닭이"),
        ("ㄷㅏㄹㄱㅣ", "달기"),
        ("ㄱㅏㅂㅅ", "값"),
        ("ㄱㅎ", "ㄱㅎ"),
        ("ㅏㅣ", "ㅏㅣ"),
        ("ㄲㅗㅊ", "꽃"),
        ("G312 ㄱㅜㄱㄷㅗ", "G312 국도"),
        ("한ㄱㅏ", "한가"),
        ("", ""),
    ],
)
def test_hangul_is_composed(pressed: str, seen: str) -> None:
    assert keyboard.composed(pressed) == seen


def test_composing_loses_no_letter() -> None:
    for pressed in ("ㅇㅜㅈㅣㄴㅇㅕㄱ", "ㅊㅏㅇㅈㅓㅜ", "ㅂㅏㄱㄹㅏㅁㅎㅗㅣ", "ㄱㅗㅏㅎㅏㄱ", "ㄱㅗㅏㄴㄱㅗㅏㅇ"):
        assert folded(keyboard.composed(pressed)).letters == pressed


def test_kana_take_their_marks_in_turn() -> None:
    turned = ["は"]
    for _ in range(3):
        turned.append(keyboard.marked(turned[-1]))
    assert turned == ["は", "ば", "ぱ", "は"]
    assert keyboard.marked("かつ") == "かっ"
    assert keyboard.marked("ん") == "ん"
    assert keyboard.marked("") == ""


@pytest.mark.parametrize("tag", ["zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar"])
def test_every_name_can_be_typed(tag: str) -> None:
    layers = (keyboard.OWN, keyboard.LATIN, keyboard.NUMBERS)
    boards = [keyboard.board(tag, layer) for layer in layers] + [keyboard.board(tag, shifted=True)]
    letters = {each for board in boards for row in board.rows for key in row for each in folded(key).letters}
    edition = load_library(paths.FACTORY_CONTENT, date(2026, 5, 1)).editions[tag]
    for face in edition.faces.values():
        name = "".join(kana(face.name)) if tag == "ja" else face.name
        missing = [each for each in folded(name).letters if each not in letters and not is_han(each)]
        assert not missing, (face.name, missing)


def test_boards_offer_the_way_to_the_others() -> None:
    assert keyboard.board("de").below == ("numbers", "space", "delete")
    assert keyboard.board("ru").below == ("latin", "numbers", "space", "delete")
    assert keyboard.board("ru", "latin").below == ("own", "numbers", "space", "delete")
    assert "shift" in keyboard.board("ko").below
    assert "mark" in keyboard.board("ja").below
