"""What a linked file was when it was last seen, so that a change of it alone is noticed.

Revision ID: hue_harvest_002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hue_harvest_002"
down_revision = "hue_harvest_001"


def upgrade() -> None:
    """One row for each linked file of a harvested dataset."""
    op.create_table(
        "hue_harvest_file",
        sa.Column("resource_id", sa.UnicodeText, primary_key=True),
        sa.Column("source_id", sa.UnicodeText, nullable=False),
        sa.Column("url", sa.UnicodeText, nullable=False),
        sa.Column("etag", sa.UnicodeText, nullable=False),
        sa.Column("modified", sa.UnicodeText, nullable=False),
        sa.Column("digest", sa.UnicodeText, nullable=False),
        sa.Column("problem", sa.UnicodeText),
        if_not_exists=True,
    )
    op.create_index(
        "hue_harvest_file_source", "hue_harvest_file", ["source_id"], if_not_exists=True
    )


def downgrade() -> None:
    """Forget the stamps: the next run makes them anew."""
    op.drop_table("hue_harvest_file")
