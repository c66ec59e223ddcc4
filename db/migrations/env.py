"""Runs the schema's revisions on one database: the one the program hands over, or ``-x database=FILE``."""

from alembic import context
from sqlalchemy import URL, Connection, create_engine

from kiosk.content.models import Base


def migrate(connection: Connection) -> None:
    """Run the revisions Alembic asked for; SQLite changes tables by copying them, hence the batch mode."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


handed_over = context.config.attributes.get("connection")
if isinstance(handed_over, Connection):
    migrate(handed_over)
else:
    database = context.get_x_argument(as_dictionary=True)["database"]
    with create_engine(URL.create("sqlite", database=database)).begin() as opened:
        migrate(opened)
