"""What a run found that CKAN's harvest tables have no place for.

Revision ID: hue_harvest_001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "hue_harvest_001"
down_revision = None


def upgrade() -> None:
    """One row for each run."""
    op.create_table(
        "hue_harvest_run",
        sa.Column("job_id", sa.UnicodeText, primary_key=True),
        sa.Column("source_id", sa.UnicodeText, nullable=False),
        sa.Column("read", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.Integer, nullable=False),
        sa.Column("expected", sa.Integer),
        sa.Column("complete", sa.Boolean, nullable=False),
        sa.Column("state", sa.UnicodeText),
        sa.Column("closed", sa.DateTime),
        if_not_exists=True,
    )
    op.create_index("hue_harvest_run_source", "hue_harvest_run", ["source_id"], if_not_exists=True)


def downgrade() -> None:
    """Forget the runs' figures; CKAN's own tables keep the runs."""
    op.drop_table("hue_harvest_run")
