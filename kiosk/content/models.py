"""The park's own tables, as strict as SQLite can be: exact numbers, closed lists, references that hold."""

from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from kiosk.content import vocabulary as words

SCHEMA_REVISION = "0004"
"""The Alembic revision these models describe; a database with any other is not read."""
SCHEMA_VERSION = 4
"""The same as a number, kept in ``PRAGMA user_version``, so that older and newer can be told apart."""
APPLICATION_ID = 0x57544B43
"""Marks a file as content of this kiosk ("WTKC") in the header of the database."""

STRICT = {"sqlite_strict": True}
KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _flag(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)", name=f"{column}_flag")


def _day(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IS NULL OR {column} IS date({column}, '+0 days')", name=f"{column}_date")


class Base(DeclarativeBase):
    """All tables; names of constraints follow one pattern, so migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {str: Text()}


class AlembicVersion(Base):
    """The schema's revision, in the shape Alembic itself gives this table."""

    __tablename__ = "alembic_version"
    __table_args__ = (PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),)
    version_num: Mapped[str] = mapped_column(String(32), primary_key=True)


class Release(Base):
    """The one row that says which content this is: a hash over all of it."""

    __tablename__ = "release"
    __table_args__ = (CheckConstraint("id = 1", name="single"), STRICT)
    id: Mapped[int] = mapped_column(primary_key=True)
    content_version: Mapped[str]
    source_language: Mapped[str] = mapped_column(ForeignKey("language.tag"))


class Language(Base):
    """A language on offer."""

    __tablename__ = "language"
    __table_args__ = (
        _one_of("direction", words.WRITING_DIRECTIONS),
        _one_of("region", words.REGIONS),
        UniqueConstraint("position"),
        STRICT,
    )
    tag: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    endonym: Mapped[str]
    direction: Mapped[str]
    region: Mapped[str]


