"""A stored dataset that is opened in a real browser and saved as it came is what it was.

Scripts turn rows and lists into boxes and back; tests/integration/forms tries the same without any.
"""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.browser.forms.steps import NAME, TITLE
from tests.browser.living import Portal

#: Written anew by every save.
MOVING = ("metadata_modified",)
#: What makes rows and texts hard: an old unit, a name of none, blank lines, a comma, markup.
HARD: dict[str, Any] = {
    "notes": "\nDòng một  \n\n  Dòng hai: 5 < 6 & “7”",
    "spatial_coverage": [
        {"uri": "19756@2025-01-01", "text": "phường Gia Hội"},
        {"uri": "19789@2025-07-01", "text": "Thuận Hóa"},
        {"text": "đầm Cầu Hai <nước lợ>"},
    ],
    "temporal_coverage": [
        {"start": "2020-01-01", "end": "2024-12-31"},
        {"start": "2025-02-03"},
        {"end": "1999-12-31"},
        {"start": "2025-07-01", "end": "2025-09-30"},
    ],
    "contact": [
        {"name": "Phòng Một", "email": "mot@hue.example", "phone": "0234 1"},
        {"name": "Phòng Hai", "url": "https://hue.example/hai"},
    ],
    "conforms_to": ["QCVN 102:2016/BTTTT", "TCVN 1, phần 2"],
    "tags": [{"name": "du lịch"}, {"name": "giá vé"}],
    "la_lung": "khóa ngoài lược đồ",
}


def whole(portal: Portal, kind: str) -> dict[str, Any]:
    """A dataset of a type with the example of every field, and what is hard."""
    schema = portal.api("hue_schema_show", type=kind)["properties"]
    made = {
        name: copy.deepcopy(one["examples"][0])
        for name, one in schema.items()
        if "examples" in one and not one.get("readOnly")
    }
    made |= copy.deepcopy(HARD)
    made |= {"type": kind, "title": TITLE, "name": NAME, "owner_org": portal.agency}
    file = {"url": "https://du-lieu.example/a.csv", "name": "A", "format": "CSV", "hash": "abc"}
    return {**made, "resources": [file]}


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("kind", ["dataset", "indicator", "geo", "observation"])
def test_a_save_without_a_change_changes_nothing(
    visit: Visit, portal: Portal, kind: str, scripted: bool
):
    portal.as_admin("package_create", **whole(portal, kind))
    before = portal.as_admin("package_show", id=NAME)
    page = visit(who=portal.officer, java_script_enabled=scripted)
    page.goto(f"/{kind}/edit/{NAME}")
    page.locator("button[value=publish]").click()
    page.wait_for_url(re.compile(rf"/{kind}/{NAME}$"))
    after = portal.as_admin("package_show", id=NAME)
    changed = {
        name: (before.get(name), after.get(name))
        for name in {*before, *after} - {*MOVING}
        if before.get(name) != after.get(name)
    }
    assert changed == {}
