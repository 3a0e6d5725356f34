"""A site may have `hue_search` alone of our plugins: its pages ask for nothing of the others'."""

from __future__ import annotations

import re
from pathlib import Path

from ckanext.hue_opendata.search import offers

ROOM = Path(offers.__file__).parent
ASKED = re.compile(r"\bh\.(hue_\w+)")
#: Asked for only where it is there: `h.x() if 'x' in h`.
GUARDED = re.compile(r"if '(hue_\w+)' in h")


def test_templates_and_code_ask_only_for_helpers_that_the_plugin_brings():
    texts = [file.read_text("utf-8") for kind in ("html", "py") for file in ROOM.rglob(f"*.{kind}")]
    asked = {name for text in texts for name in ASKED.findall(text)}
    guarded = {name for text in texts for name in GUARDED.findall(text)}
    assert {"hue_vi", "hue_steps", "hue_date"} <= asked
    assert asked - guarded - set(offers.helpers()) == set()
