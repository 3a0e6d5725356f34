"""The second step: each file has its own outcome, and only who may change a dataset gets there."""

from __future__ import annotations

import io

import pytest
from ckan.tests import factories

from tests.integration.forms.support import form_of, stored, whole

pytestmark = pytest.mark.usefixtures("emptied")


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
    typed = {"link_url": address, "link_name": "Giá vé", "link_format": "CSV"}
    page = app.post("/dataset/files/gia-ve", data=typed, headers=officer["headers"])
    form = next(form_of(page.body, "field-link-url").iterancestors("form"))
    shown = dict(form.form_values())
    assert {name: shown[name] for name in typed} == typed, "what was typed is not lost"
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
