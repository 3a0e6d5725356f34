"""A harvested record whose place may be several units is kept, and a person is asked which."""

from __future__ import annotations

import copy

import ckan.plugins.toolkit as tk
import pytest
from ckan.tests import factories

from tests.integration.schema import ways
from tests.integration.schema.support import act
from tests.integration.schema.test_round_trip import whole

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")
#: A district until 2025-06-30, and five communes of today whose names begin so.
NAME = "A Lưới"


@pytest.fixture
def agency():
    return factories.Organization(name="so-du-lich", title="Sở Du lịch")


def harvested(app, agency, *records):
    with app.flask_app.test_request_context("/"):
        return ways.by_harvest(ways.source_of(agency), list(records))


def record(agency, places):
    given = whole("dataset", agency)
    given.pop("tags")
    return {**copy.deepcopy(given), "spatial_coverage": places}


def test_an_unclear_place_makes_a_draft_that_asks(app, agency):
    clear, unclear = [{"text": "Phường Thuận Hóa"}], [{"text": NAME}]
    first, second = harvested(app, agency, record(agency, clear), record(agency, unclear))
    assert (first.stored["state"], first.said[""]) == ("active", "")
    made = second.stored
    assert (made["state"], made["private"]) == ("draft", True)
    assert made["incomplete"].split() == ["spatial_coverage"]
    (place,) = made["spatial_coverage"]
    assert (place["text"], place.get("uri", "")) == (NAME, "")
    assert "[unclear_place]" in second.said[""]
    assert "A Lưới 1" in second.said[""]
    page = app.get(
        f"/dataset/{made['name']}",
        headers={"Authorization": factories.SysadminWithToken()["token"]},
    )
    assert "A Lưới 1" in page.body


def test_the_draft_is_not_published_before_the_place_is_chosen(app, agency):
    (found,) = harvested(app, agency, record(agency, [{"text": NAME}]))
    identity = found.stored["id"]
    with pytest.raises(tk.ValidationError) as refused:
        act("package_patch", id=identity, state="active", private=False)
    assert "A Lưới 1" in str(refused.value.error_dict["spatial_coverage"])
    # A draft may wait as it is.
    act("package_patch", id=identity, importance="quan-trong")
    chosen = [{"text": "xã A Lưới 1"}]
    act("package_patch", id=identity, state="active", private=False, spatial_coverage=chosen)
    assert act("package_show", id=identity)["spatial_coverage"][0]["uri"]


def test_a_published_record_stays_published_and_the_report_asks(app, agency):
    source = ways.source_of(agency)
    with app.flask_app.test_request_context("/"):
        ways.by_harvest(source, [record(agency, [{"text": "Phường Thuận Hóa"}])])
        (again,) = ways.by_harvest(source, [record(agency, [{"text": NAME}])])
    assert again.stored["state"] == "active"
    assert again.stored["spatial_coverage"][0]["text"] == NAME
    assert "[unclear_place]" in again.said[""]
