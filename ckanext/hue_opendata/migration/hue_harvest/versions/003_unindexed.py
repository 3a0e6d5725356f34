"""Which harvested datasets the search has not got yet: written with them, gone when it has.

Revision ID: hue_harvest_003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hue_harvest_003"
down_revision = "hue_harvest_002"


def upgrade() -> None:
    """One row for each dataset that waits."""
    op.create_table(
        "hue_harvest_unindexed",
        sa.Column("package_id", sa.UnicodeText, primary_key=True),
        sa.Column("since", sa.DateTime, nullable=False),
        if_not_exists=True,
    )


def downgrade() -> None:
    """Forget who waits: `ckan hue search check --repair` finds them too."""
    op.drop_table("hue_harvest_unindexed")
