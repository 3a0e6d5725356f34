"""The schedule: one scheduler at a time, and none that keeps the others out for ever."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.harvest import cli

pytestmark = pytest.mark.usefixtures("clean_db", "clean_redis")


def test_a_look_at_the_schedule_lets_the_next_one_in():
    cli.look()
    with model.meta.engine.connect() as another, model.meta.engine.connect() as second:
        for connection in (another, second):
            query = sa.text("select pg_try_advisory_lock(:n)")
            got = connection.execute(query, {"n": cli.LOCK}).scalar()
            if got:
                connection.execute(sa.text("select pg_advisory_unlock(:n)"), {"n": cli.LOCK})
            assert got
