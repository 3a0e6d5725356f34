"""Names that an admin adds: who may, what they find, and that just what they touch is indexed."""

from __future__ import annotations

import re

import ckan.plugins.toolkit as tk
import pytest
from ckan.lib.search.common import make_connection
from ckan.tests import factories

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.search import installing, layer_state, rebuilding
from ckanext.hue_opendata.search.added import settling, table
from ckanext.hue_opendata.search.log import entry
from ckanext.hue_opendata.search.log import table as log

pytestmark = pytest.mark.usefixtures("filled")
#: name → title; two are of the agency `so-a`, one of them is about tourism.
TITLES = {
    "buyt": "Các tuyến xe buýt nội thành",
    "tuyen": "Lộ trình buýt và các tuyến xe",
    "le-hoi": "Danh sách lễ hội truyền thống",
    "rieng": "Trợ giá xe buýt",
}


@pytest.fixture
def filled(clean_db, clean_index):
    """Four datasets of two agencies; one is private, one has both words apart only."""
    for agency in ("so-a", "so-b"):
        factories.Organization(name=agency, title=f"Sở {agency[-1].upper()}")
    for name, title in TITLES.items():
        factories.Dataset(
            name=name,
            title=title,
            notes="Số liệu.",
            owner_org="so-b" if name == "le-hoi" else "so-a",
            theme=["giao-thong" if name in ("buyt", "rieng") else "du-lich"],
            frequency="hang-nam",
            license_id="vn-gov-open",
            personal_data="khong-co",
            private=name == "rieng",
        )


def act(action, **data):
    return tk.get_action(action)(as_site_user(), data)


def names(q, **more):
    """What is found with all of the words, private datasets with the others."""
    asked = {"q": q, "ext_hue_strict": "true", "include_private": True, **more}
    return {one["name"] for one in act("package_search", **asked)["results"]}


def stamps():
    """When each document was made."""
    found = make_connection().search("*:*", fl="name,indexed_ts,_version_", rows=50)
    return {one["name"]: one["_version_"] for one in found.docs}


def indexed_by(change):
    """What a change returned, and the datasets that its job indexed."""
    made = change()
    before = stamps()
    settling.settle()
    after = stamps()
    return made, {name for name in after if before[name] != after[name]}


@pytest.mark.parametrize(
    ("kind", "target", "touches"),
    [
        ("text", "xe buýt", {"buyt", "rieng"}),
        ("dataset", "http://test.ckan.net/dataset/le-hoi", {"le-hoi"}),
        ("organization", "so-a", {"buyt", "tuyen", "rieng"}),
        ("topic", "du-lich", {"tuyen", "le-hoi"}),
    ],
)
def test_a_name_finds_and_indexes_just_what_it_touches_and_goes_again(kind, target, touches):
    said = {"name": "Phương tiện Công cộng", "kind": kind, "target": target}
    made, indexed = indexed_by(lambda: act("hue_search_alias_create", **said))
    assert made["queued"] is True
    assert (indexed, names("phuong tien cong cong")) == (touches, touches)
    (listed,) = act("hue_search_alias_list")
    assert (listed["name"], listed["datasets"]) == ("Phương tiện Công cộng", len(touches))
    assert set(listed) == {"id", "name", "kind", "target", "label", "created", "datasets"}
    # A dataset that is saved, or an index that is made anew, keeps the name.
    rebuilding.rebuild(processes=1)
    assert names("phuong tien cong cong") == touches
    _, indexed = indexed_by(lambda: act("hue_search_alias_delete", id=made["id"]))
    assert (indexed, names("phuong tien cong cong")) == (touches, set())
    assert act("hue_search_alias_list") == [] == table.waiting()


def test_a_name_works_in_layer_s_too_and_private_datasets_stay_private(app):
    try:
        installing.install(lambda: rebuilding.rebuild(processes=1))
        said = {"name": "phương tiện công cộng", "kind": "text", "target": "xe buýt"}
        _, indexed = indexed_by(lambda: act("hue_search_alias_create", **said))
        assert layer_state.state().reads == 1
        assert (indexed, names("phương tiện công cộng")) == ({"buyt", "rieng"},) * 2
    finally:
        installing.remove(lambda: rebuilding.rebuild(processes=1))
    api = "/api/3/action/package_search"
    found = app.get(api, query_string={"q": "phương tiện công cộng"}).json["result"]
    assert [one["name"] for one in found["results"]] == ["buyt"]
    page = app.get("/dataset/", query_string={"q": "phương tiện công cộng"}).get_data(as_text=True)
    assert "Khớp: tên gọi khác «phương tiện công cộng»" in page


