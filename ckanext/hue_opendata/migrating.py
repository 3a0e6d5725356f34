"""Runs a part's Alembic migrations inside CKAN's `db upgrade -p PLUGIN`.

CKAN looks for `migration/<plugin>/` in the package's own folder: `alembic.ini`, `versions/`, and an
`env.py` that calls `run`. (`ckan generate migration` cannot make them: its template is not in the
wheel.)
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import engine_from_config, pool


def run(context: Any, plugin: str) -> None:
    """Run what Alembic asked for, with a version table of the plugin's own."""
    config = context.config
    section = config.get_section(config.config_ini_section)
    engine = engine_from_config(section, prefix="sqlalchemy.", poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, version_table=f"{plugin}_alembic_version")
        with context.begin_transaction():
            context.run_migrations()
