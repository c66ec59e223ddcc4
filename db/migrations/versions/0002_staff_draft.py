"""What staff add: hidden entries, the source text each translation was made from, and a picture's rights."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns in place, so that tables pointing here are left alone."""
    op.execute("PRAGMA user_version = 2")
    op.execute(
        "ALTER TABLE entry ADD COLUMN hidden INTEGER DEFAULT 0 NOT NULL"
        " CONSTRAINT ck_entry_hidden_flag CHECK (hidden IN (0, 1))"
    )
    op.execute("ALTER TABLE picture_slot ADD COLUMN rights TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE text RENAME COLUMN source_hash TO translated_from")


def downgrade() -> None:
    """Take the columns away again."""
    op.execute("ALTER TABLE text RENAME COLUMN translated_from TO source_hash")
    op.execute("ALTER TABLE picture_slot DROP COLUMN rights")
    op.execute("ALTER TABLE entry DROP COLUMN hidden")
    op.execute("PRAGMA user_version = 1")