class LanguageFallback(Base):
    """The languages tried, in order, where a text is missing."""

    __tablename__ = "language_fallback"
    __table_args__ = (CheckConstraint("language <> fallback", name="other"), KEYED)
    language: Mapped[str] = mapped_column(ForeignKey("language.tag"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    fallback: Mapped[str] = mapped_column(ForeignKey("language.tag"))


class CuratorNote(Base):
    """What staff must know about an entry; visitors never see it."""

    __tablename__ = "curator_note"
    __table_args__ = (UniqueConstraint("position"), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    zh_hans: Mapped[str]
    en: Mapped[str]


class _Kinds:
    """Tells SQLAlchemy that an entry's kind is the name of the table with its details, which have the entry's id."""

    __tablename__: str

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        if cls.__tablename__ == "entry":
            return {"polymorphic_on": "kind"}
        tables = Base.metadata.tables
        own = tables[cls.__tablename__].c.id == tables["entry"].c.id
        return {"polymorphic_identity": cls.__tablename__, "inherit_condition": own}


class Entry(_Kinds, Base):
    """What all things of the park share: identity, order, status, date, source and days of display."""

    __tablename__ = "entry"
    __table_args__ = (
        _one_of("kind", tuple(kind.name for kind in words.KINDS)),
        _one_of("status", words.STATUSES),
        CheckConstraint("id GLOB kind || '.[a-z0-9]*'", name="id_says_kind"),
        CheckConstraint("source_id GLOB 'source.*'", name="source_is_source"),
        CheckConstraint(
            "as_of GLOB '[0-9][0-9][0-9][0-9]' OR as_of GLOB '[0-9][0-9][0-9][0-9]–[0-9][0-9][0-9][0-9]'",
            name="as_of_years",
        ),
        CheckConstraint(
            "kind IN ('source', 'story', 'picture_slot', 'stop') OR (status IS NOT NULL AND source_id IS NOT NULL)",
            name="stated",
        ),
        _day("show_from"),
        _day("show_until"),
        CheckConstraint("show_from <= show_until", name="days_in_order"),
        UniqueConstraint("kind", "position"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    position: Mapped[int]
    status: Mapped[str | None]
    as_of: Mapped[str | None]
    source_id: Mapped[str | None] = mapped_column(ForeignKey("entry.id"))
    show_from: Mapped[str | None]
    show_until: Mapped[str | None]
    hidden: Mapped[int] = mapped_column(_flag("hidden"), server_default=text("0"))
    address: Mapped[str | None] = mapped_column(
        CheckConstraint(
            f"address GLOB 'https://?*' AND address NOT GLOB '*[^!-~]*' AND length(address) <= {words.LONGEST_ADDRESS}",
            name="address_secure",
        )
    )


class EntryFlag(Base):
    """The curator's notes an entry carries, in order."""

    __tablename__ = "entry_flag"
    __table_args__ = KEYED
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[str] = mapped_column(ForeignKey("curator_note.id"))


class Fact(Base):
    """Which facts of the fact sheet an entry tells, in order."""

    __tablename__ = "fact"
    __table_args__ = (
        CheckConstraint("fact_id GLOB 'F[0-9][0-9][0-9]'", name="id"),
        UniqueConstraint("entry_id", "position"),
        KEYED,
    )
    fact_id: Mapped[str] = mapped_column(primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    position: Mapped[int]


class TextRow(Base):
    """One text in one language; ``translated_from`` is the hash of the source text it was translated from."""

    __tablename__ = "text"
    __table_args__ = (
        _one_of("field", words.TEXT_FIELDS),
        CheckConstraint("trim(text) <> ''", name="not_empty"),
        KEYED,
    )
    language: Mapped[str] = mapped_column(ForeignKey("language.tag"), primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    translated_from: Mapped[str]


class Point(Base):
    """One point of a link's line or a lake's outline, in millionths of a degree."""

    __tablename__ = "point"
    __table_args__ = (
        CheckConstraint("lon_micro BETWEEN -180000000 AND 180000000", name="lon"),
        CheckConstraint("lat_micro BETWEEN -90000000 AND 90000000", name="lat"),
        KEYED,
    )
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    lon_micro: Mapped[int]
    lat_micro: Mapped[int]


class Source(Entry):
    """Where a statement comes from; ``mark`` is its sign in the fact sheet."""

    __tablename__ = "source"
    __table_args__ = STRICT
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    mark: Mapped[str]


class Figure(Entry):
    """A number; kept as decimal digits, never as a float."""

    __tablename__ = "figure"
    __table_args__ = (
        CheckConstraint(
            "number GLOB '[0-9]*' AND number NOT GLOB '*[^0-9.]*' AND number NOT GLOB '*.*.*' AND number NOT GLOB '*.'",
            name="number_decimal",
        ),
        _one_of("unit", words.UNITS),
        _one_of("qualifier", words.QUALIFIERS),
        _one_of("topic", words.TOPICS),
        _flag("headline"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    number: Mapped[str]
    unit: Mapped[str]
    qualifier: Mapped[str]
    topic: Mapped[str]
    headline: Mapped[int]
    icon: Mapped[str]


class Milestone(Entry):
    """A year in the park's life."""

    __tablename__ = "milestone"
    __table_args__ = (CheckConstraint("year BETWEEN 1000 AND 2999", name="year"), STRICT)
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    year: Mapped[int]
    figure_id: Mapped[str | None] = mapped_column(ForeignKey("figure.id"))


class Industry(Entry):
    """One of the focus industries."""

    __tablename__ = "industry"
    __table_args__ = (_one_of("motif", words.MOTIFS), _one_of("accent", words.ACCENTS), STRICT)
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    motif: Mapped[str]
    accent: Mapped[str]
    icon: Mapped[str]


class Part(Entry):
    """A field, service, focus, chain step, programme or group of an industry."""

    __tablename__ = "part"
    __table_args__ = (_one_of("role", words.PART_ROLES), STRICT)
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    industry_id: Mapped[str] = mapped_column(ForeignKey("industry.id"))
    role: Mapped[str]


class Organisation(Entry):
    """An institution or firm."""

    __tablename__ = "organisation"
    __table_args__ = (_one_of("role", words.ORGANISATION_ROLES), _flag("confirm"), STRICT)
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    role: Mapped[str]
    industry_id: Mapped[str | None] = mapped_column(ForeignKey("industry.id"))
    confirm: Mapped[int]


class Title(Entry):
    """An honour; it belongs either to an industry or to a page."""

    __tablename__ = "title"
    __table_args__ = (
        _one_of("level", words.LEVELS),
        _one_of("page", words.TITLE_PAGES),
        CheckConstraint("(industry_id IS NULL) <> (page IS NULL)", name="one_place"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    level: Mapped[str]
    industry_id: Mapped[str | None] = mapped_column(ForeignKey("industry.id"))
    page: Mapped[str | None]


class Link(Entry):
    """A transport link."""

    __tablename__ = "link"
    __table_args__ = (
        _one_of("direction", words.DIRECTIONS),
        _one_of("mode", words.MODES),
        _flag("in_delta"),
        _flag("in_park"),
        CheckConstraint("in_delta + in_park > 0", name="in_a_drawing"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    direction: Mapped[str]
    mode: Mapped[str]
    in_delta: Mapped[int]
    in_park: Mapped[int]
    icon: Mapped[str]


class Place(Entry):
    """A point, lake or metropolitan area on the maps."""

    __tablename__ = "place"
    __table_args__ = (
        _one_of("role", words.PLACE_ROLES),
        _one_of("confidence", words.CONFIDENCES),
        CheckConstraint("lat_micro BETWEEN -90000000 AND 90000000", name="lat"),
        CheckConstraint("lon_micro BETWEEN -180000000 AND 180000000", name="lon"),
        CheckConstraint("radius_m >= 0", name="radius"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    role: Mapped[str]
    lat_micro: Mapped[int]
    lon_micro: Mapped[int]
    radius_m: Mapped[int | None]
    confidence: Mapped[str]


class ShorePlace(Entry):
    """A place on the drawn shore, in millionths of its length."""

    __tablename__ = "shore_place"
    __table_args__ = (
        _one_of("role", words.SHORE_ROLES),
        CheckConstraint("at_micro BETWEEN 0 AND 1000000", name="at"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    at_micro: Mapped[int]
    icon: Mapped[str]
    role: Mapped[str]


class Event(Entry):
    """A race, festival or expo."""

    __tablename__ = "event"
    __table_args__ = (_one_of("role", words.EVENT_ROLES), CheckConstraint("count > 0", name="count"), STRICT)
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    role: Mapped[str]
    count: Mapped[int]
    icon: Mapped[str]


class Vision(Entry):
    """An idea, quality, strategy, project or goal."""

    __tablename__ = "vision"
    __table_args__ = (_one_of("role", words.VISION_ROLES), _one_of("screen", words.SCREENS), STRICT)
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    role: Mapped[str]
    screen: Mapped[str]


class Story(Entry):
    """The heading and lead of a screen."""

    __tablename__ = "story"
    __table_args__ = (_one_of("screen", words.SCREENS), STRICT)
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    screen: Mapped[str]


class PictureSlot(Entry):
    """A place for a photograph."""

    __tablename__ = "picture_slot"
    __table_args__ = (
        _one_of("screen", words.SCREENS),
        CheckConstraint(
            "aspect GLOB '[1-9]*:[1-9]*' AND aspect NOT GLOB '*[^0-9:]*' AND aspect NOT GLOB '*:*:*'",
            name="aspect",
        ),
        STRICT,
    )
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    screen: Mapped[str]
    aspect: Mapped[str]
    file: Mapped[str | None]
    rights: Mapped[str] = mapped_column(server_default=text("''"))


class Stop(Entry):
    """A stop of a guide's route: the page of an industry or another place, and the card that opens there."""

    __tablename__ = "stop"
    __table_args__ = (
        _one_of("page", tuple(words.ROUTE_PLACES)),
        CheckConstraint("(industry_id IS NULL) <> (page IS NULL)", name="one_place"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    industry_id: Mapped[str | None] = mapped_column(ForeignKey("industry.id"))
    page: Mapped[str | None]
    card_id: Mapped[str | None] = mapped_column(ForeignKey("entry.id"))
