"""Texts are divided among codes without losing a word, and a code holds its text."""

import random

import pytest

from kiosk.codes import LONGEST, Line, code_of, divided


def test_few_lines_stand_in_one_text_with_each_ending_once() -> None:
    lines = [Line("one", ("source",)), Line("two", ("note", "source"))]
    assert divided("heading", lines) == ["heading\none\ntwo\nsource\nnote"]


@pytest.mark.parametrize("letter", ["a", "湖", "ж"])
def test_nothing_is_lost_and_no_text_is_too_long(letter: str) -> None:
    chance = random.Random(20260501)
    words = [" ".join(letter * chance.randint(1, 12) for _ in range(chance.randint(1, 60))) for _ in range(40)]
    texts = divided("heading", [Line(line, ("source",)) for line in words])
    assert all(len(text.encode()) <= LONGEST for text in texts)
    bodies = [text.removeprefix("heading\n").removesuffix("\nsource") for text in texts]
    assert "".join(bodies).replace("\n", "").replace(" ", "") == "".join(words).replace(" ", "")


def test_a_word_longer_than_a_code_is_broken_between_letters() -> None:
    texts = divided("", [Line("湖" * 900)])
    assert "".join(texts).replace("\n", "") == "湖" * 900


def test_the_longest_text_still_is_a_code_of_the_size_that_a_phone_reads() -> None:
    code = code_of("x" * LONGEST)
    assert code.size == 85
    assert code.path.startswith("M0 0h7v1h-7z"), "the finder in the corner"
