"""The door that translators depend on: it keeps their work and names every fault."""

import gettext
import io
import re
from pathlib import Path

import pytest
from babel import Locale

from i18n import catalogues
from kiosk import paths

PYTHON = """
def words(self, tr):
    #: Beside a number
    tr("more than")
    tr("one " "two")
    self._language.tr("As of {year}", year=2021)
    self.language.trc("button", "Home")
    self.ntr("{n} firm", "{n} firms", 3)
    string.other("not this")
"""
QML = """
Item {
    //: On every page
    property string a: qsTr("Home")
    property string b: qsTr("Home", "building")
    property string c: qsTr("%n companies", "", 3)
    property string d: qsTr("more than")
}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "kiosk" / "qml").mkdir(parents=True)
    (tmp_path / "kiosk" / "a.py").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "kiosk" / "qml" / "A.qml").write_text(QML, encoding="utf-8")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "B.qml").write_text('qsTr("not this")', encoding="utf-8")
    return tmp_path


def edit(root: Path, tag: str, old: str, new: str) -> None:
    path = catalogues.po_path(root, tag)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def findings(root: Path, tag: str) -> str:
    return "\n".join(str(finding) for finding in catalogues.check(root, [tag]))


def fill(root: Path) -> None:
    """Translate German wholly."""
    catalogues.merge(root, ["de"])
    path = catalogues.po_path(root, "de")
    text = path.read_text(encoding="utf-8")
    entries = text.split("\n\n")
    for index, entry in enumerate(entries[1:], 1):
        msgid = entry.split('msgid "')[1].split('"')[0]
        entry = entry.replace('msgstr ""', f'msgstr "{msgid}"')
        entries[index] = entry.replace('msgstr[0] ""', 'msgstr[0] "Firma"').replace(
            'msgstr[1] ""', f'msgstr[1] "{msgid}"'
        )
    path.write_text("\n\n".join(entries), encoding="utf-8")


def test_all_texts_are_extracted_with_their_notes(root: Path) -> None:
    template = catalogues.extract(root)
    found = {(message.id, message.context): message for message in template if message.id}
    assert set(found) == {
        ("more than", None),
        ("one two", None),
        ("As of {year}", None),
        ("Home", "button"),
        (("{n} firm", "{n} firms"), None),
        ("Home", None),
        ("Home", "building"),
        (("%n companies", "%n companies"), None),
    }
    assert found["more than", None].auto_comments == ["Beside a number"]
    assert [name for name, _ in found["more than", None].locations] == ["kiosk/a.py", "kiosk/qml/A.qml"]
    assert found["Home", None].auto_comments == ["On every page"]


def test_files_change_only_when_texts_change(root: Path) -> None:
    catalogues.merge(root)
    before = {tag: catalogues.po_path(root, tag).read_bytes() for tag in catalogues.TAGS}
    template = catalogues.pot_path(root).read_bytes()
    source = root / "kiosk" / "a.py"
    source.write_text("\n\n\n" + source.read_text(encoding="utf-8"), encoding="utf-8")
    catalogues.merge(root)
    assert {tag: catalogues.po_path(root, tag).read_bytes() for tag in catalogues.TAGS} == before
    assert catalogues.pot_path(root).read_bytes() == template
    assert b"Date" not in template
    assert b":1" not in template
    assert b'"Language: de' in before["de"]


def test_english_fills_itself_but_for_the_plural_qml_cannot_say(root: Path) -> None:
    left = catalogues.merge(root)
    assert left["en"] == 1
    assert left["de"] == 8
    assert catalogues.check(root, ["en"]) == [
        catalogues.Finding("i18n/en/LC_MESSAGES/kiosk.po", "'%n companies': not translated")
    ]
    edit(root, "en", 'msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "%n company"\nmsgstr[1] "%n companies"')
    assert catalogues.merge(root)["en"] == 0
    assert catalogues.check(root, ["en"]) == []


def test_english_follows_a_changed_plural_until_somebody_rewords_it(root: Path) -> None:
    catalogues.merge(root, ["en"])
    source = root / "kiosk" / "a.py"
    source.write_text(source.read_text(encoding="utf-8").replace("{n} firms", "{n} companies"), encoding="utf-8")
    catalogues.merge(root, ["en"])
    assert 'msgstr[1] "{n} companies"' in catalogues.po_path(root, "en").read_text(encoding="utf-8")


def test_translations_survive_and_are_never_guessed(root: Path) -> None:
    catalogues.merge(root, ["de"])
    edit(root, "de", 'msgid "more than"\nmsgstr ""', '# our choice\nmsgid "more than"\nmsgstr "mehr als"')
    qml, python = root / "kiosk" / "qml" / "A.qml", root / "kiosk" / "a.py"
    for path in (qml, python):
        path.write_text(path.read_text(encoding="utf-8").replace("more than", "more then"), encoding="utf-8")
    catalogues.merge(root, ["de"])
    text = catalogues.po_path(root, "de").read_text(encoding="utf-8")
    assert 'msgid "more then"\nmsgstr ""' in text
    assert '#~ msgid "more than"\n#~ msgstr "mehr als"' in text
    assert "fuzzy" not in text
    for path in (qml, python):
        path.write_text(path.read_text(encoding="utf-8").replace("more then", "more than"), encoding="utf-8")
    catalogues.merge(root, ["de"])
    text = catalogues.po_path(root, "de").read_text(encoding="utf-8")
    assert 'msgid "more than"\nmsgstr "mehr als"' in text
    assert "# our choice" in text
    assert "#~" not in text


def test_a_wholly_translated_language_has_no_fault(root: Path) -> None:
    fill(root)
    assert findings(root, "de") == ""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('msgstr "more than"', 'msgstr ""', "'more than': not translated"),
        ('msgstr[1] "%n companies"', 'msgstr[1] ""', "'%n companies': not translated"),
        ('msgstr[1] "%n companies"\n', "", "'%n companies': not translated"),
        ('msgid "more than"', '#, fuzzy\nmsgid "more than"', "'more than': fuzzy"),
        ('msgstr "As of {year}"', 'msgstr "Stand {jahr}"', "'As of {year}': placeholders differ"),
        ('msgstr "As of {year}"', 'msgstr "Stand"', "'As of {year}': placeholders differ"),
        ('msgstr[1] "%n companies"', 'msgstr[1] "Firmen"', "'%n companies': placeholders differ in form 1"),
        ('msgstr "more than"', 'msgstr "mehr als "', "'more than': space at the ends differs"),
        ('msgstr "more than"', 'msgstr "\\nmehr als"', "'more than': space at the ends differs"),
        ("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0", "cannot be read"),
        ("plural=(n != 1)", "plural=(n > 1)", "wrong plural forms"),
        ('msgid "more than"', 'msgid "moer than"', "'more than': absent; run merge"),
        ('msgid "more than"', 'msgid "moer than"', "'moer than': no longer in the sources; run merge"),
        ('msgid_plural "{n} firms"', 'msgid_plural "{n} firmen"', "no longer in the sources; run merge"),
    ],
)
def test_check_finds_each_kind_of_fault(root: Path, old: str, new: str, message: str) -> None:
    fill(root)
    edit(root, "de", old, new)
    assert message in findings(root, "de")


def test_check_finds_missing_and_outdated_files(root: Path) -> None:
    assert "i18n/ko/LC_MESSAGES/kiosk.po: cannot be read" in findings(root, "ko")
    assert "i18n/kiosk.pot: out of date" in findings(root, "ko")


def test_one_firm_needs_no_number_but_twenty_one_do() -> None:
    assert catalogues.lone_forms("de") == {1 - 1}
    assert catalogues.lone_forms("ar") == {0, 1, 2}
    assert catalogues.lone_forms("ru") == frozenset()
    assert catalogues.lone_forms("ja") == frozenset()


@pytest.mark.parametrize("tag", catalogues.TAGS)
def test_plural_forms_divide_numbers_as_cldr_does(tag: str) -> None:
    form = gettext.c2py(catalogues.Catalog(locale=tag).plural_expr)
    category = Locale.parse(tag).plural_form
    pairs = {(form(number), category(number)) for number in range(2000)}
    assert len(pairs) == len({index for index, _ in pairs}) == len({name for _, name in pairs})
    assert len(pairs) == catalogues.Catalog(locale=tag).num_plurals


def test_compiling_gives_the_same_bytes_and_leaves_out_what_is_not_ready(root: Path) -> None:
    fill(root)
    edit(root, "de", 'msgstr[1] "%n companies"', 'msgstr[1] ""')
    edit(root, "de", 'msgid "one two"', '#, fuzzy\nmsgid "one two"')
    data = catalogues.compile_language(root, "de")
    assert catalogues.compile_language(root, "de") == data
    translations = gettext.GNUTranslations(io.BytesIO(data))
    assert translations.gettext("more than") == "more than"
    assert translations.ngettext("{n} firm", "{n} firms", 1) == "Firma"
    assert b"companies" not in data
    assert b"one two" not in data


def test_the_verbs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogues.main(["extract"], root) == 0
    assert catalogues.main(["merge"], root) == 0
    assert catalogues.main(["compile"], root) == 0
    assert (root / "build" / "i18n" / "ar" / "LC_MESSAGES" / "kiosk.mo").exists()
    capsys.readouterr()
    assert catalogues.main(["check"], root) == 1
    assert "'Home': not translated" in capsys.readouterr().out
    (root / "kiosk" / "qml" / "A.qml").write_text("qsTr(name)", encoding="utf-8")
    assert catalogues.main(["merge"], root) == 1
    error = capsys.readouterr().err
    assert "A.qml:1" in error
    assert "Traceback" not in error
    with pytest.raises(SystemExit) as usage:
        catalogues.main(["guess"], root)
    assert usage.value.code == 2


# -- what staff read


@pytest.fixture
def studio(root: Path) -> Path:
    """A program with texts for visitors and texts for staff."""
    for name in ("viewmodels/studio_words.py", "content/sentences.py", "qml/Kiosk/studio/StudioA.qml"):
        path = root / "kiosk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        call = 'Item { property string a: qsTr("%n to mend", "", 3) }' if path.suffix == ".qml" else 'noted("Kept")'
        path.write_text(call if path.suffix == ".qml" else f'{call}\ntr("From {path.stem}")\n', encoding="utf-8")
    return root


def test_texts_for_staff_and_for_visitors_are_kept_apart(studio: Path) -> None:
    def ids(domain: str) -> set[str]:
        found = (message.id for message in catalogues.extract(studio, domain) if message.id)
        return {id if isinstance(id, str) else id[0] for id in found}

    staff = {"Kept", "From studio_words", "From sentences", "%n to mend"}
    assert ids(catalogues.STAFF) == staff
    assert not ids(catalogues.DOMAIN) & staff


def test_the_studio_speaks_two_languages_and_each_is_checked(studio: Path) -> None:
    catalogues.merge(studio)
    for tag in catalogues.STAFF_TAGS:
        catalogues.merge(studio, [tag], catalogues.STAFF)
    found = [str(finding) for finding in catalogues.check(studio, catalogues.STAFF_TAGS, catalogues.STAFF)]
    assert [line for line in found if "zh_Hans" in line and "'Kept': not translated" in line]
    assert not [line for line in found if "Home" in line]
    path = catalogues.po_path(studio, "zh_Hans", catalogues.STAFF)
    words = path.read_text(encoding="utf-8")
    for msgid, said in (("Kept", "已保存"), ("From studio_words", "来自词表"), ("From sentences", "来自句子")):
        words = words.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{said}"')
    words = words.replace('msgstr[0] ""', 'msgstr[0] "%n 项要改"')
    path.write_text(words, encoding="utf-8")
    assert not list(catalogues.check(studio, ["zh_Hans"], catalogues.STAFF))
    compiled = gettext.GNUTranslations(io.BytesIO(catalogues.compile_language(studio, "zh_Hans", catalogues.STAFF)))
    assert compiled.gettext("Kept") == "已保存"
    assert compiled.ngettext("%n to mend", "%n to mend", 3) == "%n 项要改"
    assert compiled.gettext("Home") == "Home"


def test_a_translation_for_staff_keeps_what_is_filled_in(studio: Path) -> None:
    path = studio / "kiosk" / "content" / "sentences.py"
    path.write_text('noted("“{key}” is {value}.")\n', encoding="utf-8")
    catalogues.merge(studio, ["zh_Hans"], catalogues.STAFF)
    po = catalogues.po_path(studio, "zh_Hans", catalogues.STAFF)
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace('is {value}."\nmsgstr ""', 'is {value}."\nmsgstr "“{key}”是别的。"'), encoding="utf-8")
    found = "\n".join(map(str, catalogues.check(studio, ["zh_Hans"], catalogues.STAFF)))
    assert "{value}" in found


BESIDE_VALUES = "{name} : {value}"
"""In the codes to take home, where each byte counts."""


@pytest.mark.parametrize("path", ["i18n/fr/LC_MESSAGES/kiosk.po", "db/factory/texts/fr.toml"])
def test_french_marks_never_begin_a_line(path: str) -> None:
    text = (paths.ROOT / path).read_text(encoding="utf-8").replace(BESIDE_VALUES, "")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(lines) > 100
    assert [line for line in lines if re.search(r"[^\s] [:;!?»]|« ", line)] == []
