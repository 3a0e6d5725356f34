"""Two officers edit one dataset at once: the second is told what is new, and decides."""

from __future__ import annotations

import threading

import lxml.html
import pytest
from ckan.tests import factories, helpers

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.schema.types import TYPES
from tests.integration.forms.support import examples, form_of, post, sent, stored, whole

pytestmark = pytest.mark.usefixtures("emptied")


@pytest.fixture
def dataset(app, officer):
    """A published dataset of the officer's agency."""
    made = {
        **examples("dataset"),
        "name": "gia-ve",
        "title": "Giá vé",
        "notes": "Dòng một\n\nDòng hai",
        "owner_org": officer["agency"]["id"],
        "tags": [{"name": "du lịch"}, {"name": "giá vé"}],
    }
    return helpers.call_action("package_create", context=as_site_user(), **made)


@pytest.fixture
def colleague(officer):
    """Another editor of the agency."""
    user = factories.UserWithToken(fullname="Trần Thị Đồng Nghiệp")
    helpers.call_action(
        "organization_member_create",
        context=as_site_user(),
        id=officer["agency"]["id"],
        username=user["name"],
        role="editor",
    )
    return {**officer, "headers": {"Authorization": user["token"]}, "user": user}


ADDRESS = "/dataset/edit/gia-ve"


def opened(app, who, address=ADDRESS):
    return form_of(app.get(address, headers=who["headers"]).body)


def saved(app, who, form, address=ADDRESS, **changes):
    values = sent(form, save=changes.pop("save", "publish"), **changes)
    return post(app, address, who, values)


def box(page):
    found = lxml.html.fromstring(page.body).xpath("//*[@aria-labelledby='hue-conflict-name']")
    return " ".join(found[0].text_content().split()) if found else ""


def test_a_save_over_a_newer_version_is_refused_with_who_and_what(app, officer, dataset, colleague):
    mine = opened(app, officer)
    saved(app, colleague, opened(app, colleague), title="Tên mới", url="https://hue.example/")
    page = saved(app, officer, mine, notes="Mô tả của tôi", url="https://toi.example/")
    told = box(page)
    assert "Trần Thị Đồng Nghiệp" in told
    assert "Tên mới" in told
    assert "https://hue.example/" in told
    after = stored("gia-ve")
    assert (after["title"], after["notes"]) == ("Tên mới", dataset["notes"])
    form = form_of(page.body)
    values = dict(form.form_values())
    assert values["notes"].strip() == "Mô tả của tôi"  # kept
    assert values["url"] == "https://toi.example/"  # kept: both changed it
    assert values["title"] == "Tên mới"  # not touched here: the newer


def test_going_on_knowingly_saves_what_the_form_shows(app, officer, dataset, colleague):
    mine = opened(app, officer)
    saved(app, colleague, opened(app, colleague), title="Tên mới", url="https://hue.example/")
    page = saved(app, officer, mine, notes="Mô tả của tôi", url="https://toi.example/")
    again = saved(app, officer, form_of(page.body))
    assert box(again)  # a second click alone is not knowing
    form = form_of(page.body)
    over = form.xpath(".//input[@name='hue_over']/@value")[0]
    assert not box(saved(app, officer, form, hue_over=over))
    after = stored("gia-ve")
    assert after["title"] == "Tên mới"
    assert after["notes"] == "Mô tả của tôi"
    assert after["url"] == "https://toi.example/"


def test_a_third_version_is_asked_about_again(app, officer, dataset, colleague):
    mine = opened(app, officer)
    saved(app, colleague, opened(app, colleague), title="Tên mới")
    form = form_of(saved(app, officer, mine, notes="Của tôi").body)
    over = form.xpath(".//input[@name='hue_over']/@value")[0]
    saved(app, colleague, opened(app, colleague), title="Tên mới nữa")
    assert "Tên mới nữa" in box(saved(app, officer, form, hue_over=over))
    assert stored("gia-ve")["title"] == "Tên mới nữa"


def test_wrong_values_after_going_on_do_not_ask_again(app, officer, dataset, colleague):
    mine = opened(app, officer)
    saved(app, colleague, opened(app, colleague), title="Tên mới")
    form = form_of(saved(app, officer, mine, notes="Của tôi").body)
    over = form.xpath(".//input[@name='hue_over']/@value")[0]
    page = saved(app, officer, form, hue_over=over, frequency="")
    assert not box(page)
    assert 'href="#field-frequency"' in page.body
    saved(app, officer, form_of(page.body), frequency="hang-nam")
    assert stored("gia-ve")["notes"] == "Của tôi"


