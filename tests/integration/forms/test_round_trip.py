"""A form that is sent back as it came changes nothing; what it does not show is kept."""

from __future__ import annotations

import lxml.html
import pytest
from ckan.tests import factories, helpers

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.schema.types import TYPES
from tests.integration.forms.support import drafts, examples, form_of, post, sent, stored, whole

pytestmark = pytest.mark.usefixtures("emptied")


@pytest.mark.parametrize("kind", TYPES)
def test_an_edit_without_a_change_changes_nothing(app, officer, kind):
    dataset = {
        **examples(kind),
        "type": kind,
        "owner_org": officer["agency"]["id"],
        "title": "Một bộ dữ liệu",
        "notes": "Dòng một\n\nDòng hai",
        "tags": [{"name": "du lịch"}, {"name": "giá vé"}],
        "name": "mot-bo",
        "incomplete": "",
        "la_lung": "khóa ngoài lược đồ",
        "resources": [{"url": "https://du-lieu.example/a.csv", "name": "A", "hash": "abc"}],
    }
    helpers.call_action("package_create", context=as_site_user(), **dataset)
    before = stored("mot-bo")
    address = f"/{kind}/edit/mot-bo"
    page = app.get(address, headers=officer["headers"])
    post(app, address, officer, sent(form_of(page.body), save="publish"))
    assert stored("mot-bo") == before


def test_a_draft_needs_little_and_publishing_all(app, officer):
    little = {"title": "Mới có tên", "owner_org": officer["agency"]["id"], "save": "draft"}
    app.post("/dataset/new", data=little, headers=officer["headers"])
    assert stored("moi-co-ten")["state"] == "draft"
    page = app.get("/dataset/files/moi-co-ten", headers=officer["headers"])
    assert 'name="upload"' in page.body
    link = {"link_url": "https://du-lieu.example/b.csv", "link_name": "B", "save": "publish"}
    page = app.post("/dataset/files/moi-co-ten", data=link, headers=officer["headers"])
    assert 'href="#field-frequency"' in page.body
    after = stored("moi-co-ten")
    assert (after["state"], len(after["resources"])) == ("draft", 1)


def test_next_is_checked_as_a_whole_and_stays_a_draft(app, officer):
    refused = whole(officer, save="files", frequency="")
    page = app.post("/dataset/new", data=refused, headers=officer["headers"])
    assert 'href="#field-frequency"' in page.body
    assert drafts() == 0
    app.post("/dataset/new", data=whole(officer, save="files"), headers=officer["headers"])
    assert stored("gia-ve")["state"] == "draft"


def test_a_period_that_cannot_be_read_is_told_and_kept(app, officer):
    data = whole(officer, save="draft", hue_shown="temporal_coverage")
    data["temporal_coverage-0-hue_period"] = "hôm nào đó"
    page = app.post("/dataset/new", data=data, headers=officer["headers"])
    assert 'href="#field-temporal_coverage-0-hue_period"' in page.body
    assert 'value="hôm nào đó"' in page.body


def test_too_many_rows_are_told_and_none_is_lost(app, officer):
    rows = {f"contact-{number}-name": f"Phòng {number}" for number in range(201)}
    data = whole(officer, save="draft", **rows)
    page = app.post("/dataset/new", data=data, headers=officer["headers"])
    assert 'href="#field-contact"' in page.body
    assert 'value="Phòng 200"' in page.body
    assert drafts() == 0


@pytest.mark.parametrize("save", ["draft", "files"])
def test_a_name_of_several_units_is_told_beside_its_row(app, officer, save):
    data = whole(officer, save=save, **{"spatial_coverage-0-text": "A Lưới"})
    page = app.post("/dataset/new", data=data, headers=officer["headers"])
    assert 'href="#field-spatial_coverage-0-text"' in page.body
    assert "Huyện A Lưới" in page.body
    assert drafts() == 0


def test_a_name_of_no_unit_is_kept_and_said(app, officer):
    data = whole(officer, save="draft", **{"spatial_coverage-0-text": "đầm Cầu Hai"})
    page = app.post("/dataset/new", data=data, headers=officer["headers"])
    assert stored("gia-ve")["spatial_coverage"] == [{"text": "đầm Cầu Hai"}]
    told = lxml.html.fromstring(page.body).xpath("//*[contains(@class, 'flash-messages')]")[0]
    assert "đầm Cầu Hai" in told.text_content()


def test_units_taken_off_a_map_layer_take_their_box_along(app, officer):
    given = examples("geo") | {
        "type": "geo",
        "name": "lop-ban-do",
        "owner_org": officer["agency"]["id"],
        "title": "Lớp bản đồ",
        "notes": "Mô tả",
        "resources": [{"url": "https://du-lieu.example/a.geojson", "format": "GeoJSON"}],
    }
    helpers.call_action("package_create", context=as_site_user(), **given)
    assert stored("lop-ban-do")["spatial"]
    page = app.get("/geo/edit/lop-ban-do", headers=officer["headers"])
    values = [
        (name, value)
        for name, value in sent(form_of(page.body), save="publish")
        if not name.startswith("spatial_coverage-")
    ]
    assert dict(values)["spatial"], "the form shows the box, and sends it back"
    post(app, "/geo/edit/lop-ban-do", officer, values)
    after = stored("lop-ban-do")
    assert not after.get("spatial_coverage")
    assert not after.get("spatial")


