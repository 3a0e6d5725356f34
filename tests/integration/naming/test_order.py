"""Lists of agencies, topics, tags and facets stand in Vietnamese order, whatever the language."""

from __future__ import annotations

import re

import pytest
from ckan.tests import factories
from ckan.tests.helpers import call_action

ORDER = ["An ninh", "Ăn uống", "Ấm thực", "Dân số", "Du lịch", "Đất đai", "Ủy ban", "Ưu đãi", "Zíc"]
MIXED = ["Zíc", "Đất đai", "Ưu đãi", "Ấm thực", "Du lịch", "An ninh", "Ủy ban", "Ăn uống", "Dân số"]
USUAL = {
    "theme": ["du-lich"],
    "frequency": "hang-nam",
    "license_id": "vn-gov-open",
    "personal_data": "khong-co",
}


def titles(entries):
    return [entry["title"] for entry in entries]


@pytest.mark.usefixtures("clean_db", "clean_index")
@pytest.mark.parametrize("kind", ["organization", "group"])
def test_agencies_and_topics(app, kind):
    make = factories.Organization if kind == "organization" else factories.Group
    admin = factories.SysadminWithToken()
    names = {title: make(title=title)["name"] for title in MIXED}
    call = f"{kind}_list"
    assert call_action(call) == [names[title] for title in ORDER]
    assert call_action(call, limit=3, offset=2) == [names[title] for title in ORDER[2:5]]
    assert call_action(call, sort="title desc")[0] == names["Zíc"]
    assert call_action(call, sort="name asc") == sorted(names.values())
    full = call_action(call, all_fields=True, limit=4, offset=5)
    assert titles(full) == ORDER[5:]
    assert call_action(call, all_fields=True, limit=4, offset=50) == []
    assert titles(call_action(call, all_fields=True, q="đất")) == ["Đất đai"]
    chosen = "organization_list_for_user" if kind == "organization" else "group_list_authz"
    context = {"user": admin["name"], "ignore_auth": False}
    assert titles(call_action(chosen, context=context, am_member=False)) == ORDER
    for language in ("", "/en"):
        page = app.get(f"{language}/{kind}").body
        places = [page.index(f"/{kind}/{names[title]}") for title in ORDER]
        assert places == sorted(places), language


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_wrong_bounds_are_refused_as_by_ckan(app):
    assert app.get("/api/action/organization_list?limit=many").status_code == 409


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_tags_facets_and_the_form(app):
    admin = factories.SysadminWithToken()
    names = {}
    for title in MIXED:
        agency = factories.Organization(title=title)
        names[title] = agency["name"]
        tags = [{"name": tag} for tag in MIXED]
        factories.Dataset(owner_org=agency["id"], tags=tags, **USUAL)
    assert call_action("tag_list") == ORDER
    for language in ("", "/en"):
        page = app.get(f"{language}/dataset/?_organization_limit=0&_tags_limit=0").body
        links = re.findall(r'href="[^"]*[?&;]organization=([a-z0-9_-]+)', page)
        assert list(dict.fromkeys(links)) == [names[title] for title in ORDER], language
    name = call_action("package_search", rows=1)["results"][0]["name"]
    page = app.get(f"/dataset/{name}").body
    found = [tag for tag in re.findall(r'class="tag"[^>]*>([^<]+)<', page) if tag in ORDER]
    assert found[: len(ORDER)] == ORDER
    form = app.get("/dataset/new", headers={"Authorization": admin["token"]}).body
    offered = [text for text in re.findall(r">\s*([^<>]+?)\s*</option>", form) if text in ORDER]
    assert offered[: len(ORDER)] == ORDER
