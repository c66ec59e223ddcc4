"""The stops of a guide's route: pages and cards in the order in which a group is led through them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KNOWN, WITH_STOPS = "'picture_slot')", "'picture_slot', 'stop')"
"""How the closed lists of kinds end in the table of entries, before and after."""


def upgrade() -> None:
    """Add the table, and let entries be of its kind; tables that point to entries are left alone."""
    op.execute("PRAGMA user_version = 4")
    _reword_entry(KNOWN, WITH_STOPS)
    op.create_table(
        "stop",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("industry_id", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("card_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "page IN ('overview', 'overview_position', 'overview_institutions', 'overview_vision', 'industry',"
            " 'transport', 'transport_park', 'ecology', 'ecology_shares', 'ecology_size', 'ecology_titles',"
            " 'ecology_events', 'ecology_lake')",
            name=op.f("ck_stop_page_known"),
        ),
        sa.CheckConstraint("(industry_id IS NULL) <> (page IS NULL)", name=op.f("ck_stop_one_place")),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name=op.f("fk_stop_id")),
        sa.ForeignKeyConstraint(["industry_id"], ["industry.id"], name=op.f("fk_stop_industry_id")),
        sa.ForeignKeyConstraint(["card_id"], ["entry.id"], name=op.f("fk_stop_card_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stop")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Take the stops away again, with their texts."""
    for table, column in (("text", "entry_id"), ("entry_flag", "entry_id"), ("fact", "entry_id"), ("stop", "id")):
        op.execute(f"DELETE FROM {table} WHERE {column} GLOB 'stop.*'")
    op.drop_table("stop")
    op.execute("DELETE FROM entry WHERE kind = 'stop'")
    _reword_entry(WITH_STOPS, KNOWN)
    op.execute("PRAGMA user_version = 3")


def _reword_entry(old: str, new: str) -> None:
    """Change the closed lists of kinds where SQLite keeps them: the rows stay as they are, whatever points to them.

    A list that grows needs no other row, so this is the way SQLite's own manual names for it; the new number of the
    schema makes every connection read it again.
    """
    connection = op.get_bind()
    number = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    op.execute("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'entry'", (old, new)
    )
    op.execute(f"PRAGMA schema_version = {number + 1}")
    op.execute("PRAGMA writable_schema = OFF")
