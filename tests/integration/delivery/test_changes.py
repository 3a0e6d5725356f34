"""What changed between two versions of a dataset, where a view of a file was noted in between."""

from __future__ import annotations

import re

import ckan.plugins.toolkit as tk
import pytest
from ckan.tests import factories, helpers

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")


def act(name, /, **data):
    """An action as a person: what the site itself does is not listed."""
    context = {"user": "quan-tri", "ignore_auth": True}
    return helpers.call_action(name, context=context, **data)


@pytest.fixture
def headers(clean_db):
    """Of the person's token."""
    return {"Authorization": factories.SysadminWithToken(name="quan-tri")["token"]}


@pytest.fixture
def dataset(headers, clean_index):
    """A dataset whose file gets a view, and which is changed afterwards; twice."""
    agency = factories.Organization(name="so-thu", title="Sở Thử")
    made = act(
        "package_create",
        name="le-hoi",
        title="Lễ hội",
        notes="Một",
        owner_org=agency["id"],
        theme=["du-lich"],
        frequency="hang-nam",
        license_id="vn-gov-open",
        personal_data="khong-co",
        resources=[{"url": "https://hue.test/a.txt", "format": "TXT"}],
    )
    for text in ("Hai", "Ba"):
        act("resource_view_create", resource_id=made["resources"][0]["id"], title=text,
            view_type="text_view")  # fmt: skip
        act("package_patch", id=made["id"], notes=text)
    return made


def changes(identity):
    done = act("package_activity_list", id=identity)
    return [one["id"] for one in done if one["activity_type"] == "changed package"]


@pytest.mark.parametrize("how", ["html", "unified", "context"])
def test_the_version_before_is_found_beyond_views(dataset, how):
    new, old = changes(dataset["id"])[:2]
    told = act("activity_diff", id=new, object_type="package", diff_type=how)
    assert [one["id"] for one in told["activities"]] == [old, new]
    # As HTML each letter that changed may have a mark of its own.
    text = re.sub(r"<[^>]+>", "", told["diff"])
    assert "Hai" in text
    assert "Ba" in text


def test_the_first_version_has_none_before_and_nobody_else_may_look(dataset):
    done = act("package_activity_list", id=dataset["id"])
    first = next(one["id"] for one in done if one["activity_type"] == "new package")
    with pytest.raises(tk.ObjectNotFound):
        act("activity_diff", id=first, object_type="package")
    new = changes(dataset["id"])[0]
    with pytest.raises(tk.NotAuthorized):
        helpers.call_action(
            "activity_diff", context={"user": "", "ignore_auth": False}, id=new,
            object_type="package",
        )  # fmt: skip
    with pytest.raises(tk.ValidationError):
        act("activity_diff", id=new, object_type="package", diff_type="lạ")


def test_the_pages_of_changes_open(app, headers, dataset):
    new, old = changes(dataset["id"])[:2]
    page = app.get(f"/dataset/changes/{new}", headers=headers).body
    assert "Ba" in page
    several = f"/dataset/changes_multiple?new_id={new}&old_id={old}"
    assert app.get(several, headers=headers).status_code == 200
    views = [
        one["id"]
        for one in act("package_activity_list", id=dataset["id"])
        if "view" in one["activity_type"]
    ]
    assert views
    assert not any(view in page for view in views), "views are no versions to choose from"


def test_changes_are_told_by_labels_and_in_words(app, headers, dataset):
    act(
        "package_patch",
        id=dataset["id"],
        frequency="hang-thang",
        importance="cot-loi",
        provenance="<b>đo tay</b>",
        temporal_coverage=[{"start": "2025-01-01", "end": "2025-12-31"}],
    )
    page = app.get(f"/dataset/changes/{changes(dataset['id'])[0]}", headers=headers).body
    for text in ("Tần suất cập nhật", "Hằng tháng", "01/01/2025, 31/12/2025", "&lt;b&gt;đo tay"):
        assert text in page, text
    told = page.partition("metadata_diff")[0]
    assert "hang-thang" not in told
    assert "<b>đo tay" not in told
    act("package_patch", id=dataset["id"], provenance="")
    page = app.get(f"/dataset/changes/{changes(dataset['id'])[0]}", headers=headers).body
    assert "–" in page.partition("metadata_diff")[0].partition("<q>")[2], "what was emptied is told"
