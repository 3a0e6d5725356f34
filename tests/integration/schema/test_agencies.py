"""Agencies: the seed on a real portal, the tree, the rules of their fields."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
import lxml.html
import pytest
from ckan.tests import factories

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


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("19753@2025-07-01", "19753@2025-07-01"),
        ("phu xuan", "19753@2025-07-01"),
        ("P. Phu\u0301 Xua\u0302n ", "19753@2025-07-01"),
        ("Phường Phú Xuân (19753@2025-07-01)", "19753@2025-07-01"),
        ("Phường Thuận Hóa (19753@2025-07-01)", "19789@2025-07-01"),
        ("thành phố Huế", "46@2025-01-01"),
        (["A Lưới", "19753@2025-07-01"], "19753@2025-07-01"),
        (["phu xuan", ""], "19753@2025-07-01"),
    ],
)
def test_an_agencys_place_is_typed_by_its_name(typed, code):
    made = act("organization_create", name="xa-a", title="Xã A", place=typed)
    assert made["place"] == code


def test_a_place_of_several_or_of_none_is_told_with_what_is_meant(app):
    admin = factories.SysadminWithToken()
    headers = {"Authorization": admin["token"]}
    act("organization_create", name="xa-a", title="Xã A")
    address = "/organization/edit/xa-a"
    values = {"name": "xa-a", "title": "Xã A", "save": ""}
    page = app.post(address, data={**values, "place": "A Lưới"}, headers=headers)
    form = lxml.html.fromstring(page.body)
    assert form.xpath("//input[@name='place']/@value") == ["A Lưới"]
    offered = dict(
        zip(
            form.xpath("//select[@name='place']/option/text()"),
            form.xpath("//select[@name='place']/option/@value"),
            strict=True,
        )
    )
    chosen = next(code for name, code in offered.items() if "A Lưới 1" in name)
    app.post(address, data={**values, "place": ["A Lưới", chosen]}, headers=headers)
    assert act("organization_show", id="xa-a")["place"] == chosen
    page = app.get(address, headers=headers)
    shown = lxml.html.fromstring(page.body).xpath("//input[@name='place']/@value")
    assert shown == ["Xã A Lưới 1"]
    page = app.post(address, data={**values, "place": "Đà Lạt"}, headers=headers)
    assert "Đà Lạt" in page.body
    assert "xem lại chính tả" in page.body
    assert act("organization_show", id="xa-a")["place"] == chosen


@pytest.mark.parametrize("former", ["19756@2025-01-01", "19774@2020-01-01"])
def test_a_former_unit_survives_an_edit_without_a_change(app, former):
    admin = factories.SysadminWithToken()
    headers = {"Authorization": admin["token"]}
    act("organization_create", name="xa-a", title="Xã A", place=former)
    before = act("organization_show", id="xa-a")["place"]
    page = app.get("/organization/edit/xa-a", headers=headers)
    form = lxml.html.fromstring(page.body).xpath("//form[contains(@class, 'dataset-form')]")[0]
    app.post("/organization/edit/xa-a", data=dict(form.form_values()), headers=headers)
    assert act("organization_show", id="xa-a")["place"] == before
