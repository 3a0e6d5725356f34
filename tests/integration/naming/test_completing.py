"""What is offered while people type, and lists of people: without accents, in Vietnamese order."""

from __future__ import annotations

import re
import unicodedata

import pytest
from ckan import model
from ckan.plugins import toolkit as tk
from ckan.tests import factories
from ckan.tests.helpers import call_action, call_auth

from ckanext.hue_opendata.text import slug

USUAL = {
    "theme": ["du-lich"],
    "frequency": "hang-nam",
    "license_id": "vn-gov-open",
    "personal_data": "khong-co",
}
NAMES = ["Ưng Bình", "Đỗ Ân", "An Bình", "Ánh Bình", "Zê", "Ân Bình"]
ORDER = ["An Bình", "Ánh Bình", "Ân Bình", "Đỗ Ân", "Ưng Bình", "Zê"]


@pytest.fixture
def people(clean_db, clean_index):
    return {
        name: factories.User(fullname=name, name=f"user-{number}")
        for number, name in enumerate(NAMES)
    }


def names(entries, field="fullname"):
    return [entry[field] for entry in entries if entry[field] in NAMES]


def context():
    return {"user": factories.Sysadmin()["name"], "ignore_auth": False}


def test_people_are_found_without_accents_and_stand_in_order(people):
    found = call_action("user_autocomplete", context=context(), q="binh")
    assert names(found) == ["An Bình", "Ánh Bình", "Ân Bình", "Ưng Bình"]
    assert set(found[0]) == {"id", "name", "fullname"}
    assert names(call_action("user_autocomplete", context=context(), q="Ân"))[0] == "Ân Bình"
    assert len(call_action("user_autocomplete", context=context(), q="binh", limit=2)) == 2
    decomposed = unicodedata.normalize("NFD", "Đỗ")
    assert names(call_action("user_autocomplete", context=context(), q=decomposed)) == ["Đỗ Ân"]
    mail = people["Zê"]["email"]
    assert names(call_action("user_autocomplete", context=context(), q=mail)) == ["Zê"]


@pytest.mark.ckan_config("ckan.auth.public_user_details", False)
def test_nobody_is_offered_who_was_not_before(people):
    own = {"user": people["Zê"]["name"], "ignore_auth": False}
    mail = people["An Bình"]["email"]
    assert call_action("user_autocomplete", context=own, q=mail) == []
    assert call_action("user_autocomplete", context=own, q="ze", ignore_self=True) == []
    model.User.get(people["Ưng Bình"]["id"]).delete()
    model.repo.commit()
    assert "Ưng Bình" not in names(call_action("user_autocomplete", context=own, q="binh"))
    for action in ("user_autocomplete", "user_list"):
        with pytest.raises(tk.NotAuthorized):
            call_auth(action, {"user": "", "model": model})
        with pytest.raises(tk.NotAuthorized):
            call_action(action, context={"user": "", "ignore_auth": False}, q="binh")
    with pytest.raises(tk.ValidationError):
        call_action("user_autocomplete", context=own, q="binh", limit="many")


def test_the_list_of_users_and_its_page(app, people):
    assert names(call_action("user_list", context=context())) == ORDER
    assert names(call_action("user_list", context=context(), q="do an")) == ["Đỗ Ân"]
    plain = call_action("user_list", context=context(), all_fields=False)
    assert [name for name in plain if name.startswith("user-")] == [
        people[name]["name"] for name in ORDER
    ]
    headers = {"Authorization": factories.SysadminWithToken()["token"]}
    for url in ("/user/?order_by=display_name", "/en/user/?order_by=fullname"):
        page = app.get(url, headers=headers).body
        links = re.findall(r'href="[^"]*/user/(user-\d)"', page)
        assert list(dict.fromkeys(links)) == [people[name]["name"] for name in ORDER], url
    page = app.get("/user/?order_by=display_name&q=binh&limit=2&page=2", headers=headers).body
    links = dict.fromkeys(re.findall(r'href="[^"]*/user/(user-\d)"', page))
    assert list(links) == [people[name]["name"] for name in ("Ân Bình", "Ưng Bình")]


