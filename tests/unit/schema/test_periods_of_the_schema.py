"""What the published JSON Schema promises of periods is read."""

from __future__ import annotations

import re
from itertools import product

from ckanext.hue_opendata.schema.jsonschema import PERIOD
from ckanext.hue_opendata.schema.periods import read_period

PARTS = (*(f"{month:02}" for month in range(1, 13)), "Q1", "Q4", "H1", "H2")


def test_every_period_of_the_pattern_is_read():
    written = [f"{year}-{part}" for year, part in product(range(1900, 2100), PARTS)]
    promised = [text for text in written if re.fullmatch(PERIOD, text)]
    assert len(promised) > 2500
    assert [text for text in promised if read_period(text) is None] == []