def test_a_row_that_went_is_gone_and_a_field_that_was_not_sent_stays(app, officer):
    contact = {"contact-0-name": "Phòng A", "contact-1-name": "Phòng B"}
    data = whole(officer, save="files", **contact)
    app.post("/dataset/new", data=data, headers=officer["headers"])
    assert [one["name"] for one in stored("gia-ve")["contact"]] == ["Phòng A", "Phòng B"]
    few = {"title": "Giá vé mới", "save": "draft", "pkg_name": stored("gia-ve")["id"]}
    app.post("/dataset/new", data=few, headers=officer["headers"])
    after = stored("gia-ve")
    assert after["title"] == "Giá vé mới"
    assert len(after["contact"]) == 2
    assert after["theme"] == ["du-lich"]
    gone = {**few, "hue_shown": "contact", "contact-1-name": "Phòng B"}
    app.post("/dataset/new", data=gone, headers=officer["headers"])
    assert [one["name"] for one in stored("gia-ve")["contact"]] == ["Phòng B"]


def test_a_new_form_takes_over_what_the_agency_said_last(app, officer):
    data = whole(officer, save="files", **{"contact-0-name": "Phòng Nghiệp vụ"})
    app.post("/dataset/new", data=data, headers=officer["headers"])
    helpers.call_action("package_patch", context=as_site_user(), id="gia-ve", state="active")
    values = dict(form_of(app.get("/dataset/new", headers=officer["headers"]).body).form_values())
    assert values["contact-0-name"] == "Phòng Nghiệp vụ"
    assert values["theme"] == "du-lich"
    assert "personal_data" not in values
    blank = app.get("/dataset/new?blank=1", headers=officer["headers"]).body
    assert dict(form_of(blank).form_values())["contact-0-name"] == ""


def test_the_agency_whose_button_was_pressed_is_chosen_and_taken_over(app, officer):
    second = factories.Organization(users=[{"name": officer["user"]["name"], "capacity": "editor"}])
    for agency, office in ((officer["agency"], "Phòng Một"), (second, "Phòng Hai")):
        data = whole(officer, save="files", title=office, owner_org=agency["id"])
        app.post(
            "/dataset/new", data={**data, "contact-0-name": office}, headers=officer["headers"]
        )
    for name in ("phong-mot", "phong-hai"):
        helpers.call_action("package_patch", context=as_site_user(), id=name, state="active")
    page = app.get("/dataset/new", headers=officer["headers"])
    offered = lxml.html.fromstring(page.body).xpath("//*[@id='dataset-edit']//p//a/@href")
    assert f"?owner_org={second['name']}" in offered
    page = app.get(f"/dataset/new?group={second['id']}", headers=officer["headers"])
    values = dict(form_of(page.body).form_values())
    assert values["owner_org"] == second["id"]
    assert values["contact-0-name"] == "Phòng Hai"
    assert "groups__0__id" not in values, "an agency is no topic"


def test_one_more_row_saves_nothing(app, officer):
    data = whole(officer, save="row:contact", **{"contact-0-name": "Phòng A"})
    page = app.post("/dataset/new", data=data, headers=officer["headers"])
    values = dict(form_of(page.body).form_values())
    assert (values["contact-0-name"], values["contact-1-name"]) == ("Phòng A", "")
    assert drafts() == 0


def test_keywords_are_suggested_without_accents(app, officer):
    tags = [{"name": "du lịch"}, {"name": "lịch sử"}]
    data = {**whole(officer), "tags": tags, "theme": ["du-lich"]}
    data.pop("hue_shown")
    helpers.call_action("package_create", context=as_site_user(), **data)
    context = {"user": officer["user"]["name"], "ignore_auth": False}
    found = helpers.call_action("hue_tag_suggest", context=context, q="lich")
    assert [one["name"] for one in found] == ["lịch sử", "du lịch"]


def test_keywords_are_counted_once_a_while(app, officer, monkeypatch):
    from ckanext.hue_opendata.forms import actions

    asked = []
    real = actions.tk.get_action
    monkeypatch.setattr(actions.tk, "get_action", lambda name: asked.append(name) or real(name))
    context = {"user": officer["user"]["name"], "ignore_auth": False}
    for text in ("l", "li", "lich"):
        helpers.call_action("hue_tag_suggest", context=dict(context), q=text)
    assert asked.count("package_search") <= 1


def test_a_keyword_with_a_semicolon_is_told_and_not_split(app, officer):
    data = whole(officer, save="draft", tag_string="mưa; thời tiết")
    page = app.post("/dataset/new", data=data, headers=officer["headers"])
    assert 'href="#field-tag_string"' in page.body
    assert "mưa; thời tiết" in page.body
    assert drafts() == 0


def test_no_form_page_has_an_inline_handler_or_style(app, officer):
    app.post("/dataset/new", data=whole(officer, save="files"), headers=officer["headers"])
    for address in ("/dataset/new", "/dataset/edit/gia-ve", "/dataset/files/gia-ve"):
        page = lxml.html.fromstring(app.get(address, headers=officer["headers"]).body)
        main = page.xpath("//*[@role='main']")[0]
        assert not main.xpath(".//*[@style or @onclick or @onchange]")
        assert not main.xpath(".//script | .//style")
