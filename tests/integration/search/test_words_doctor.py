"""The doctor and the commands know counts that wait or are too old, and names that wait."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.cli.cli import ckan

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.search import doctor_words
from ckanext.hue_opendata.search.added import current
from ckanext.hue_opendata.search.added import table as added
from ckanext.hue_opendata.search.log import buffer, entry, table

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")


def told():
    return {one.code for one in doctor_words.words()}


def test_what_is_late_is_told_and_the_commands_mend_it(cli):
    redis = buffer.connection()
    redis.delete(buffer._key())
    buffer.forget()
    assert told() == set()
    old, yesterday = (formats.today() - timedelta(days=n) for n in (91, 2))
    for day, keep in ((old, lambda one: table.add([(one, 1)])), (yesterday, buffer.push)):
        one = entry.entry("lễ hội", "none", day.isoformat())
        assert one
        keep(one)
    added.add("tết", "tet", "text", "lễ hội", yesterday)
    assert told() == {"search.log_old", "search.names_wait", "search.log_waits"}
    for command in (["log", "flush"], ["log", "purge"], ["alias", "apply"]):
        done = cli.invoke(ckan, ["hue", "search", *command])
        assert done.exit_code == 0, done.output
    assert told() == set()


def test_without_tables_the_doctor_says_what_to_run_and_datasets_are_saved(migrate_db_for):
    model.Session.execute(sa.text("ALTER TABLE hue_search_alias RENAME TO hue_search_gone"))
    model.Session.commit()
    current.forget()
    try:
        assert told() == {"search.no_tables"}
        assert current.added() is current.NOTHING
    finally:
        model.Session.execute(sa.text("ALTER TABLE hue_search_gone RENAME TO hue_search_alias"))
        model.Session.commit()
        current.forget()
    assert told() == set()
