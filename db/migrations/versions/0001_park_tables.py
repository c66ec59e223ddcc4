"""The first schema: the park's own tables, with every closed list and reference held by the database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and mark the file as content of this kiosk."""
    op.execute("PRAGMA application_id = 1465142083")
    op.execute("PRAGMA user_version = 1")
    op.create_table(
        "curator_note",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("zh_hans", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_curator_note")),
        sa.UniqueConstraint("position", name=op.f("uq_curator_note_position")),
        sqlite_strict=True,
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("show_from", sa.Text(), nullable=True),
        sa.Column("show_until", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "as_of GLOB '[0-9][0-9][0-9][0-9]' OR as_of GLOB '[0-9][0-9][0-9][0-9]–[0-9][0-9][0-9][0-9]'",
            name=op.f("ck_entry_as_of_years"),
        ),
        sa.CheckConstraint("id GLOB kind || '.[a-z0-9]*'", name=op.f("ck_entry_id_says_kind")),
        sa.CheckConstraint(
            "kind IN ('source', 'figure', 'milestone', 'industry', 'part', 'organisation', "
            "'title', 'link', 'place', 'shore_place', 'event', 'vision', 'story', 'picture_slot')",
            name=op.f("ck_entry_kind_known"),
        ),
        sa.CheckConstraint(
            "kind IN ('source', 'story', 'picture_slot') OR (status IS NOT NULL AND source_id IS NOT NULL)",
            name=op.f("ck_entry_stated"),
        ),
        sa.CheckConstraint(
            "show_from IS NULL OR show_from IS date(show_from, '+0 days')",
            name=op.f("ck_entry_show_from_date"),
        ),
        sa.CheckConstraint(
            "show_until IS NULL OR show_until IS date(show_until, '+0 days')",
            name=op.f("ck_entry_show_until_date"),
        ),
        sa.CheckConstraint("source_id GLOB 'source.*'", name=op.f("ck_entry_source_is_source")),
        sa.CheckConstraint(
            "status IN ('reported', 'approved_preparation', 'recognised', 'completed', "
            "'home_to', 'based_here', 'developed', 'aim', 'planned', 'claimed', 'computed')",
            name=op.f("ck_entry_status_known"),
        ),
        sa.CheckConstraint("show_from <= show_until", name=op.f("ck_entry_days_in_order")),
        sa.ForeignKeyConstraint(["source_id"], ["entry.id"], name=op.f("fk_entry_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("kind", "position", name=op.f("uq_entry_kind_position")),
        sqlite_strict=True,
    )
    op.create_table(
        "language",
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("endonym", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.CheckConstraint("direction IN ('ltr', 'rtl')", name=op.f("ck_language_direction_known")),
        sa.CheckConstraint("region IN ('SC', 'TC', 'JP', 'KR')", name=op.f("ck_language_region_known")),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_language")),
        sa.UniqueConstraint("position", name=op.f("uq_language_position")),
        sqlite_strict=True,
    )
    op.create_table(
        "entry_flag",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_flag_entry_id")),
        sa.ForeignKeyConstraint(["note_id"], ["curator_note.id"], name=op.f("fk_entry_flag_note_id")),
        sa.PrimaryKeyConstraint("entry_id", "position", name=op.f("pk_entry_flag")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("icon", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('race', 'festival', 'expo')", name=op.f("ck_event_role_known")),
        sa.CheckConstraint("count > 0", name=op.f("ck_event_count")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_strict=True,
    )
    op.create_table(
        "fact",
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("fact_id GLOB 'F[0-9][0-9][0-9]'", name=op.f("ck_fact_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_fact_entry_id")),
        sa.PrimaryKeyConstraint("fact_id", "entry_id", name=op.f("pk_fact")),
        sa.UniqueConstraint("entry_id", "position", name=op.f("uq_fact_entry_id_position")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("headline", sa.Integer(), nullable=False),
        sa.Column("icon", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "number GLOB '[0-9]*' AND number NOT GLOB '*[^0-9.]*' AND number NOT GLOB '*.*.*' AND number NOT GLOB '*.'",
            name=op.f("ck_figure_number_decimal"),
        ),
        sa.CheckConstraint(
            "qualifier IN ('exactly', 'more_than', 'about', 'rank', 'count')",
            name=op.f("ck_figure_qualifier_known"),
        ),
        sa.CheckConstraint(
            "topic IN ('identity', 'location', 'medical', 'materials', 'manufacturing', "
            "'economy', 'lake', 'environment', 'events')",
            name=op.f("ck_figure_topic_known"),
        ),
        sa.CheckConstraint(
            "unit IN ('km2', 'km', 'percent', 'yuan', 'count', 'rank', 'edition')",
            name=op.f("ck_figure_unit_known"),
        ),
        sa.CheckConstraint("headline IN (0, 1)", name=op.f("ck_figure_headline_flag")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_figure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
        sqlite_strict=True,
    )
    op.create_table(
        "industry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("motif", sa.Text(), nullable=False),
        sa.Column("accent", sa.Text(), nullable=False),
        sa.Column("icon", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "accent IN ('medical', 'materials', 'manufacturing', 'economy')",
            name=op.f("ck_industry_accent_known"),
        ),
        sa.CheckConstraint("motif IN ('cells', 'lattice', 'circuit', 'orbits')", name=op.f("ck_industry_motif_known")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_industry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_industry")),
        sqlite_strict=True,
    )
    op.create_table(
        "language_fallback",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fallback", sa.Text(), nullable=False),
        sa.CheckConstraint("language <> fallback", name=op.f("ck_language_fallback_other")),
        sa.ForeignKeyConstraint(["fallback"], ["language.tag"], name=op.f("fk_language_fallback_fallback")),
        sa.ForeignKeyConstraint(["language"], ["language.tag"], name=op.f("fk_language_fallback_language")),
        sa.PrimaryKeyConstraint("language", "position", name=op.f("pk_language_fallback")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "link",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("in_delta", sa.Integer(), nullable=False),
        sa.Column("in_park", sa.Integer(), nullable=False),
        sa.Column("icon", sa.Text(), nullable=False),
        sa.CheckConstraint("direction IN ('east', 'south', 'through', 'meets')", name=op.f("ck_link_direction_known")),
        sa.CheckConstraint(
            "mode IN ('highspeed', 'urban_rail', 'expressway', 'road', 'artery', 'station')",
            name=op.f("ck_link_mode_known"),
        ),
        sa.CheckConstraint("in_delta + in_park > 0", name=op.f("ck_link_in_a_drawing")),
        sa.CheckConstraint("in_delta IN (0, 1)", name=op.f("ck_link_in_delta_flag")),
        sa.CheckConstraint("in_park IN (0, 1)", name=op.f("ck_link_in_park_flag")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_link_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
        sqlite_strict=True,
    )
    op.create_table(
        "picture_slot",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "aspect GLOB '[1-9]*:[1-9]*' AND aspect NOT GLOB '*[^0-9:]*' AND aspect NOT GLOB '*:*:*'",
            name=op.f("ck_picture_slot_aspect"),
        ),
        sa.CheckConstraint(
            "screen IN ('attract', 'overview', 'industry', 'transport', 'ecology')",
            name=op.f("ck_picture_slot_screen_known"),
        ),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_picture_slot_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture_slot")),
        sqlite_strict=True,
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("lat_micro", sa.Integer(), nullable=False),
        sa.Column("lon_micro", sa.Integer(), nullable=False),
        sa.Column("radius_m", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.CheckConstraint("confidence IN ('high', 'medium', 'low')", name=op.f("ck_place_confidence_known")),
        sa.CheckConstraint(
            "role IN ('city', 'station', 'lake', 'park', 'metro_area')", name=op.f("ck_place_role_known")
        ),
        sa.CheckConstraint("lat_micro BETWEEN -90000000 AND 90000000", name=op.f("ck_place_lat")),
        sa.CheckConstraint("lon_micro BETWEEN -180000000 AND 180000000", name=op.f("ck_place_lon")),
        sa.CheckConstraint("radius_m >= 0", name=op.f("ck_place_radius")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sqlite_strict=True,
    )
    op.create_table(
        "point",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("lon_micro", sa.Integer(), nullable=False),
        sa.Column("lat_micro", sa.Integer(), nullable=False),
        sa.CheckConstraint("lat_micro BETWEEN -90000000 AND 90000000", name=op.f("ck_point_lat")),
        sa.CheckConstraint("lon_micro BETWEEN -180000000 AND 180000000", name=op.f("ck_point_lon")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_point_entry_id")),
        sa.PrimaryKeyConstraint("entry_id", "position", name=op.f("pk_point")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("content_version", sa.Text(), nullable=False),
        sa.Column("source_language", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_release_single")),
        sa.ForeignKeyConstraint(["source_language"], ["language.tag"], name=op.f("fk_release_source_language")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sqlite_strict=True,
    )
    op.create_table(
        "shore_place",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at_micro", sa.Integer(), nullable=False),
        sa.Column("icon", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('wetland', 'expo', 'corridor', 'greenway', 'watercourse', 'country_park', "
            "'scenic', 'race', 'music', 'title', 'film')",
            name=op.f("ck_shore_place_role_known"),
        ),
        sa.CheckConstraint("at_micro BETWEEN 0 AND 1000000", name=op.f("ck_shore_place_at")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_shore_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shore_place")),
        sqlite_strict=True,
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sqlite_strict=True,
    )
    op.create_table(
        "story",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "screen IN ('attract', 'overview', 'industry', 'transport', 'ecology')",
            name=op.f("ck_story_screen_known"),
        ),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
        sqlite_strict=True,
    )
    op.create_table(
        "text",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source_hash", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "field IN ('name', 'short', 'title', 'lead', 'statement')", name=op.f("ck_text_field_known")
        ),
        sa.CheckConstraint("trim(text) <> ''", name=op.f("ck_text_not_empty")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_text_entry_id")),
        sa.ForeignKeyConstraint(["language"], ["language.tag"], name=op.f("fk_text_language")),
        sa.PrimaryKeyConstraint("language", "entry_id", "field", name=op.f("pk_text")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("screen", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('idea', 'programme', 'positioning', 'quality', 'character', 'strategy', "
            "'frame', 'project', 'goal', 'standing', 'claim')",
            name=op.f("ck_vision_role_known"),
        ),
        sa.CheckConstraint(
            "screen IN ('attract', 'overview', 'industry', 'transport', 'ecology')",
            name=op.f("ck_vision_screen_known"),
        ),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_vision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vision")),
        sqlite_strict=True,
    )
    op.create_table(
        "milestone",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("figure_id", sa.Text(), nullable=True),
        sa.CheckConstraint("year BETWEEN 1000 AND 2999", name=op.f("ck_milestone_year")),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name=op.f("fk_milestone_figure_id")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_milestone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sqlite_strict=True,
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("industry_id", sa.Text(), nullable=True),
        sa.Column("confirm", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('platform', 'school', 'hospital', 'hotel', 'company', 'finance', 'culture')",
            name=op.f("ck_organisation_role_known"),
        ),
        sa.CheckConstraint("confirm IN (0, 1)", name=op.f("ck_organisation_confirm_flag")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_organisation_id")),
        sa.ForeignKeyConstraint(["industry_id"], ["industry.id"], name=op.f("fk_organisation_industry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sqlite_strict=True,
    )
    op.create_table(
        "part",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("industry_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('field', 'service', 'focus', 'chain', 'programme', 'group')",
            name=op.f("ck_part_role_known"),
        ),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_part_id")),
        sa.ForeignKeyConstraint(["industry_id"], ["industry.id"], name=op.f("fk_part_industry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part")),
        sqlite_strict=True,
    )
    op.create_table(
        "title",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("industry_id", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "level IN ('national', 'provincial', 'unstated', 'nickname')", name=op.f("ck_title_level_known")
        ),
        sa.CheckConstraint("page IN ('ecology', 'park')", name=op.f("ck_title_page_known")),
        sa.CheckConstraint("(industry_id IS NULL) <> (page IS NULL)", name=op.f("ck_title_one_place")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_title_id")),
        sa.ForeignKeyConstraint(["industry_id"], ["industry.id"], name=op.f("fk_title_industry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_title")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Leave an empty database."""
    op.execute("PRAGMA user_version = 0")
    op.drop_table("title")
    op.drop_table("part")
    op.drop_table("organisation")
    op.drop_table("milestone")
    op.drop_table("vision")
    op.drop_table("text")
    op.drop_table("story")
    op.drop_table("source")
    op.drop_table("shore_place")
    op.drop_table("release")
    op.drop_table("point")
    op.drop_table("place")
    op.drop_table("picture_slot")
    op.drop_table("link")
    op.drop_table("language_fallback")
    op.drop_table("industry")
    op.drop_table("figure")
    op.drop_table("fact")
    op.drop_table("event")
    op.drop_table("entry_flag")
    op.drop_table("language")
    op.drop_table("entry")
    op.drop_table("curator_note")
