"""Everything is found as people type: whole, by beginning, initials or sound, with a slip, in ten languages."""

import random
from collections.abc import Mapping
from datetime import date

import pytest

from kiosk import findable, paths
from kiosk.finding import Found, Index, Thing, build
from kiosk.finding.folding import folded, is_han
from kiosk.finding.letters import alphabet
from kiosk.finding.readings import kana, pinyin, romaji
from kiosk.library import Library, load_library

TAGS = ("zh_Hans", "zh_Hant", "en", "ja", "ko", "de", "fr", "es", "ru", "ar")
LAKE = "place.ge_lake"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(paths.FACTORY_CONTENT, date(2026, 5, 1))


@pytest.fixture(scope="module")
def indexes(library: Library) -> Mapping[str, Index]:
    return {tag: findable.index_of(library, tag) for tag in TAGS}


@pytest.fixture(scope="module")
def things(library: Library) -> Mapping[str, list[Thing]]:
    return {tag: list(findable.things(library, tag)) for tag in TAGS}


def ids(found: list[Found]) -> list[str]:
    return [each.id for each in found]


def test_all_that_has_a_name_and_a_place_can_be_found(library: Library, things: Mapping[str, list[Thing]]) -> None:
    edition = library.editions["en"]
    named = {entry.id for entry in edition.content if entry.kind not in ("picture_slot", "stop")}
    pages = ("overview", "industry", "transport", "ecology")
    elsewhere = {"story.attract", "story.schematic", *(f"story.{page}" for page in pages)}
    assert {thing.id for thing in things["en"]} == named - elsewhere | {f"page.{page}" for page in pages}
    assert len({thing.id for thing in things["en"]}) == len(things["en"])
    assert all(thing.page in pages for thing in things["en"])


@pytest.mark.parametrize("tag", TAGS)
def test_each_thing_comes_first_when_its_whole_name_is_typed(
    tag: str, indexes: Mapping[str, Index], things: Mapping[str, list[Thing]]
) -> None:
    wrong: list[str] = []
    for thing in things[tag]:
        name = thing.names[tag][0]
        same = {
            other.id for other in things[tag] if folded(name).letters in {folded(n).letters for n in other.names[tag]}
        }
        found = ids(indexes[tag].find(name))
        if set(found[: len(same)]) != same:
            wrong.append(f"{name}: {found[:3]}")
    assert not wrong


