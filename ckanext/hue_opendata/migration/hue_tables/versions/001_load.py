"""What the last load of each resource came to.

Revision ID: hue_tables_001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "hue_tables_001"
down_revision = None


def upgrade() -> None:
    """One row for each resource that a load has looked at."""
    op.create_table(
        "hue_table_load",
        sa.Column("resource_id", sa.UnicodeText, primary_key=True),
        sa.Column("state", sa.UnicodeText, nullable=False),
        sa.Column("fingerprint", sa.UnicodeText),
        sa.Column("checked", sa.DateTime, nullable=False),
        sa.Column("loaded", sa.DateTime),
        sa.Column("report", JSONB, nullable=False),
        if_not_exists=True,
    )


def downgrade() -> None:
    """Forget the reports; the rows in the DataStore stay."""
    op.drop_table("hue_table_load")
