"""What people look for, counted by day without anybody's name, and the names that an admin adds.

Revision ID: hue_search_001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hue_search_001"
down_revision = None


def upgrade() -> None:
    """A row for each day, text and outcome; a row for each added name."""
    op.create_table(
        "hue_search_query",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("query", sa.UnicodeText, primary_key=True),
        sa.Column("step", sa.UnicodeText, primary_key=True),
        sa.Column("shown", sa.UnicodeText, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "hue_search_alias",
        sa.Column("number", sa.Integer, sa.Identity(always=True), primary_key=True),
        sa.Column("name", sa.UnicodeText, nullable=False),
        sa.Column("query", sa.UnicodeText, nullable=False),
        sa.Column("kind", sa.UnicodeText, nullable=False),
        sa.Column("target", sa.UnicodeText, nullable=False),
        sa.Column("created", sa.Date, nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("datasets", sa.Integer),
        if_not_exists=True,
    )


def downgrade() -> None:
    """Forget both; `ckan hue search rebuild` takes the names out of the index."""
    op.drop_table("hue_search_alias")
    op.drop_table("hue_search_query")
