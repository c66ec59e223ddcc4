"""What is shown says no more than the source: flags are obeyed, in every language."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from kiosk.content.records import FigureRecord
from kiosk.viewmodels.edition import Edition

TAGS = ("zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar")
MARKED = ("planned", "aim", "claimed", "computed", "approved_preparation")

pytestmark = pytest.mark.parametrize("tag", TAGS)


def test_every_entry_is_told_in_the_language_itself(tag: str, shipped: Mapping[str, Edition]) -> None:
    for entry_id, face in shipped[tag].faces.items():
        assert not face.fell_back, entry_id
        if face.kind not in ("story", "picture_slot"):
            assert face.name, entry_id


def test_cards_carry_their_marks(tag: str, shipped: Mapping[str, Edition]) -> None:
    edition = shipped[tag]
    for entry in edition.content:
        face = edition.faces[entry.id]
        assert bool(face.note) == (entry.status in MARKED), entry.id
        assert face.planned == (entry.status == "planned")
        assert face.claimed == (entry.status == "claimed")


def test_status_date_and_source_are_always_said(tag: str, shipped: Mapping[str, Edition]) -> None:
    edition = shipped[tag]
    undated = edition.language.tr("not dated in the source")
    for entry in edition.content:
        if not entry.facts:
            continue
        face = edition.faces[entry.id]
        assert face.status and face.source and face.as_of, entry.id
        assert (face.as_of == undated) == (entry.as_of is None), entry.id


def test_2015_is_a_preparation(tag: str, shipped: Mapping[str, Edition]) -> None:
    edition = shipped[tag]
    for entry_id in ("title.high_tech_zone", "milestone.approved_preparation"):
        face = edition.faces[entry_id]
        assert face.status == edition.language.tr("Approved for preparation")
        assert face.note == edition.language.tr("in preparation")


def test_figures_keep_number_unit_and_qualifier(tag: str, shipped: Mapping[str, Edition]) -> None:
    edition = shipped[tag]
    for entry in edition.content:
        if not isinstance(entry, FigureRecord):
            continue
        face = edition.faces[entry.id]
        assert face.number and face.sentence, entry.id
        assert any(letter.isascii() and letter.isdigit() for letter in face.number), "Western digits everywhere"
        assert not any(letter.isdecimal() and not letter.isascii() for letter in face.number + face.sentence)
        if entry.qualifier == "more_than":
            assert face.qualifier, entry.id
    assert edition.content.entry("figure.lake_area")
    lake = edition.content.entry("figure.lake_area")
    assert isinstance(lake, FigureRecord)
    assert lake.number == Decimal(177)
    assert "177" in edition.faces["figure.lake_area"].number


def test_fourteen_is_labelled_each_time(tag: str, shipped: Mapping[str, Edition]) -> None:
    """Kilometres of shore, square kilometres of lake and counted firsts must never be mistaken for each other."""
    edition = shipped[tag]
    fourteen = [
        entry.id for entry in edition.content if isinstance(entry, FigureRecord) and entry.number == Decimal(14)
    ]
    assert len(fourteen) >= 3
    assert len({edition.faces[entry_id].name for entry_id in fourteen}) == len(fourteen)
    assert len({(edition.faces[each].number, edition.faces[each].unit) for each in fourteen}) == len(fourteen)
