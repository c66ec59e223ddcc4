"""A web address that staff may give an entry, for the code by which visitors take it home."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column in place, so that tables pointing here are left alone."""
    op.execute("PRAGMA user_version = 3")
    op.execute(
        "ALTER TABLE entry ADD COLUMN address TEXT CONSTRAINT ck_entry_address_secure CHECK"
        " (address GLOB 'https://?*' AND address NOT GLOB '*[^!-~]*' AND length(address) <= 300)"
    )


def downgrade() -> None:
    """Take the column away again."""
    op.execute("ALTER TABLE entry DROP COLUMN address")
    op.execute("PRAGMA user_version = 2")
