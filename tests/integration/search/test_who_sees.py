"""What a person may not see is in nothing that the search says to that person: one matrix."""

from __future__ import annotations

import pytest
from ckan.tests import factories

from ckanext.hue_opendata.search import corrections, installing, known_names
from ckanext.hue_opendata.search.cli import _rebuild
from tests.integration.schema.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")

USUAL = {
    "notes": "Số liệu để thử quyền xem.",
    "theme": ["du-lich"],
    "license_id": "vn-gov-open",
    "frequency": "hang-nam",
    "personal_data": "khong-co",
}
#: dataset → its word, and who sees it. A draft of shared data is not shared yet; drafts are in no
#: suggestion at all.
SEES = {
    "mo": ("Quangdien", {"nobody", "outsider", "neighbour", "owner", "admin"}),
    "dung-chung": ("Kimlong", {"neighbour", "owner", "admin"}),
    "dung-rieng": ("Vinhninh", {"owner", "admin"}),
    "nhap": ("Phuhoi", set()),
}


@pytest.fixture(params=["P", "S"])
def layer(request):
    """The index in either layer; S on a core of its own."""
    if request.param == "S":
        request.getfixturevalue("core")
        assert installing.install(_rebuild)


@pytest.fixture
def people():
    """Each viewer's headers: an API token, or none."""
    mine, other = factories.Organization(name="so-mot"), factories.Organization(name="so-hai")
    made = {name: factories.UserWithToken() for name in ("outsider", "neighbour", "owner")}
    for name, agency in (("neighbour", other), ("owner", mine)):
        who = {"username": made[name]["name"], "role": "member"}
        act("organization_member_create", id=agency["id"], **who)
    made["admin"] = factories.SysadminWithToken()
    headers = {name: {"Authorization": person["token"]} for name, person in made.items()}
    return {"nobody": {}, **headers}


@pytest.fixture
def data(people):
    """One dataset of each kind, with a word and a tag of its own."""
    for name, (word, _) in SEES.items():
        act(
            "package_create",
            **USUAL,
            title=f"Thử quyền {word}",
            name=f"quyen-{name}",
            owner_org="so-mot",
            classification="dung-chung" if name == "nhap" else name,
            private=name != "mo",
            tags=[{"name": f"{word} khóa"}],
            state="draft" if name == "nhap" else "active",
        )
    corrections.forget()
    known_names.forget()


def ask(app, headers, path, **query):
    return app.get(path, query_string=query, headers=headers, status=200)


def suggested(app, headers, word):
    """What is suggested for a beginning of the word; the action and the boxes' address agree."""
    path = "/api/3/action/hue_search_suggest"
    found = ask(app, headers, path, q=word[:4].lower(), limit=20).json["result"]["suggestions"]
    boxes = ask(app, headers, "/hue/suggest", q=word[:4].lower()).json
    assert {one["label"] for one in boxes} == {one["label"] for one in found}
    return {(one["kind"], one["label"]) for one in found}


def searched(app, headers, q, **more):
    wanted = {"q": q, "include_private": True, "facet.field": '["tags"]', **more}
    return ask(app, headers, "/api/3/action/package_search", **wanted).json["result"]


def test_nothing_is_said_of_what_a_person_may_not_see(layer, app, people, data):
    wrong = []
    for name, (word, sees) in SEES.items():
        for who, headers in people.items():
            may = who in sees
            strict = {"ext_hue_strict": "true"}
            plain = searched(app, headers, f"thử quyền {word}", **strict)
            slip = searched(app, headers, f"{word[:-2]}x{word[-1]}")
            found = suggested(app, headers, word)
            page = ask(app, headers, "/dataset/", q=word).get_data(as_text=True)
            said = {
                "count": plain["count"] > 0,
                "result": f"quyen-{name}" in [one["name"] for one in plain["results"]],
                "facet": f"{word} khóa" in plain["facets"]["tags"],
                "title suggested": ("dataset", f"Thử quyền {word}") in found,
                "tag suggested": ("tag", f"{word} khóa") in found,
                "page": f'/dataset/quyen-{name}"' in page,
                "facet of the page": f"{word} khóa" in page,
            }
            wrong += [(name, who, how) for how, there in said.items() if there != may]
            # Corrections are made of public words alone, for everybody.
            meant = word.lower() in str(slip["hue_search"]["did_you_mean"])
            wrong += [(name, who, "did you mean")] if meant != (name == "mo") else []
            # A known word beside another one than its neighbour: asked back, never replaced.
            asked = searched(app, headers, f"khoá{word[-1]} {word[:-2]}x{word[-1]}")
            back = word.lower() in str(asked["hue_search"])
            wrong += [(name, who, "asked back")] if back and name != "mo" else []
    assert wrong == []


def test_visitors_share_an_answer_and_people_with_accounts_do_not(app, people, data):
    mine = ask(app, {}, "/hue/suggest", q="quan")
    assert mine.headers["Cache-Control"].startswith("public")
    assert "Set-Cookie" not in mine.headers
    assert mine.get_data() == ask(app, {}, "/hue/suggest", q="quan").get_data()
    assert (
        ask(app, people["owner"], "/hue/suggest", q="quan")
        .headers["Cache-Control"]
        .startswith("private")
    )
