"""What Solr said of a dataset that it refused; what a run held back because its source shrank.

Revision ID: hue_harvest_004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hue_harvest_004"
down_revision = "hue_harvest_003"


def upgrade() -> None:
    """A reason beside each dataset that waits; a question and its answer beside each run."""
    op.add_column("hue_harvest_unindexed", sa.Column("reason", sa.UnicodeText))
    op.add_column("hue_harvest_run", sa.Column("held", sa.Integer))
    op.add_column("hue_harvest_run", sa.Column("accepted", sa.Boolean))


def downgrade() -> None:
    """Forget the reasons and the answers."""
    op.drop_column("hue_harvest_run", "accepted")
    op.drop_column("hue_harvest_run", "held")
    op.drop_column("hue_harvest_unindexed", "reason")
