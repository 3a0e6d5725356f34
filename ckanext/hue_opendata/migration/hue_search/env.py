"""Alembic's way into the search's own tables."""

from __future__ import annotations

from alembic import context

from ckanext.hue_opendata import migrating

migrating.run(context, "hue_search")
