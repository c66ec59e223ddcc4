"""A text may be foreign, but never blank and never missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from i18n import catalogues
from kiosk.language import Catalogue, Language

Texts = dict[str, str | tuple[str, ...]]


def compile_texts(root: Path, tag: str, texts: Texts, context: str | None = None) -> None:
    """Write the MO file of one language with these texts below ``root/build/i18n``."""
    catalog = catalogues.Catalog(locale=tag)
    for msgid, string in texts.items():
        identity = msgid if isinstance(string, str) else (msgid, msgid)
        catalog.add(identity, string, context=context)
    path = catalogues.po_path(root, tag)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        catalogues.write_po(file, catalog)
    catalogues.compile_all(root, [tag])


@pytest.fixture
def i18n_dir(tmp_path: Path) -> Path:
    compile_texts(tmp_path, "zh_Hant", {"Home": "首頁", "Lake": ""})
    compile_texts(tmp_path, "zh_Hans", {"Home": "首页", "Lake": "湖", "%n firms": ("%n 家企业",)})
    return tmp_path / "build" / "i18n"


@pytest.mark.logs("no interface texts for en")
def test_a_missing_text_comes_from_the_next_language_and_is_recorded(i18n_dir: Path) -> None:
    catalogue = Catalogue.load("zh_Hant", i18n_dir, ["zh_Hans", "en"])
    assert catalogue.gettext("Home") == "首頁"
    assert catalogue.fell_back == frozenset()
    assert catalogue.gettext("Lake") == "湖"
    assert catalogue.gettext("Nobody knows this") == "Nobody knows this"
    assert catalogue.ngettext("%n firms", "%n firms", 3) == "%n 家企业"
    assert catalogue.fell_back == {"Lake", "Nobody knows this", "%n firms"}


@pytest.mark.logs("no interface texts for (de|en)")
def test_no_text_is_blank_without_any_catalogue(tmp_path: Path) -> None:
    catalogue = Catalogue.load("de", tmp_path, ["en"])
    assert catalogue.gettext("Home") == "Home"
    assert catalogue.gettext("Home", "building") == "Home"
    assert catalogue.ngettext("{n} firm", "{n} firms", 1) == "{n} firm"
    assert catalogue.ngettext("{n} firm", "{n} firms", 2) == "{n} firms"
    assert catalogue.message("%n firms", n=2) == "%n firms"


@pytest.mark.logs("no interface texts for zh_Hant")
@pytest.mark.parametrize("content", [b"", b"no catalogue at all", b"\xde\x12\x04\x95" + b"\xff" * 30])
def test_a_damaged_file_costs_its_language_only(i18n_dir: Path, content: bytes) -> None:
    (i18n_dir / "zh_Hant" / "LC_MESSAGES" / "kiosk.mo").write_bytes(content)
    assert Catalogue.load("zh_Hant", i18n_dir, ["zh_Hans"]).gettext("Home") == "首页"


def test_a_context_tells_equal_words_apart(tmp_path: Path) -> None:
    compile_texts(tmp_path, "de", {"Home": "Startseite"}, context="button")
    catalogue = Catalogue.load("de", tmp_path / "build" / "i18n")
    assert catalogue.gettext("Home", "button") == "Startseite"
    assert catalogue.message("Home", "button") == "Startseite"
    assert catalogue.gettext("Home") == "Home"


def test_a_plural_with_a_context_is_found(tmp_path: Path) -> None:
    compile_texts(tmp_path, "de", {"%n left": ("%n Tag", "%n Tage")}, context="days")
    catalogue = Catalogue.load("de", tmp_path / "build" / "i18n")
    assert catalogue.message("%n left", "days", 1) == "%n Tag"
    assert catalogue.message("%n left", "days", 4) == "%n Tage"


RUSSIAN = ("%n завод", "%n завода", "%n заводов")
ARABIC = ("صفر", "واحد", "اثنان", "%n قليل", "%n مئة", "%n كثير")


@pytest.mark.parametrize(
    ("tag", "forms", "expected"),
    [
        ("ru", RUSSIAN, {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 14: 2, 21: 0, 22: 1, 112: 2, 400: 2}),
        ("ar", ARABIC, {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 5, 99: 5, 100: 4, 102: 4, 103: 3, 400: 4}),
        ("fr", ("%n firme", "%n firmes"), {0: 0, 1: 0, 2: 1, 400: 1}),
        ("ja", ("%n 社",), {0: 0, 1: 0, 400: 0}),
    ],
)
def test_every_number_gets_its_plural_form(
    tmp_path: Path, tag: str, forms: tuple[str, ...], expected: dict[int, int]
) -> None:
    compile_texts(tmp_path, tag, {"%n firms": forms})
    catalogue = Catalogue.load(tag, tmp_path / "build" / "i18n")
    assert {n: catalogue.message("%n firms", n=n) for n in expected} == {
        n: forms[index] for n, index in expected.items()
    }


def test_fields_and_numbers_are_filled_in(tmp_path: Path) -> None:
    compile_texts(tmp_path, "de", {"As of {year}": "Stand {year}", "{n} firms": ("{n} Firma", "{n} Firmen")})
    language = Language.load("de", tmp_path / "build" / "i18n")
    assert language.tr("As of {year}", year=2021) == "Stand 2021"
    assert language.ntr("{n} firms", "{n} firms", 1) == "1 Firma"
    assert language.ntr("{n} firms", "{n} firms", 12345) == "12.345 Firmen"
    assert language.tr("{kept}") == "{kept}"
    assert language.trc("button", "Home") == "Home"
    with pytest.raises(KeyError):
        language.tr("As of {year}", day=1)


def test_importing_the_language_does_not_import_babel(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib, kiosk.language as l;"
        f"t = l.Language.load('de', pathlib.Path({str(tmp_path)!r}));"
        "assert t.tr('Home') == 'Home' and t.ntr('{n} day', '{n} days', 2) == '2 days';"
        "assert not [name for name in sys.modules if name.startswith('babel')];"
        "assert t.formats.number(7.5) == '7,5' and 'babel' in sys.modules"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