@pytest.mark.parametrize("tag", TAGS)
def test_each_thing_is_found_by_the_beginning_of_its_name(
    tag: str, indexes: Mapping[str, Index], things: Mapping[str, list[Thing]]
) -> None:
    for thing in things[tag]:
        letters = folded(thing.names[tag][0]).letters
        beginning = letters[: max(2, len(letters) // 2)]
        assert thing.id in ids(indexes[tag].find(beginning)), (beginning, thing.names[tag][0])


@pytest.mark.parametrize("tag", TAGS)
def test_one_slip_is_forgiven(tag: str, indexes: Mapping[str, Index], things: Mapping[str, list[Thing]]) -> None:
    chance = random.Random(tag)
    lost: list[str] = []
    tried = 0
    for thing in things[tag]:
        letters = folded(thing.names[tag][0]).letters
        if len(letters) < 5 or any(map(is_han, letters)):
            continue
        at = chance.randrange(len(letters) - 1)
        other = chance.choice(letters)
        for wrong in (
            letters[:at] + letters[at + 1 :],
            letters[:at] + other + letters[at:],
            letters[:at] + other + letters[at + 1 :],
            letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :],
        ):
            tried += 1
            if thing.id not in ids(indexes[tag].find(wrong))[:12]:
                lost.append(f"{wrong}: {thing.names[tag][0]}")
    assert tried or tag.startswith("zh")
    # A slip may make the beginning of another name, which is then what was typed
    assert len(lost) <= tried // 50, lost


@pytest.mark.parametrize(
    ("tag", "typed", "wanted"),
    [
        pytest.param("zh_Hans", "滆", LAKE, id="a character"),
        pytest.param("zh_Hans", "滆湖", LAKE, id="two characters"),
        pytest.param("zh_Hans", "gehu", LAKE, id="pinyin"),
        pytest.param("zh_Hans", "ge hu", LAKE, id="pinyin in syllables"),
        pytest.param("zh_Hans", "gh", LAKE, id="initials"),
        pytest.param("zh_Hans", "gehi", LAKE, id="pinyin with a slip"),
        pytest.param("zh_Hans", "changdang", "place.changdang_lake", id="a character of two sounds"),
        pytest.param("zh_Hans", "cdh", "place.changdang_lake", id="its initials"),
        pytest.param("zh_Hans", "lvyou", "part.culture_tourism", id="ü typed as v"),
        pytest.param("zh_Hans", "lüyou", "part.culture_tourism", id="ü typed as ü"),
        pytest.param("zh_Hans", "長蕩湖", "place.changdang_lake", id="traditional characters"),
        pytest.param("zh_Hant", "滬寧", "link.riverside_railway", id="traditional"),
        pytest.param("zh_Hant", "长荡湖", "place.changdang_lake", id="simplified characters"),
        pytest.param("en", "lake ge", LAKE, id="words in another order"),
        pytest.param("en", "marathn", "event.half_marathon", id="a letter left out"),
        pytest.param("en", "wrs", "link.wujin_station", id="English initials"),
        pytest.param("en", "滆湖", LAKE, id="Chinese in English"),
        pytest.param("de", "okologie", "vision.idea_ecology", id="without the umlaut"),
        pytest.param("de", "oekologie", "vision.idea_ecology", id="umlaut in two letters"),
        pytest.param("de", "marathon", "event.half_marathon", id="inside a compound"),
        pytest.param("fr", "hopital", "organisation.west_taihu_hospital", id="without the accent"),
        pytest.param("es", "ortop", "part.orthopaedics", id="Spanish"),
        pytest.param("ru", "марафон", "event.half_marathon", id="inside a Russian compound"),
        pytest.param("ru", "ozero", LAKE, id="Russian in Latin letters"),
        pytest.param("ar", "ابتكار", "vision.idea_innovation", id="without the article"),
        pytest.param("ar", "بحيره غيهو", LAKE, id="another spelling of the last letter"),
        pytest.param("ja", "かくこ", LAKE, id="a lake by its Japanese sound"),
        pytest.param("ja", "せいたいこ", LAKE, id="in brackets"),
        pytest.param("ja", "クラフエン", "title.graphene_base", id="kana without marks"),
        pytest.param("ja", "gurafen", "title.graphene_base", id="in romaji"),
        pytest.param("ja", "kakuko", LAKE, id="kanji in romaji"),
        pytest.param("ko", "ㄱㅎ", LAKE, id="first consonants"),
        pytest.param("ko", "거ㅎ", LAKE, id="a syllable half typed"),
        pytest.param("ko", "geohu", LAKE, id="hangul in Latin letters"),
        *(pytest.param(tag, "gehu", LAKE, id=f"pinyin in {tag}") for tag in TAGS),
        *(pytest.param(tag, "Wujin", "link.wujin_station", id=f"Latin letters in {tag}") for tag in TAGS),
    ],
)
def test_what_people_type_finds(tag: str, typed: str, wanted: str, indexes: Mapping[str, Index]) -> None:
    assert wanted in ids(indexes[tag].find(typed))[:8]


@pytest.mark.parametrize("typed", ["滆", "滆湖", "gehu", "gh"])
def test_the_lake_itself_comes_first(typed: str, indexes: Mapping[str, Index]) -> None:
    assert ids(indexes["zh_Hans"].find(typed))[0] == LAKE


def test_characters_with_several_sounds_are_read_as_the_names_are() -> None:
    read = {
        "长荡湖": "chang dang hu",
        "長蕩湖": "chang dang hu",
        "长三角中轴枢纽": "chang san jiao zhong zhou shu niu",
        "園區湖岸線長度": "yuan qu hu an xian chang du",
        "杭州都市圈": "hang zhou du shi quan",
        "依水兴城·花都水城": "yi shui xing cheng · hua du shui cheng",
        "产城融合·健康乐城": "chan cheng rong he · jian kang le cheng",
        "西太湖音乐节": "xi tai hu yin yue jie",
        "西太湖音樂節": "xi tai hu yin yue jie",
        "行政村": "xing zheng cun",
        "沪宁沿江高铁": "hu ning yan jiang gao tie",
        "苏南湖泊": "su nan hu po",
        "心血管植入物": "xin xue guan zhi ru wu",
        "先进碳材料，石墨烯为先": "xian jin tan cai liao ， shi mo xi wei xian",
        "内外交通便捷": "nei wai jiao tong bian jie",
        "北外附校": "bei wai fu xiao",
        "重庆": "chong qing",
        "西藏": "xi zang",
    }
    assert {name: " ".join(pinyin(name)) for name in read} == read


def test_every_name_of_the_content_can_be_read_aloud(library: Library) -> None:
    for tag, read in (("zh_Hans", pinyin), ("zh_Hant", pinyin), ("ja", kana)):
        for face in library.editions[tag].faces.values():
            left = [char for part in read(face.name) for char in part if is_han(char)]
            assert not left, (tag, face.name, left)


def test_long_and_double_sounds_are_written_as_they_are_typed() -> None:
    assert [romaji(part) for part in kana("ルネッサンス")] == ["runessansu"]
    assert "".join(map(romaji, kana("上海都市圏"))) == "shanhaitoshiken"


@pytest.mark.parametrize("tag", TAGS)
def test_the_list_by_letter_has_everything_once_and_in_order(tag: str, indexes: Mapping[str, Index]) -> None:
    index = indexes[tag]
    letters = index.letters()
    order = alphabet(tag)
    assert letters == [letter for letter in order if letter in letters]
    assert "…" not in letters, "a name of the factory content stands under no letter"
    listed = [thing for letter in letters for thing in index.listed(letter)]
    assert listed == list(index.things) == index.listed("")


def test_letters_are_those_of_the_language(indexes: Mapping[str, Index]) -> None:
    def letter(tag: str, entry_id: str) -> str:
        return next(thing.letter for thing in indexes[tag].things if thing.id == entry_id)

    assert letter("zh_Hans", LAKE) == "G"
    assert letter("zh_Hans", "place.changdang_lake") == "C"
    assert letter("ja", "place.shanghai") == "さ"
    assert letter("ja", "title.graphene_base") == "か"
    assert letter("ko", LAKE) == "ㄱ"
    assert letter("de", "vision.idea_ecology") == "O"
    assert letter("ru", LAKE) == "О"
    assert letter("ar", "vision.idea_innovation") == "ا"
    assert letter("ar", "organisation.niudian") == "A–Z"


def test_filters_leave_only_what_fits(indexes: Mapping[str, Index]) -> None:
    index = indexes["en"]
    found = index.find("wujin", lambda thing: thing.page == "transport" and thing.group == "link")
    assert ids(found)[0] == "link.wujin_station"
    assert found and all((thing.page, thing.group) == ("transport", "link") for thing in found)
    assert all(thing.group == "vision" for thing in index.listed("", lambda thing: thing.group == "vision"))


def test_where_nothing_is_found_the_nearest_is(indexes: Mapping[str, Index]) -> None:
    index = indexes["en"]
    assert index.find("graphqqqq") == []
    assert "graphene" in index.nearest("graphqqqq")[0].id
    assert index.nearest("滆") == []
    assert index.find("") == index.find("?!") == []


def test_what_was_packed_finds_the_same(indexes: Mapping[str, Index]) -> None:
    index = Index.unpacked(indexes["ko"].packed())
    assert (index.tag, index.things) == ("ko", indexes["ko"].things)
    assert index.find("거후") == indexes["ko"].find("거후")


def test_names_that_staff_may_give_do_no_harm() -> None:
    names = ("", "   ", "（）", "🙂", "\n", "a" * 5000, "滆" * 300, "A\nB", "٣ بحيرات", "ｶﾞﾗｽ", "한" * 200)
    things = [
        Thing(f"figure.{n}", "figure", "overview", "", {"en": (name,)} if name else {}) for n, name in enumerate(names)
    ]
    for tag in TAGS:
        index = build(tag, [Thing(t.id, t.group, t.page, t.section, {tag: t.names.get("en", ())}) for t in things])
        assert len(index.things) == len(things)
        assert len(index.listed("")) == len(things)
        for name in names:
            index.find(name)
            index.nearest(name)
    assert ids(build("ja", things).find("がらす"))[0] == "figure.9"


def test_a_single_letter_means_the_same_where_very_many_begin_alike(
    things: Mapping[str, list[Thing]], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = build("en", things["en"])
    monkeypatch.setattr("kiosk.finding.index.MANY", 10)
    ordered = Index.unpacked(build("en", things["en"]).packed())
    for letter in "abcdefghiw8":
        assert ids(ordered.find(letter)) == ids(plain.find(letter))
        narrowed = ids(ordered.find(letter, lambda thing: thing.page == "ecology", 3))
        assert narrowed == ids(plain.find(letter, lambda thing: thing.page == "ecology", 3))
