"""Wrong values in real Chromium, with a script and without: beside each input stands the sentence
that the API says. The whole matrix of fields goes through the posted form in
tests/integration/schema/test_three_ways.py.
"""

from __future__ import annotations

import json
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.living import Portal

Typed = dict[str, tuple[str, Any]]
#: field → (what is typed, the same for the API). Too long, HTML, no such day, no such place …
SHARED: Typed = {
    "title": ("ạ" * 301, "ạ" * 301),
    "notes": ("ạ" * 20_001, "ạ" * 20_001),
    "issued": ("31/02/2025", "31/02/2025"),
    "personal_data_assessed": ("02/09/2199", "02/09/2199"),
    "personal_data_method": ("ạ" * 1_001, "ạ" * 1_001),
    "applicable_legislation": ("không phải địa chỉ", ["không phải địa chỉ"]),
    "reporting_period": ("<b>Quý V</b>", "<b>Quý V</b>"),
    "temporal_coverage": ("9 tháng Năm 2025", "9 tháng Năm 2025"),
    "spatial_coverage": ("A Lưới", [{"text": "A Lưới"}]),
    "contact": ("phòng@", [{"email": "phòng@"}]),
    "creator": ("H57.XX", [{"identifier": "H57.XX"}]),
    "url": ("javascript:alert(1)", "javascript:alert(1)"),
}
#: What only one type has.
OWN: dict[str, Typed] = {
    "dataset": {},
    "indicator": {
        "indicator_code": ("ạ" * 51, "ạ" * 51),
        "unit": ("ạ" * 101, "ạ" * 101),
        "dimensions": ("ạ" * 201, ["ạ" * 201]),
        "methodology": ("ạ" * 20_001, "ạ" * 20_001),
        "base_period": ("từ hồi nào", "từ hồi nào"),
        "release_calendar": ("30/02/2025", [{"date": "30/02/2025"}]),
    },
    "geo": {
        "scale": ("1 trên nhiều", "1 trên nhiều"),
        "source_survey": ("ạ" * 1_001, "ạ" * 1_001),
        "spatial": ("[107, 16]", "[107, 16]"),
    },
    "observation": {
        "unit": ("ạ" * 101, "ạ" * 101),
        "stations": ("200", [{"longitude": "200"}]),
        "sampling_period": ("lâu lâu", "lâu lâu"),
        "latency": ("<i>1 giờ</i>", "<i>1 giờ</i>"),
        "retention": ("5", "5"),
    },
}
#: Where a field's one input does not bear its name.
INPUTS = {
    "temporal_coverage": "[name=temporal_coverage-0-hue_period]",
    "contact": "[name=contact-0-email]",
    "creator": "[name=creator-0-identifier]",
    "release_calendar": "[name=release_calendar-0-date]",
    "stations": "[name=stations-0-longitude]",
}


def said_by_api(portal: Portal, record: dict[str, Any]) -> dict[str, list[str]]:
    """The sentences of each field when the API refuses a record."""
    headers = {"Content-Type": "application/json", "Authorization": portal.tokens["officer"]}
    address = f"{portal.url}/api/3/action/package_create"
    request = urllib.request.Request(address, json.dumps(record).encode(), headers)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=60)
    error = json.loads(refused.value.read())["error"]
    return {name: list(sentences(found)) for name, found in error.items() if name != "__type"}


def sentences(found: Any) -> Iterator[str]:
    """Every sentence of a nested error."""
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from sentences(one)
    elif found:
        yield str(found)


def type_all(page: Page, typed: Typed, scripted: bool) -> None:
    """Everything that is wrong, in NFD as some keyboards write it."""
    for fold in page.locator("#dataset-edit details > summary").all():
        fold.click()
    for name, (text, _) in typed.items():
        place = INPUTS.get(name, f"#field-{name}")
        if name == "spatial_coverage":
            place = "#field-spatial_coverage-find" if scripted else "[name=spatial_coverage-0-text]"
        page.locator(place).fill(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("kind", OWN)
def test_beside_each_input_stands_what_the_api_says(
    visit: Visit, portal: Portal, kind: str, scripted: bool
):
    # The shared fields behave alike in all four.
    typed = SHARED if kind == "dataset" else {"title": SHARED["title"], **OWN[kind]}
    agency = portal.api("organization_show", id=portal.agency)["id"]
    record = {name: value for name, (_, value) in typed.items()}
    # What the form has filled in already.
    record |= {"owner_org": agency, "license_id": "vn-gov-open", "type": kind}
    said = said_by_api(portal, record)
    assert set(typed) <= set(said), set(typed) - set(said)
    page = visit(who=portal.officer, java_script_enabled=scripted)
    page.goto(f"/{kind}/new?blank=1")
    type_all(page, typed, scripted)
    page.locator("button[value=files]").click()
    expect(page.locator("[data-hue-summary]")).to_be_visible()
    wrong = []
    for name, told in said.items():
        field = page.locator(f"[data-hue-field={name}]")
        text = " ".join(field.first.inner_text().split()) if field.count() else ""
        missing = [one for one in told if " ".join(one.split()) not in text]
        wrong += [f"{name}: {missing}, not {text[:300]}"] if missing else []
    assert wrong == []
    found = portal.as_admin("package_search", q="title:ạạạ*", include_drafts=True)
    assert found["count"] == 0
