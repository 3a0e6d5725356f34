"""Agencies: the seed on a real portal, the tree, the rules of their fields."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
import pytest

from ckanext.hue_opendata.schema import seed as seeding
from tests.integration.schema.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")
WARD = "ubnd-phuong-phu-xuan"


def refused(action, **data):
    with pytest.raises(tk.ValidationError) as error:
        act(action, **data)
    return set(error.value.error_dict)


def test_the_seed_is_written_once_and_keeps_what_an_admin_changed(app, monkeypatch):
    few = [one for one in seeding.organizations() if one["name"] in (seeding.CITY, WARD)]
    monkeypatch.setattr(seeding, "organizations", lambda: few)
    two = seeding.topics()[:2]
    monkeypatch.setattr(seeding, "topics", lambda: two)
    assert [result for _, result in seeding.seed()] == ["new"] * 4
    assert {result for _, result in seeding.seed()} == {"kept"}

    ward = act("organization_show", id=WARD)
    assert ward["place"] == "19753@2025-07-01"
    act("organization_patch", id=ward["id"], short_name="PX", description="Mô tả")
    newer = [{**one, "title_en": "New words"} for one in few]
    monkeypatch.setattr(seeding, "organizations", lambda: newer)
    assert dict(seeding.seed())[WARD] == "filled"
    ward = act("organization_show", id=WARD)
    assert ward["title_en"] == "New words"
    assert ward["short_name"] == "PX"

    assert "Ủy ban nhân dân phường Phú Xuân" in app.get("/agencies").body
    about = app.get(f"/organization/about/{WARD}").body
    assert "Ủy ban nhân dân thành phố Huế" in about
    assert "Phường Phú Xuân" in about
    assert (
        "Ủy ban nhân dân phường Gia Hội (đến 30/06/2025)"
        in app.get(f"/organization/about/{WARD}").body
    )
    for raw in ("19753@", ">phuong<", "seeded"):
        assert raw not in about


def test_the_rules_of_an_agency():
    city = act("organization_create", name="thanh-pho", title="Thành phố")
    made = act(
        "organization_create",
        name="so-a",
        title="Sở A",
        parent=city["id"],
        agency_code="000-00-14-h57",
        former_names="Sở B (đến 28/02/2025)\r\nSở C (từ 2010 đến 2015)",
        place="19753@2025-07-01",
    )
    assert made["parent"] == "thanh-pho"
    assert made["agency_code"] == "000.00.14.H57"
    assert made["agency_code_scheme"] == "qcvn-102-2016"
    assert "\r" not in made["former_names"]
    act("organization_patch", id="so-a", agency_code="H57.01")
    assert act("organization_show", id="so-a")["agency_code_scheme"] == "qd-20-2020"
    assert refused("organization_patch", id="thanh-pho", parent="so-a") == {"parent"}
    for name, value in (
        ("parent", "khong-co"),
        ("agency_code", "57H"),
        ("former_names", "Sở B (hôm nào đó)"),
        ("place", "99999@2025-07-01"),
        ("website", "javascript:alert(1)"),
        ("agency_kind", "bo"),
    ):
        assert refused("organization_patch", id="so-a", **{name: value}) == {name}
    for name, value in (("icon", "<svg>"), ("theme_uri", "ECON")):
        assert refused("group_create", name="chu-de", title="Chủ đề", **{name: value}) == {name}