#: name, kind, target → the field that is at fault.
FAULTS = {
    ("", "text", "xe buýt"): "name",
    ("123", "text", "xe buýt"): "name",
    ('"xe khách"', "text", "xe buýt"): "name",
    ("gọi 0912345678", "text", "xe buýt"): "name",
    ("x" * 101, "text", "xe buýt"): "name",
    ("Xe  khach", "text", "xe buýt"): "name",
    ("xe khách", "place", "xe buýt"): "kind",
    ("xe khách", "text", "  "): "target",
    ("xe khách", "text", "xe"): "target",
    ("xe buyt", "text", "xe buýt"): "target",
    ("xe khách", "text", "xe buyt"): "target",
    ("xe khách", "text", "tàu điện ngầm"): "target",
    ("xe khách", "dataset", "khong-co"): "target",
    ("xe khách", "organization", "le-hoi"): "target",
    ("xe khách", "topic", "khong-co"): "target",
}


def test_what_cannot_be_a_name_or_is_there_already_is_said():
    act("hue_search_alias_create", name="xe khách", kind="text", target="xe buýt")
    found = {}
    for name, kind, target in FAULTS:
        with pytest.raises(tk.ValidationError) as refused:
            act("hue_search_alias_create", name=name, kind=kind, target=target)
        found[name, kind, target] = ",".join(refused.value.error_dict)
    assert found == FAULTS
    assert len(act("hue_search_alias_list")) == 1
    with pytest.raises(tk.ObjectNotFound):
        act("hue_search_alias_delete", id=10**6)


def test_only_the_portals_admins_see_and_change_names(app):
    people = {
        "nobody": {},
        "user": {"Authorization": factories.UserWithToken()["token"]},
        "owner": {"Authorization": factories.UserWithToken(name="owner")["token"]},
        "admin": {"Authorization": factories.SysadminWithToken()["token"]},
    }
    act("organization_member_create", id="so-a", username="owner", role="admin")
    made = act("hue_search_alias_create", name="xe khách", kind="text", target="xe buýt")
    new = {"name": "xe to", "kind": "text", "target": "xe buýt"}
    page = "/ckan-admin/searches"
    wrong = []
    for who, headers in people.items():
        may = who == "admin"
        wanted = {
            "hue_search_missing_list": {},
            "hue_search_alias_list": {},
            "hue_search_alias_create": new,
            "hue_search_alias_delete": {"id": made["id"]},
        }
        got = {
            name: app.post(f"/api/3/action/{name}", json=data, headers=headers).status_code
            for name, data in wanted.items()
        }
        got["page"] = app.get(page, headers=headers).status_code
        got["form"] = app.get(f"{page}/name", headers=headers).status_code
        got["save"] = app.post(f"{page}/name", headers=headers, data={}).status_code
        got["delete"] = app.post(f"{page}/name/1/delete", headers=headers).status_code
        allowed = {"delete": 404} if may else {}
        wrong += [
            (who, what, code)
            for what, code in got.items()
            if code != (allowed.get(what, 200) if may else 403)
        ]
    assert wrong == []


def test_two_clicks_from_what_is_missing_to_a_name(app):
    kept = entry.entry("Phương tiện công cộng", "none", formats.today().isoformat())
    assert kept
    log.add([(kept, 3)])
    headers = {"Authorization": factories.SysadminWithToken()["token"]}

    def see(path, **data):
        how = app.post if data else app.get
        answer = how(path, headers=headers, **({"data": data} if data else {}))
        return answer.status_code, answer.get_data(as_text=True)

    code, page = see("/ckan-admin/searches")
    assert (code, "phương tiện công cộng" in page) == (200, True)
    (link,) = re.findall(r'href="(/ckan-admin/searches/name\?name=[^"]+)"', page)
    code, page = see(link)
    assert 'value="phương tiện công cộng"' in page
    code, page = see("/ckan-admin/searches/name", name="phương tiện công cộng")
    assert "Chỉ điền một trong bốn ô" in page
    assert 'value="phương tiện công cộng"' in page
    code, page = see("/ckan-admin/searches/name", name="phương tiện công cộng", text="xe buyt")
    assert "Không có bộ dữ liệu nào viết «xe buyt»" in page
    code, page = see("/ckan-admin/searches/name", name="phương tiện công cộng", choose="buyt")
    assert "nay cũng tìm thấy: Các tuyến xe buýt nội thành" in page
    settling.settle()
    assert names("phương tiện công cộng") == {"buyt"}
    assert "Đã có tên" in see("/ckan-admin/searches")[1]
