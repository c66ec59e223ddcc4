"""A small park with one thing of each kind, so that a test can spoil exactly what it is about."""

import shutil
from pathlib import Path

import pytest

from kiosk.content.factory import build

SMALL = {
    "languages.toml": """
[[language]]
tag = "zh_Hans"
endonym = "简体中文"
direction = "ltr"
fallback = ["en"]
region = "SC"

[[language]]
tag = "en"
endonym = "English"
direction = "ltr"
fallback = ["zh_Hans"]
region = "SC"

[[language]]
tag = "de"
endonym = "Deutsch"
direction = "ltr"
fallback = ["en", "zh_Hans"]
region = "SC"

[[language]]
tag = "ar"
endonym = "العربية"
direction = "rtl"
region = "SC"
""",
    "sources.toml": """
[[source]]
id = "source.profile"
mark = "S1"
""",
    "curator_notes.toml": """
[[curator_note]]
id = "A4"
zh_Hans = "注明年份。"
en = "Date the figure."
""",
    "figures.toml": """
[[figure]]
id = "figure.area"
facts = ["F006", "F008"]
number = "70.5"
unit = "km2"
qualifier = "exactly"
topic = "identity"
headline = true
icon = "map-2"
status = "reported"
as_of = "2021–2025"
source = "source.profile"
flags = ["A4"]

[[figure]]
id = "figure.output"
number = "7500000000"
unit = "yuan"
qualifier = "more_than"
topic = "materials"
icon = "coins"
status = "computed"
source = "source.profile"
show_from = 2026-05-01
show_until = 2026-05-31
""",
    "milestones.toml": """
[[milestone]]
id = "milestone.output"
facts = ["F051"]
year = 2021
figure = "figure.output"
status = "reported"
source = "source.profile"
""",
    "industries.toml": """
[[industry]]
id = "industry.materials"
facts = ["F031"]
motif = "lattice"
accent = "materials"
icon = "hexagons"
status = "reported"
source = "source.profile"
""",
    "industry_parts.toml": """
[[part]]
id = "part.graphene"
industry = "industry.materials"
role = "focus"
status = "reported"
source = "source.profile"
""",
    "organisations.toml": """
[[organisation]]
id = "organisation.school"
role = "school"
confirm = true
status = "home_to"
source = "source.profile"
address = "https://school.example.org/visit?from=park#gate"
""",
    "titles.toml": """
[[title]]
id = "title.base"
level = "national"
place = "industry.materials"
status = "completed"
source = "source.profile"

[[title]]
id = "title.wetland"
level = "provincial"
place = "ecology"
status = "recognised"
source = "source.profile"
""",
    "links.toml": """
[[link]]
id = "link.express"
direction = "meets"
mode = "urban_rail"
icon = "train"
scope = ["delta", "park"]
points = [[119.83, 31.73], [119.954, 31.7736]]
status = "planned"
source = "source.profile"
""",
    "places.toml": """
[[place]]
id = "place.lake"
role = "lake"
lat = 31.6
lon = 119.8
outline = [[119.858, 31.678], [119.86, 31.649], [119.861, 31.618]]
confidence = "high"
status = "reported"
source = "source.profile"

[[place]]
id = "place.nanjing"
role = "metro_area"
lat = 32.0617
lon = 118.7778
radius_km = 120.5
confidence = "high"
status = "reported"
source = "source.profile"
""",
    "shore_places.toml": """
[[shore_place]]
id = "shore_place.wetland"
at = 0.06
icon = "plant-2"
role = "wetland"
status = "recognised"
source = "source.profile"
""",
    "events.toml": """
[[event]]
id = "event.race"
role = "race"
count = 7
icon = "run"
status = "developed"
as_of = "2022"
source = "source.profile"
""",
    "vision.toml": """
[[vision]]
id = "vision.ecology"
facts = ["F150"]
role = "idea"
screen = "overview"
status = "aim"
source = "source.profile"
""",
    "stories.toml": """
[[story]]
id = "story.overview"
screen = "overview"
""",
    "picture_slots.toml": """
[[picture_slot]]
id = "picture_slot.lake"
screen = "attract"
aspect = "16:9"
file = "lake.jpg"
rights = "© West Taihu Park"
""",
    "stops.toml": """
[[stop]]
id = "stop.area"
place = "overview"
card = "vision.ecology"

[[stop]]
id = "stop.materials"
place = "industry.materials"
""",
}
NAMED = [
    "figure.area",
    "figure.output",
    "milestone.output",
    "part.graphene",
    "organisation.school",
    "title.base",
    "title.wetland",
    "link.express",
    "place.lake",
    "place.nanjing",
    "shore_place.wetland",
    "event.race",
    "vision.ecology",
]
TWINS = {"figure.output", "title.wetland", "place.nanjing"}
WORDS = {
    "zh_Hans": ("园区面积", "园区占地较广。"),
    "en": ("Area", "The park is wide."),
    "de": ("Fläche", "Der Park ist weit."),
    "ar": ("المساحة", "المنطقة واسعة."),
}
SECOND = {"zh_Hans": "之二", "en": " again", "de": " nochmals", "ar": " أيضا"}
"""What is added to the names of things that would otherwise be called like the one before."""


