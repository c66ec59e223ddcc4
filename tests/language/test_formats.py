"""The fact sheet's figures as ten languages write them."""

from datetime import date
from decimal import Decimal

import pytest

from kiosk.language.formats import Formats
from kiosk.language.glyphs import GlyphCoverage

TAGS = ("zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar")


def english(msgid: str, /, **fields: object) -> str:
    return msgid.format(**fields)


def silent(msgid: str, /, **fields: object) -> str:
    return ""


def parts(tag: str, number: str, unit: str, qualifier: str = "exactly") -> tuple[str, str]:
    figure = Formats(tag).figure(Decimal(number), unit, qualifier, english)
    return figure.number, figure.unit


def plain(text: str) -> str:
    """Return the text with every kind of fixed space made an ordinary one."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("tag", "number", "unit", "amount"),
    [
        ("zh_Hans", "75", "亿元", "75亿元"),
        ("zh_Hant", "75", "億元", "75億元"),
        ("en", "¥7.5", "billion", "¥7.5 billion"),
        ("ja", "75", "億元", "75億元"),
        ("ko", "75", "억 위안", "75억 위안"),
        ("de", "7,5", "Mrd. Yuan", "7,5 Mrd. Yuan"),
        ("fr", "7,5", "milliards de yuans", "7,5 milliards de yuans"),
        ("es", "7500", "millones de yuanes", "7500 millones de yuanes"),
        ("ru", "7,5", "млрд юаней", "7,5 млрд юаней"),
        ("ar", "7.5", "مليار يوان", "7.5 مليار يوان"),
    ],
)
def test_seven_and_a_half_thousand_million_yuan(tag: str, number: str, unit: str, amount: str) -> None:
    assert parts(tag, "7500000000", "yuan") == (number, unit)
    assert parts(tag, "7.5E+9", "yuan") == (number, unit)
    assert plain(Formats(tag).compact_money(Decimal("7.5e9"))) == amount
    figure = Formats(tag).figure(Decimal("7.5e9"), "yuan", "more_than", english)
    assert figure.qualifier == "more than"
    assert plain(figure.sentence) == f"more than {amount}"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh_Hans", ("48", "亿元")),
        ("zh_Hant", ("48", "億元")),
        ("en", ("¥4.8", "billion")),
        ("es", ("4800", "millones de yuanes")),
        ("ko", ("48", "억 위안")),
    ],
)
def test_four_point_eight_thousand_million_yuan(tag: str, expected: tuple[str, str]) -> None:
    assert parts(tag, "4800000000", "yuan") == expected


@pytest.mark.parametrize(
    ("tag", "yuan", "expected"),
    [
        ("fr", "1000000", ("1", "million de yuans")),
        ("es", "1000000", ("1", "millón de yuanes")),
        ("es", "23185000000", ("23.185", "millones de yuanes")),
        ("es", "5000", ("5000", "yuanes")),
        ("ru", "21", ("21", "юань")),
        ("ru", "3", ("3", "юаня")),
        ("ar", "5000000", ("5", "ملايين يوان")),
        ("de", "2.5e6", ("2,5", "Mio. Yuan")),
        ("ja", "12000", ("1.2", "万元")),
        ("zh_Hant", "9999", ("9,999", "元")),
        ("en", "0", ("¥0", "")),
        ("en", "1234567891", ("¥1.234567891", "billion")),
    ],
)
def test_other_amounts_of_money(tag: str, yuan: str, expected: tuple[str, str]) -> None:
    assert parts(tag, yuan, "yuan") == expected


@pytest.mark.parametrize("exponent", range(6, 16))
def test_spanish_never_says_billones(exponent: int) -> None:
    _, unit = parts("es", f"3e{exponent}", "yuan")
    assert unit == "millones de yuanes"


def test_money_in_full() -> None:
    assert Formats("en").money(Decimal("7.5e9")) == "¥7,500,000,000"
    assert plain(Formats("de").money(Decimal("7.5e9"))) == "7.500.000.000 Yuan"
    assert Formats("zh_Hans").money(48) == "48元"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh_Hans", "30%"),
        ("zh_Hant", "30%"),
        ("en", "30%"),
        ("ja", "30%"),
        ("ko", "30%"),
        ("de", "30\u00a0%"),
        ("fr", "30\u202f%"),
        ("es", "30\u00a0%"),
        ("ru", "30\u00a0%"),
        ("ar", "\u206630%\u2069"),
    ],
)
def test_percent(tag: str, expected: str) -> None:
    assert Formats(tag).percent(30) == expected
    figure = Formats(tag).figure(30, "percent", "more_than", english)
    assert figure.number.strip("\u2066\u2069") == ">" + expected.strip("\u2066\u2069")
    assert figure.unit == ""
    assert figure.sentence == f"more than {expected}"


def test_percent_keeps_its_decimals() -> None:
    assert Formats("de").percent(Decimal("19.9")) == "19,9\u00a0%"


@pytest.mark.parametrize(
    ("unit", "qualifier", "number"),
    [("percent", "more_than", ">30%"), ("count", "more_than", "+30"), ("count", "about", "≈30")],
)
def test_arabic_isolates_signed_numbers(unit: str, qualifier: str, number: str) -> None:
    assert parts("ar", "30", unit, qualifier)[0] == f"\u2066{number}\u2069"
    assert parts("ar", "30", unit)[0] in ("30%", "30")


@pytest.mark.parametrize(
    ("tag", "area", "length"),
    [
        ("zh_Hans", ("70.5", "平方公里"), ("14", "公里")),
        ("zh_Hant", ("70.5", "平方公里"), ("14", "公里")),
        ("en", ("70.5", "km²"), ("14", "km")),
        ("ja", ("70.5", "km²"), ("14", "km")),
        ("ko", ("70.5", "km²"), ("14", "km")),
        ("de", ("70,5", "km²"), ("14", "km")),
        ("fr", ("70,5", "km²"), ("14", "km")),
        ("es", ("70,5", "km²"), ("14", "km")),
        ("ru", ("70,5", "км²"), ("14", "км")),
        ("ar", ("70.5", "كم²"), ("14", "كم")),
    ],
)
def test_area_and_length(tag: str, area: tuple[str, str], length: tuple[str, str]) -> None:
    assert parts(tag, "70.5", "km2") == area
    assert parts(tag, "14", "km") == length
    assert Formats(tag).distance_km(14).startswith("14")
    assert Formats(tag).area_km2(14).endswith(area[1])


@pytest.mark.parametrize(
    ("tag", "second", "eighth"),
    [
        ("zh_Hans", "第2位", "第8届"),
        ("zh_Hant", "第2位", "第8屆"),
        ("en", "2nd", "8th edition"),
        ("ja", "第2位", "第8回"),
        ("ko", "제2위", "제8회"),
        ("de", "2. Platz", "8. Ausgabe"),
        ("fr", "2e rang", "8e édition"),
        ("es", "2.º puesto", "8.ª edición"),
        ("ru", "2-е место", "№ 8"),
        ("ar", "المرتبة 2", "الدورة 8"),
    ],
)
def test_ranks_and_editions(tag: str, second: str, eighth: str) -> None:
    formats = Formats(tag)
    assert plain(formats.figure(2, "rank", "rank", english).sentence) == second
    assert plain(formats.figure(8, "edition", "rank", english).sentence) == eighth


def test_ordinal_endings_follow_the_number() -> None:
    assert [parts("en", str(n), "rank")[0] for n in (1, 3, 11, 21)] == ["1st", "3rd", "11th", "21st"]
    assert (parts("fr", "1", "rank")[0], parts("fr", "1", "edition")[0]) == ("1er", "1re")


@pytest.mark.parametrize("tag", TAGS)
def test_counts(tag: str) -> None:
    number, unit = parts(tag, "400", "count", "more_than")
    assert (number.strip("\u2066\u2069"), unit) == ("+400" if tag == "ar" else "400+", "")
    assert parts(tag, "14", "count", "count") == ("14", "")


def test_a_number_is_never_rounded_and_equal_ones_look_equal() -> None:
    english_formats = Formats("en")
    assert english_formats.number(Decimal("70.50")) == "70.5"
    assert english_formats.number(Decimal("1234.56789")) == "1,234.56789"
    assert english_formats.number(-3) == "-3"
    assert english_formats.number(Decimal("1E+3")) == "1,000"
    assert [Formats("es").number(n) for n in (7500, 75000)] == ["7500", "75.000"]
    assert Formats("fr").number(Decimal("1234.5")) == "1\u202f234,5"


@pytest.mark.parametrize(
    ("tag", "single", "span"),
    [
        ("zh_Hans", "2021年", "2021–2025年"),
        ("en", "2021", "2021–2025"),
        ("ja", "2021年", "2021年～2025年"),
        ("ko", "2021년", "2021년 ~ 2025년"),
        ("de", "2021", "2021–2025"),
        ("ar", "2021", "2021–2025"),
    ],
)
def test_years(tag: str, single: str, span: str) -> None:
    formats = Formats(tag)
    assert formats.year("2021") == single
    assert formats.year("2021–2025") == span
    assert formats.year("2021-2025") == span
    assert formats.year("14th plan") == "14th plan"


def test_dates() -> None:
    day = date(2013, 9, 28)
    assert Formats("zh_Hans").date(day) == "2013年9月28日"
    assert Formats("de").date(day) == "28. September 2013"
    assert Formats("ar").date(day) == "28 سبتمبر 2013"
    assert Formats("es").month_year(day) == "septiembre de 2013"
    assert Formats("ja").month_year(day) == "2013年9月"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh_Hans", "A、B和C"),
        ("zh_Hant", "A、B和C"),
        ("en", "A, B, and C"),
        ("ja", "A、B、C"),
        ("ko", "A, B 및 C"),
        ("de", "A, B und C"),
        ("fr", "A, B et C"),
        ("es", "A, B y C"),
        ("ru", "A, B и C"),
        ("ar", "A وB وC"),
    ],
)
def test_lists(tag: str, expected: str) -> None:
    formats = Formats(tag)
    assert formats.items(["A", "B", "C"]) == expected
    assert formats.items(["A"]) == "A"
    assert formats.items([]) == ""


@pytest.mark.parametrize("tag", TAGS)
def test_every_character_written_is_announced_and_can_be_drawn(tag: str) -> None:
    formats = Formats(tag)
    announced = formats.characters()
    written = [formats.date(date(2022, month, 7)) for month in range(1, 13)]
    for unit in ("km2", "km", "percent", "yuan", "count", "rank", "edition"):
        for qualifier in ("exactly", "more_than", "about"):
            for number in (Decimal("70.5"), Decimal("7.5e9"), Decimal(2)):
                figure = formats.figure(number, unit, qualifier, silent)
                written += [figure.number, figure.unit]
    assert set("".join(written)) <= announced
    assert not announced & set("\u2009\u200e\u200f\u061c")
    assert GlyphCoverage().missing("".join(sorted(announced))) == []
    assert all(char.isascii() for char in announced if char.isdigit() and char != "²")


def test_what_is_not_known_is_refused() -> None:
    formats = Formats("en")
    with pytest.raises(ValueError, match="unit"):
        formats.figure(1, "acre", "exactly", english)
    with pytest.raises(ValueError, match="qualifier"):
        formats.figure(1, "km", "perhaps", english)
    with pytest.raises(KeyError):
        Formats("pt")