def test_files_that_came_meanwhile_are_no_conflict(app, officer, dataset):
    mine = opened(app, officer)
    helpers.call_action(
        "resource_create",
        context=as_site_user(),
        package_id=dataset["id"],
        url="https://du-lieu.example/a.csv",
        name="A",
    )
    assert not box(saved(app, officer, mine, notes="Mới"))
    after = stored("gia-ve")
    assert (after["notes"], len(after["resources"])) == ("Mới", 1)


@pytest.mark.parametrize("kind", TYPES)
def test_the_same_form_sent_twice_is_no_conflict(app, officer, kind):
    """A second click, or the browser's way back: typed values are other than stored ones."""
    made = {**examples(kind), "type": kind, "name": "gia-ve", "owner_org": officer["agency"]["id"]}
    made |= {"title": "Giá vé", "notes": "Mô tả"}
    helpers.call_action("package_create", context=as_site_user(), **made)
    address = f"/{kind}/edit/gia-ve"
    form = opened(app, officer, address)
    changes = {
        "title": "Gia\u0301  vé mới ",
        "last_reviewed": "2/9/2025",
        "tag_string": "Vé, giá vé",
        "spatial_coverage-0-uri": "",
        "spatial_coverage-0-text": "thuan hoa",
        "temporal_coverage-0-hue_period": "quy 3 nam 2025",
    }
    for _ in range(2):
        page = saved(app, officer, form, address, **changes)
        assert not box(page)
    after = stored("gia-ve")
    assert after["title"] == "Giá vé mới"
    assert after["spatial_coverage"][0]["uri"] == "19789@2025-07-01"


def test_a_dataset_published_meanwhile_does_not_become_a_draft(app, officer, colleague):
    app.post("/dataset/new", data=whole(officer, save="draft"), headers=officer["headers"])
    mine = opened(app, officer)
    helpers.call_action("package_patch", context=as_site_user(), id="gia-ve", state="active")
    page = saved(app, officer, mine, "/dataset/new", save="draft", notes="Của tôi")
    assert "đã công bố" in box(page)
    assert stored("gia-ve")["state"] == "active"


def test_a_change_by_the_portal_itself_is_named_so(app, officer, dataset):
    mine = opened(app, officer)
    helpers.call_action("package_patch", context=as_site_user(), id="gia-ve", notes="Thu thập")
    told = box(saved(app, officer, mine, title="Của tôi"))
    assert "thu thập tự động" in told
    assert "Thu thập" in told


def test_a_form_that_says_nothing_of_its_version_is_saved_as_ever(app, officer, dataset):
    old = opened(app, officer)
    helpers.call_action("package_patch", context=as_site_user(), id="gia-ve", notes="Khác")
    saved(app, officer, old, hue_base="", title="Của tôi")
    assert stored("gia-ve")["title"] == "Của tôi"


def test_two_saves_at_one_moment_do_not_both_win(app, officer, dataset, colleague):
    forms = [(one, opened(app, one)) for one in (officer, colleague)]
    told: list[str] = []

    def save(number, who, form):
        page = saved(app, who, form, title=f"Tên {number}")
        told.append(box(page))

    threads = [
        threading.Thread(target=save, args=(number, *one)) for number, one in enumerate(forms)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(map(bool, told)) == [False, True]


def test_a_dataset_deleted_meanwhile_comes_back_only_knowingly(app, officer, dataset):
    mine = opened(app, officer)
    helpers.call_action("package_delete", context=as_site_user(), id="gia-ve")
    page = saved(app, officer, mine, notes="Của tôi")
    assert "đã xóa" in box(page)
    assert stored("gia-ve")["state"] == "deleted"
    form = form_of(page.body)
    assert dict(form.form_values())["notes"].strip() == "Của tôi"
    over = form.xpath(".//input[@name='hue_over']/@value")[0]
    saved(app, officer, form, hue_over=over)
    after = stored("gia-ve")
    assert (after["state"], after["notes"]) == ("active", "Của tôi")
