"""Who sees what: one matrix of datasets, people and ways to reach data."""

from __future__ import annotations

import json

import ckan.plugins.toolkit as tk
import pytest
from ckan.tests import factories

from ckanext.hue_opendata.acting import as_site_user
from tests.integration.schema.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")

USUAL = {
    "notes": "Số liệu để thử quyền xem.",
    "theme": ["du-lich"],
    "license_id": "vn-gov-open",
    "frequency": "hang-nam",
    "personal_data": "khong-co",
}
#: dataset → who sees it. A draft of shared data is not shared yet.
SEES = {
    "mo": {"nobody", "outsider", "neighbour", "owner", "admin"},
    "dung-chung": {"neighbour", "owner", "admin"},
    "dung-rieng": {"owner", "admin"},
    "nhap": {"owner", "admin"},
}


@pytest.fixture
def people():
    """Each viewer's headers: an API token, or none."""
    mine, other = factories.Organization(name="so-mot"), factories.Organization(name="so-hai")
    made = {name: factories.UserWithToken() for name in ("outsider", "neighbour", "owner")}
    for name, agency in (("neighbour", other), ("owner", mine)):
        act(
            "organization_member_create",
            id=agency["id"],
            username=made[name]["name"],
            role="member",
        )
    made["admin"] = factories.SysadminWithToken()
    return {"nobody": {}} | {
        name: {"Authorization": person["token"]} for name, person in made.items()
    }


@pytest.fixture
def data(people, create_with_upload):
    """One dataset of each kind, each with a table and a file of its own."""
    made = {}
    for name in SEES:
        shared = "dung-chung" if name == "nhap" else name
        dataset = act(
            "package_create",
            **USUAL,
            title=f"Thử quyền {name}",
            name=f"quyen-{name}",
            owner_org="so-mot",
            classification=shared,
            private=name != "mo",
            tags=[{"name": f"the-{name}"}],
            state="draft" if name == "nhap" else "active",
        )
        resource = create_with_upload(
            "a;b\n1;2\n",
            f"{name}.csv",
            context=as_site_user(),
            package_id=dataset["id"],
            url="http://",
            format="CSV",
        )
        act(
            "datastore_create",
            resource_id=resource["id"],
            force=True,
            fields=[{"id": "a", "type": "text"}],
            records=[{"a": name}],
        )
        made[name] = {"dataset": dataset, "resource": resource}
    return made


def api(app, headers, name, **query):
    answer = app.get(f"/api/3/action/{name}", query_string=query, headers=headers)
    return answer.json["result"] if answer.status_code == 200 else None


def by_show(app, headers, name, made):
    return api(app, headers, "package_show", id=made["dataset"]["id"]) is not None


def by_page(app, headers, name, made):
    path = f"/dataset/{made['dataset']['name']}"
    return app.get(path, headers=headers, follow_redirects=False).status_code == 200


def by_search(app, headers, name, made):
    wanted = {"include_private": True, "include_drafts": True, "rows": 100}
    found = api(app, headers, "package_search", **wanted)
    return made["dataset"]["id"] in [one["id"] for one in found["results"]]


def by_facet(app, headers, name, made):
    wanted = {"include_private": True, "include_drafts": True, "facet.field": '["tags"]'}
    found = api(app, headers, "package_search", **wanted)
    return f"the-{name}" in found["facets"]["tags"]


def by_suggestion(app, headers, name, made):
    found = api(app, headers, "package_autocomplete", q="Thử quyền", limit=100)
    return made["dataset"]["name"] in [one["name"] for one in found]


def by_rows(app, headers, name, made):
    return api(app, headers, "datastore_search", resource_id=made["resource"]["id"]) is not None


def by_dump(app, headers, name, made):
    path = f"/datastore/dump/{made['resource']['id']}"
    return app.get(path, headers=headers, follow_redirects=False).status_code == 200


def by_file(app, headers, name, made):
    dataset, resource = made["dataset"]["id"], made["resource"]
    path = f"/dataset/{dataset}/resource/{resource['id']}/download/{name}.csv"
    return app.get(path, headers=headers, follow_redirects=False).status_code == 200


WAYS = (by_show, by_page, by_search, by_facet, by_suggestion, by_rows, by_dump, by_file)


def test_everybody_sees_what_is_theirs_to_see_by_every_way(app, people, data):
    wrong = []
    for name, made in data.items():
        for viewer, headers in people.items():
            for way in WAYS:
                if way is by_suggestion and name == "nhap":
                    continue  # CKAN suggests no drafts, not even to their authors
                seen = way(app, headers, name, made)
                if seen != (viewer in SEES[name]):
                    wrong.append(f"{viewer} {'sees' if seen else 'misses'} {name} {way.__name__}")
    assert wrong == []


def test_the_typeahead_tells_nobody_what_is_not_theirs(app, people, data):
    """Whatever shape its answers have: a name, title or keyword of an unseen dataset is in none."""
    try:
        tk.get_action("hue_search_suggest")
    except KeyError:
        pytest.skip("the search has no typeahead yet")
    told = []
    for viewer, headers in people.items():
        for asked in ("Thử quyền", "thu quyen", "the-"):
            path = "/api/3/action/hue_search_suggest"
            answer = app.get(path, query_string={"q": asked}, headers=headers)
            assert answer.status_code == 200
            for name in data:
                words = (f'Thử quyền {name}"', f'quyen-{name}"', f'the-{name}"')
                text = json.dumps(answer.json["result"], ensure_ascii=False)
                if viewer not in SEES[name] and any(word in text for word in words):
                    told.append(f"{viewer} is told of {name} by “{asked}”")
    assert told == []


def test_a_neighbour_may_look_and_not_change(app, people, data):
    shared = data["dung-chung"]["dataset"]
    answer = app.post(
        "/api/3/action/package_patch",
        json={"id": shared["id"], "notes": "Sửa trộm"},
        headers=people["neighbour"],
    )
    assert answer.status_code == 403


def test_what_is_no_longer_shared_is_no_longer_seen(app, people, data):
    made = data["dung-chung"]
    act("package_patch", id=made["dataset"]["id"], classification="dung-rieng")
    assert not by_show(app, people["neighbour"], "dung-chung", made)
    assert not by_search(app, people["neighbour"], "dung-chung", made)
