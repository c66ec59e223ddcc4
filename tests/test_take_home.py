"""What a phone reads from the screen is what the page says: decoded by a program that knows nothing of ours."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import editorial, paths
from kiosk.content.editing import Workspace
from tests.drive import SMALL, SMALL_UPRIGHT, Driver, word

LANGUAGES = ("zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar")
PAGES = (
    ("overview", "", "figure.area"),
    ("overview", "vision", "vision.goal_city_centre"),
    ("industry", "", "figure.medical_output"),
    ("industry", "industry.materials", "figure.graphene_firsts"),
    ("transport", "park", "link.beijing_hangzhou_railway"),
    ("ecology", "", "figure.lake_area"),
)
"""A page, a section of it, and something that it tells."""
LONGEST = "https://hospital.example.org/" + "visit-" * 45 + "1"
ADDRESSES = {
    "story.overview": "https://example.org/overview?from=kiosk",
    "story.transport_park": "https://example.org/here",
    "industry.materials": "https://example.org/graphene",
    "organisation.west_taihu_hospital": LONGEST,
}


@pytest.fixture(scope="module")
def driver(application: QGuiApplication) -> Iterator[Driver]:
    """One kiosk for all of them."""
    driver = Driver()
    yield driver
    driver.close()


@pytest.fixture
def visit(driver: Driver) -> Driver:
    """A visitor who has just come."""
    driver.reset()
    driver.wake()
    return driver


def scanned(driver: Driver, folder: Path) -> str:
    """Return what a reader of codes sees on the screen.

    :raises AssertionError: it sees no code, or more than one.
    """
    picture = folder / "screen.png"
    assert driver.window.grabWindow().save(str(picture))
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)],
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.decode().strip()


def all_scanned(driver: Driver, folder: Path) -> list[str]:
    """Return what all codes of the page say, one after the other."""
    driver.press_word("Take it home")
    texts = [scanned(driver, folder)]
    while word("Next code") in [control.name for control in driver.controls() if control.enabled]:
        driver.press_word("Next code")
        texts.append(scanned(driver, folder))
    driver.press_word("Take it home")
    return texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_reads_the_page_in_the_visitors_language(visit: Driver, tmp_path: Path, language: str) -> None:
    visit.shell.chooseLanguage(language)
    for page, section, entry_id in PAGES:
        visit.shell.go(page, section)
        visit.rest()
        texts = all_scanned(visit, tmp_path)
        card = visit.kiosk.deck.card(entry_id)
        assert any(card.name in text for text in texts), (page, section, texts)
        assert any(card.sentence in text for text in texts), (page, section, texts)
        assert all(word("Changzhou West Taihu Science and Technology Industrial Park") in text for text in texts)
        assert all(card.sourceText in text for text in texts if card.name in text), "a figure stands with its source"


def test_claims_plans_and_years_are_said(visit: Driver, tmp_path: Path) -> None:
    visit.shell.chooseLanguage("en")
    visit.shell.go("industry", "industry.materials")
    told = "\n".join(all_scanned(visit, tmp_path))
    assert "Graphene “firsts”, by the park’s count: 14 (own description)" in told
    assert "Where no year is named, the source names none." in told
    visit.shell.go("industry", "")
    assert "more than ¥7.5\u00a0billion (2021)" in "\n".join(all_scanned(visit, tmp_path))
    visit.shell.go("overview", "")
    assert "2015: Approved for preparation (in preparation)" in "\n".join(all_scanned(visit, tmp_path))
    visit.shell.go("transport", "")
    told = "\n".join(all_scanned(visit, tmp_path))
    assert "Urban rail transit (planned)" in told
    assert "(planned) (planned)" not in told


def test_an_open_card_is_taken_home_alone(visit: Driver, tmp_path: Path) -> None:
    visit.shell.openDetail("figure.lake_area")
    visit.rest()
    card = visit.kiosk.deck.card("figure.lake_area")
    text = all_scanned(visit, tmp_path)[0]
    assert all(part in text for part in (card.name, card.sentence, card.statement, card.asOfText, card.sourceText))
    assert visit.place()[2] == "figure.lake_area", "it is still open afterwards"


@pytest.mark.parametrize("size", [SMALL, SMALL_UPRIGHT])
@pytest.mark.parametrize(("text_size", "contrast"), [(200, False), (100, True)])
def test_large_text_and_contrast_leave_the_code_readable(
    visit: Driver, tmp_path: Path, size: object, text_size: int, contrast: bool
) -> None:
    visit.resize(size)  # pyright: ignore[reportArgumentType]
    visit.shell.set_text_size(text_size)
    visit.shell.set_high_contrast(contrast)
    visit.rest()
    visit.press_word("Take it home")
    assert visit.kiosk.deck.card("figure.area").name in scanned(visit, tmp_path)


@pytest.fixture
def linked(application: QGuiApplication, tmp_path: Path) -> Iterator[Driver]:
    """A kiosk whose staff set web addresses."""
    with Workspace.open(tmp_path / "draft", paths.FACTORY_CONTENT) as workspace:
        for entry_id, address in ADDRESSES.items():
            workspace.set_value(entry_id, "address", address)
        workspace.build(tmp_path / "release", editorial.snapshot)
    driver = Driver(content=tmp_path / "release" / "content.sqlite")
    yield driver
    # Words are spoken in the language that was chosen last, by all kiosks here
    driver.reset()
    driver.close()


def test_a_web_address_takes_the_texts_place_and_says_so(linked: Driver, tmp_path: Path) -> None:
    linked.wake()
    offline = "Point your phone’s camera at the code: it holds the text of this page. No network is needed."
    online = (
        "Point your phone’s camera at the code: it leads to this page on the web. Your phone needs a network for it."
    )
    for language, place, told in (
        ("zh_Hans", ("overview", "", ""), ADDRESSES["story.overview"]),
        ("de", ("overview", "vision", ""), ADDRESSES["story.overview"]),
        ("ar", ("transport", "park", ""), ADDRESSES["story.transport_park"]),
        ("en", ("industry", "industry.materials", ""), ADDRESSES["industry.materials"]),
        ("ru", ("overview", "institutions", "organisation.west_taihu_hospital"), LONGEST),
        ("ko", ("transport", "", ""), ""),
        ("ja", ("industry", "industry.medical", ""), ""),
    ):
        linked.shell.chooseLanguage(language)
        linked.shell.go(*place[:2])
        if place[2]:
            linked.shell.openDetail(place[2])
        linked.rest()
        linked.press_word("Take it home")
        text, drawn = scanned(linked, tmp_path), linked.within_reach()
        if told:
            assert text == told, place
            assert {told, word(online)} <= drawn, "it is also there to be read"
            assert word(offline) not in drawn
            assert word("Next code") not in [control.name for control in linked.controls()]
        else:
            assert word("Changzhou West Taihu Science and Technology Industrial Park") in text, place
            assert word(offline) in drawn
            assert word(online) not in drawn
        linked.press_word("Take it home")


def test_turning_pages_ends_at_the_last_code_and_begins_anew(visit: Driver, tmp_path: Path) -> None:
    assert len(texts := all_scanned(visit, tmp_path)) > 1
    assert len(set(texts)) == len(texts)
    visit.press_word("Take it home")
    assert scanned(visit, tmp_path) == texts[0]


def test_going_elsewhere_closes_it(visit: Driver) -> None:
    visit.press_word("Take it home")
    visit.press_word("Ecology")
    assert visit.shell.menu == ""
    assert visit.place() == ("ecology", "", "")