def small_texts(tag: str) -> str:
    """Return a complete texts file of the small park."""
    name, statement = WORDS[tag]
    tables = [
        f'["{entry}"]\nname = "{name}{SECOND[tag] if entry in TWINS else ""}"\nstatement = "{statement}"\n'
        for entry in NAMED
    ]
    tables += [
        f'["source.profile"]\nname = "{name}"\n',
        f'["industry.materials"]\nname = "{name}"\nshort = "{name}"\ntitle = "{name}"\n'
        f'lead = "{statement}"\nstatement = "{statement}"\n',
        f'["story.overview"]\ntitle = "{name}"\nlead = "{statement}"\n',
        f'["picture_slot.lake"]\nname = "{name}"\n',
        f'["stop.area"]\nname = "{name}"\nlead = "{statement}"\n',
        f'["stop.materials"]\nname = "{name}{SECOND[tag]}"\n',
    ]
    return "\n".join(tables)


class Park:
    """The text files of the small park in a folder of their own, and the ways to spoil them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "texts").mkdir(parents=True)
        for name, text in SMALL.items():
            (folder / name).write_text(text, encoding="utf-8")
        for tag in WORDS:
            (folder / "texts" / f"{tag}.toml").write_text(small_texts(tag), encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text in one file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Append to one file."""
        with (self.folder / file).open("a", encoding="utf-8") as stream:
            stream.write(f"\n{text}\n")

    def retell(self, tag: str, entry: str, name: str, text: str | None) -> None:
        """Give a text of an entry other words, or take it away."""
        path = self.folder / "texts" / f"{tag}.toml"
        tables = ("\n" + path.read_text(encoding="utf-8")).split("\n[")
        for index, table in enumerate(tables):
            if table.startswith(f'"{entry}"]'):
                lines = [line for line in table.splitlines() if not line.startswith(f"{name} =")]
                if text is not None:
                    escaped = "".join(f"\\u{ord(c):04x}" if ord(c) < 0x20 or c in '"\\' else c for c in text)
                    lines.append(f'{name} = "{escaped}"')
                tables[index] = "\n".join([*lines, ""])
        path.write_text("\n[".join(tables).removeprefix("\n"), encoding="utf-8")


@pytest.fixture
def park(tmp_path: Path) -> Park:
    """The small park's text files, free of faults."""
    return Park(tmp_path / "park")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small park's database, built once; take ``database`` instead."""
    folder = tmp_path_factory.mktemp("built")
    build(Park(folder / "park").folder, folder / "content.sqlite")
    return folder / "content.sqlite"


@pytest.fixture
def database(park: Park, built: Path, tmp_path: Path) -> Path:
    """The small park's database, beside its text files."""
    return Path(shutil.copyfile(built, tmp_path / "content.sqlite"))
