"""A form that is sent back as it came changes nothing; what it does not show is kept."""

from __future__ import annotations

import io
from typing import Any

import lxml.html
import pytest
from ckan.tests import factories, helpers

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.schema.types import TYPES, fields_of

pytestmark = pytest.mark.usefixtures("emptied")
#: Changed by every save.
MOVING = ("metadata_modified",)


EMPTY: list[bool] = []


@pytest.fixture
def emptied(_family, request):
    """An empty portal, made once: the tests take their datasets away themselves."""
    if not EMPTY:
        request.getfixturevalue("clean_db")
        request.getfixturevalue("clean_index")
        EMPTY.append(True)
    yield
    for name in helpers.call_action("package_list", context=as_site_user()):
        helpers.call_action("dataset_purge", context=as_site_user(), id=name)
    found = helpers.call_action(
        "package_search", context=as_site_user(), include_drafts=True, include_private=True
    )
    for one in found["results"]:
        helpers.call_action("dataset_purge", context=as_site_user(), id=one["id"])


@pytest.fixture
def officer():
    user = factories.UserWithToken()
    agency = factories.Organization(users=[{"name": user["name"], "capacity": "editor"}])
    return {"headers": {"Authorization": user["token"]}, "agency": agency, "user": user}


def examples(kind: str) -> dict[str, Any]:
    """A dataset with the example of every field."""
    made = {one["field_name"]: one["example"] for one in fields_of(kind) if "example" in one}
    made.pop("tag_string", None)
    return made


def stored(name: str) -> dict[str, Any]:
    shown = helpers.call_action("package_show", context=as_site_user(), id=name)
    return {key: value for key, value in shown.items() if key not in MOVING}


def drafts() -> int:
    context = as_site_user()
    return helpers.call_action("package_search", context=context, include_drafts=True)["count"]


def form_of(page: str, which: str = "dataset-edit") -> Any:
    return lxml.html.fromstring(page).get_element_by_id(which)


def sent(form: Any, **changes: Any) -> list[tuple[str, Any]]:
    """What a browser would send, with CRLF in texts as browsers do."""
    values = [
        (name, value.replace("\r\n", "\n").replace("\n", "\r\n"))
        for name, value in form.form_values()
        if name not in changes
    ]
    return values + list(changes.items())


def post(app, address, officer, values):
    data: dict[str, list[Any]] = {}
    for name, value in values:
        data.setdefault(name, []).append(value)
    return app.post(address, data=data, headers=officer["headers"])


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


def whole(officer, **more):
    return {
        "title": "Giá vé",
        "notes": "Mô tả",
        "owner_org": officer["agency"]["id"],
        "theme": "du-lich",
        "hue_shown": "theme",
        "license_id": "vn-gov-open",
        "classification": "mo",
        "personal_data": "khong-co",
        "frequency": "hang-nam",
        "private": "False",
        **more,
    }


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


def test_each_file_has_its_own_outcome(app, officer):
    app.post("/dataset/new", data=whole(officer, save="files"), headers=officer["headers"])
    files = [
        (io.BytesIO(b"a,b\n1,2\n"), "Giá vé 2025.csv"),
        (io.BytesIO(b""), "rỗng.csv"),
        (io.BytesIO(b"a,b\n3,4\n"), "Khách.csv"),
    ]
    page = app.post(
        "/dataset/files/gia-ve",
        data={"upload": files, "save": "publish"},
        headers=officer["headers"],
        content_type="multipart/form-data",
    )
    after = stored("gia-ve")
    assert [one["name"] for one in after["resources"]] == ["Giá vé 2025", "Khách"]
    assert after["resources"][0]["url"].endswith("/gia-ve-2025.csv")
    assert after["state"] == "draft"
    assert "rỗng" in page.body
    app.post("/dataset/files/gia-ve", data={"save": "publish"}, headers=officer["headers"])
    assert stored("gia-ve")["state"] == "active"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/tmp/x", "https://", "http://[::1"])
def test_a_link_that_is_no_web_address_is_refused(app, officer, address):
    app.post("/dataset/new", data=whole(officer, save="files"), headers=officer["headers"])
    app.post("/dataset/files/gia-ve", data={"link_url": address}, headers=officer["headers"])
    assert stored("gia-ve")["resources"] == []


def test_a_dataset_without_data_is_not_published(app, officer):
    app.post("/dataset/new", data=whole(officer, save="files"), headers=officer["headers"])
    app.post("/dataset/files/gia-ve", data={"save": "publish"}, headers=officer["headers"])
    assert stored("gia-ve")["state"] == "draft"


@pytest.mark.parametrize("who", ["nobody", "stranger"])
def test_only_who_may_change_it_gets_in(app, officer, who):
    app.post("/dataset/new", data=whole(officer, save="files"), headers=officer["headers"])
    stranger = factories.UserWithToken()
    headers = {"Authorization": stranger["token"]} if who == "stranger" else {}
    sent_files = {"upload": (io.BytesIO(b"a\n1\n"), "a.csv")}
    for address, data in (
        ("/dataset/files/gia-ve", sent_files),
        ("/dataset/edit/gia-ve", {"title": "Khác", "save": "publish"}),
        ("/dataset/new", {"title": "Khác", "pkg_name": "gia-ve", "save": "draft"}),
    ):
        answer = app.post(address, data=data, headers=headers, follow_redirects=False)
        assert answer.status_code in (302, 401, 403, 404)
    after = stored("gia-ve")
    assert (after["title"], after["resources"]) == ("Giá vé", [])


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
