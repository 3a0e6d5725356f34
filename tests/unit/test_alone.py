"""A site may have one plugin alone of ours: its pages ask for nothing of the others'."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ckanext.hue_opendata.harvest import helpers as harvest
from ckanext.hue_opendata.search import offers
from ckanext.hue_opendata.tables.loading import helpers as tables

ASKED = re.compile(r"\bh\.(hue_\w+)")
#: Asked for only where it is there: `h.x() if 'x' in h`.
GUARDED = re.compile(r"if '(hue_\w+)' in h")


@pytest.mark.parametrize(
    ("file", "brought", "known"),
    [
        (offers.__file__, set(offers.helpers()), {"hue_vi", "hue_steps", "hue_date"}),
        (tables.__file__, set(tables.__all__), {"hue_table_report", "hue_number"}),
        (harvest.__file__, set(harvest.__all__), {"hue_harvest_report", "hue_datetime"}),
    ],
    ids=["hue_search", "hue_tables", "hue_harvest"],
)
def test_templates_and_code_ask_only_for_helpers_that_the_plugin_brings(file, brought, known):
    room = Path(file).parent
    texts = [one.read_text("utf-8") for kind in ("html", "py") for one in room.rglob(f"*.{kind}")]
    asked = {name for text in texts for name in ASKED.findall(text)}
    guarded = {name for text in texts for name in GUARDED.findall(text)}
    assert known <= asked
    assert asked - guarded - brought == set()