def test_members_of_an_agency_stand_in_order(app, people):
    users = [{"name": one["name"], "capacity": "editor"} for one in people.values()]
    agency = factories.Organization(users=users)
    found = call_action("member_list", id=agency["id"], object_type="user")
    shown = {one["id"]: one["fullname"] for one in people.values()}
    assert [shown[id_] for id_, *_ in found if id_ in shown] == ORDER
    headers = {"Authorization": factories.SysadminWithToken()["token"]}
    page = app.get(f"/organization/members/{agency['name']}", headers=headers).body
    places = [page.index(f"/user/{people[name]['name']}") for name in ORDER]
    assert places == sorted(places)


@pytest.mark.usefixtures("clean_db", "clean_index")
@pytest.mark.parametrize("kind", ["organization", "group"])
def test_agencies_and_topics_are_found_without_accents(kind):
    make = factories.Organization if kind == "organization" else factories.Group
    # The factory's own names are words at random, and names are looked through as well.
    made = {
        title: make(title=title, name=slug(title))
        for title in ("Sở Y tế", "Sở Xây dựng", "Ủy ban xã Ấm", "Du lịch")
    }
    action = f"{kind}_autocomplete"
    titles = [one["title"] for one in call_action(action, q="so ")]
    assert titles == ["Sở Xây dựng", "Sở Y tế"]
    assert [one["title"] for one in call_action(action, q="uy ban")] == ["Ủy ban xã Ấm"]
    assert [one["title"] for one in call_action(action, q="uỷ ban")] == ["Ủy ban xã Ấm"]
    name = made["Du lịch"]["name"]
    assert [one["name"] for one in call_action(action, q=name.upper())] == [name]
    assert len(call_action(action, q="s", limit=1)) == 1
    call_action(f"{kind}_delete", context=context(), id=made["Sở Y tế"]["id"])
    assert [one["title"] for one in call_action(action, q="y te")] == []
    other = "group" if kind == "organization" else "organization"
    assert call_action(f"{other}_autocomplete", q="xay dung") == []


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_keywords_and_datasets_are_found_without_accents(app):
    agency = factories.Organization()
    tags = [{"name": name} for name in ("môi trường", "Ẩm thực", "ăn uống", "âm nhạc", "mỗi ngày")]
    title = {"title": "Môi trường nước", "name": "moi-truong-nuoc"}
    factories.Dataset(owner_org=agency["id"], tags=tags, **title, **USUAL)
    assert call_action("tag_autocomplete", q="moi") == ["môi trường", "mỗi ngày"]
    assert call_action("tag_autocomplete", q="mỗi") == ["mỗi ngày", "môi trường"]
    assert call_action("tag_autocomplete", query="am", limit=1) == ["âm nhạc"]
    assert call_action("tag_autocomplete", q="") == []
    answer = app.get("/api/util/tag/autocomplete?incomplete=am%20th").json
    assert answer == {"ResultSet": {"Result": [{"Name": "Ẩm thực"}]}}
    for typed in ("moi truong", "môi trường", "Moi tru"):
        found = call_action("package_autocomplete", q=typed)
        assert [one["title"] for one in found] == ["Môi trường nước"], typed


@pytest.mark.usefixtures("clean_db", "clean_index")
@pytest.mark.parametrize(("language", "said"), [("", "cần ít nhất 2 ký tự"), ("/en", "minimum 2")])
def test_a_keyword_of_one_letter_is_explained_in_the_form(app, language, said):
    admin = factories.SysadminWithToken()
    agency = factories.Organization()
    fields = {"title": "Ô", "owner_org": agency["id"], "tag_string": "ô, du lịch", "save": ""}
    page = app.post(
        f"{language}/dataset/new", data=fields, headers={"Authorization": admin["token"]}
    ).body
    assert said in page
    assert "ô, du lịch" in page
