"""A city dataset through CKAN's API: what is required, normalised, named and shown."""

from __future__ import annotations

import unicodedata

import ckan.plugins.toolkit as tk
import pytest
from ckan.tests import factories, helpers

from ckanext.hue_opendata.acting import as_site_user

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")


def call_action(name, /, context=None, **data):
    """An action as the administrator, or as whoever the context names."""
    return helpers.call_action(name, context=context or as_site_user(), **data)


@pytest.fixture
def agency():
    return factories.Organization(title="Sở Du lịch", name="so-du-lich")


@pytest.fixture
def whole(agency):
    """A dataset with all that publishing asks for."""
    return {
        "title": "Giá vé tham quan Đại Nội",
        "notes": "Giá vé từng loại khách.",
        "owner_org": agency["id"],
        "theme": ["du-lich"],
        "license_id": "vn-gov-open",
        "frequency": "hang-nam",
        "personal_data": "khong-co",
    }


def test_a_dataset_without_a_name_gets_one_from_its_title(whole):
    assert call_action("package_create", **whole)["name"] == "gia-ve-tham-quan-dai-noi"
    assert call_action("package_create", **whole)["name"] == "gia-ve-tham-quan-dai-noi-2"


@pytest.mark.parametrize("title", ["", "   ", "\u200b"])
def test_a_missing_title_is_said_once_and_its_address_not_asked_for(whole, title):
    for state in ("active", "draft"):
        with pytest.raises(tk.ValidationError) as refused:
            call_action("package_create", **{**whole, "title": title}, state=state)
        assert set(refused.value.error_dict) == {"title"}


def test_an_update_without_a_name_keeps_it(whole):
    made = call_action("package_create", **whole)
    changed = call_action("package_update", **{**whole, "id": made["id"], "title": "Tên khác"})
    assert changed["name"] == made["name"]


def test_text_and_tags_are_stored_in_nfc(whole):
    nfd = {name: unicodedata.normalize("NFD", whole[name]) for name in ("title", "notes")}
    tags = [{"name": unicodedata.normalize("NFD", "lễ hội")}]
    made = call_action("package_create", **{**whole, **nfd, "tags": tags})
    assert made["title"] == whole["title"]
    assert made["notes"] == whole["notes"]
    assert [tag["name"] for tag in made["tags"]] == ["lễ hội"]


@pytest.mark.parametrize(
    ("field", "code", "said"),
    [
        ("classification", "dung-chung", "Data that is not open cannot be public"),
        ("classification", "no-such-class", "no-such-class"),
        ("personal_data", "chua-danh-gia", "Open data needs its personal-data assessment"),
    ],
)
def test_a_record_without_a_word_of_who_may_see_it_is_told_why(whole, field, code, said):
    with pytest.raises(tk.ValidationError) as refused:
        call_action("package_create", **{**whole, field: code})
    sentences = refused.value.error_dict[field]
    assert len(sentences) == 1
    assert said in sentences[0]


@pytest.mark.parametrize("field", ["notes", "theme", "license_id", "frequency"])
def test_publishing_needs_it_and_a_draft_does_not(whole, field):
    del whole[field]
    with pytest.raises(tk.ValidationError) as refused:
        call_action("package_create", **whole)
    assert field in refused.value.error_dict
    draft = call_action("package_create", **whole, state="draft")
    assert draft["state"] == "draft"


def test_an_ordinary_officers_draft_is_a_draft(whole, agency):
    officer = factories.User()
    call_action(
        "organization_member_create", id=agency["id"], username=officer["name"], role="editor"
    )
    del whole["frequency"]
    context = {"user": officer["name"], "ignore_auth": False}
    made = call_action("package_create", context=dict(context), **whole, state="draft")
    assert made["state"] == "draft"
    with pytest.raises(tk.ValidationError):
        call_action("package_patch", context=dict(context), id=made["id"], state="active")
    done = call_action(
        "package_patch",
        context=dict(context),
        id=made["id"],
        state="active",
        frequency="hang-nam",
    )
    assert done["state"] == "active"


@pytest.mark.parametrize("assessment", ["chua-danh-gia", "co"])
def test_open_data_needs_its_personal_data_assessment(whole, assessment):
    with pytest.raises(tk.ValidationError) as refused:
        call_action("package_create", **{**whole, "personal_data": assessment})
    assert "personal_data" in refused.value.error_dict


@pytest.mark.parametrize("classification", ["dung-chung", "dung-rieng"])
def test_what_is_not_open_cannot_be_public(whole, classification):
    with pytest.raises(tk.ValidationError) as refused:
        call_action("package_create", **{**whole, "classification": classification})
    assert "classification" in refused.value.error_dict
    made = call_action(
        "package_create", **{**whole, "classification": classification, "private": True}
    )
    assert made["private"] is True


def test_every_field_survives_create_show_update_show(whole):
    rich = {
        **whole,
        "contact": [{"name": "Phòng Nghiệp vụ", "email": "phong@example.vn"}],
        "temporal_coverage": [{"start": "2025-01-01", "end": "2025-12-31"}],
        "spatial_coverage": [{"uri": "19789@2025-07-01", "text": "phường Thuận Hóa"}],
        "issued": "2025-09-02",
        "language": "vi",
        "tags": [{"name": "du lịch"}],
    }
    made = call_action("package_create", **rich)
    shown = call_action("package_show", id=made["id"])
    for name in ("contact", "temporal_coverage", "spatial_coverage", "issued", "theme"):
        assert shown[name] == rich[name]
    call_action("package_update", **shown)
    again = call_action("package_show", id=made["id"])
    assert again == shown


def test_it_is_found_by_its_topic_and_its_place(whole):
    whole["spatial_coverage"] = [{"uri": "19789@2025-07-01", "text": "phường Thuận Hóa"}]
    made = call_action("package_create", **whole)
    for question in ({"fq": "vocab_theme:du-lich"}, {"q": "Thuan Hoa"}):
        found = call_action("package_search", **question)
        assert [dataset["id"] for dataset in found["results"]] == [made["id"]]


def test_the_dataset_page_shows_labels_and_no_codes(app, whole):
    whole["theme"] = ["xay-dung"]
    name = call_action("package_create", **whole)["name"]
    vietnamese = app.get(f"/dataset/{name}").body
    assert "Xây dựng, quy hoạch, đô thị" in vietnamese
    assert "Hằng năm" in vietnamese
    assert "Annual" in app.get(f"/en/dataset/{name}").body


@pytest.mark.parametrize("name", ["__ghi_chu", "_ghi_chu", "ghi chú", "__Ghi-chú 1"])
def test_a_field_of_any_strange_name_is_kept(whole, name):
    made = call_action("package_create", **whole, **{name: "giữ tôi"})
    kept = {"key": name, "value": "giữ tôi"}
    assert kept in call_action("package_show", id=made["id"])["extras"]
    call_action("package_patch", id=made["id"], notes="Khác")
    assert kept in call_action("package_show", id=made["id"])["extras"]
    call_action("package_patch", id=made["id"], **{name: "mới"})
    shown = call_action("package_show", id=made["id"])["extras"]
    assert [one["value"] for one in shown if one["key"] == name] == ["mới"]
