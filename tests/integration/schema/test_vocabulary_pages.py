"""Codes in words: vocabulary pages, SKOS, facets, old and unknown codes; the sheet of a dataset."""

from __future__ import annotations

import json

import ckan.plugins.toolkit as tk
import pytest
from ckan import model
from ckan.lib.search import rebuild
from ckan.tests import factories

from ckanext.hue_opendata import vocabularies
from tests.integration.schema.support import act

WHOLE = {
    "title": "Giá vé tham quan",
    "notes": "Giá vé từng loại khách.",
    "theme": ["du-lich", "van-hoa"],
    "license_id": "vn-gov-open",
    "frequency": "hang-nam",
    "personal_data": "khong-co",
    "spatial_coverage": [{"uri": "19756@2025-01-01", "text": "phường Gia Hội"}],
    "contact": [{"name": "Phòng Nghiệp vụ", "email": "phong@example.vn"}],
}


def test_every_vocabulary_has_a_page_in_both_languages_and_is_skos(app):
    for name in vocabularies.names():
        vocabulary = vocabularies.load(name)
        page = app.get(f"/vocabulary/{name}")
        assert vocabulary.title["vi"] in page.body
        assert vocabulary.title["en"] in app.get(f"/en/vocabulary/{name}").body
        skos = json.loads(app.get(f"/vocabulary/{name}.jsonld").body)
        notations = [one.get("skos:notation") for one in skos["@graph"][1:]]
        assert notations == list(vocabulary.terms)
    asked = app.get("/vocabulary/theme", headers={"Accept": "application/ld+json"})
    assert asked.headers["Content-Type"].startswith("application/ld+json")
    assert app.get("/vocabulary/khong-co").status_code == 404


def test_an_unknown_code_is_explained_and_cannot_be_markup(app):
    page = app.get("/vocabulary/theme", query_string={"code": "<b>la</b>"})
    assert "&lt;b&gt;la&lt;/b&gt;" in page.body
    assert "<b>la</b>" not in page.body


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_codes_are_words_on_pages_and_in_facets(app):
    agency = factories.Organization(title="Sở Du lịch", name="so-du-lich")
    made = act("package_create", owner_org=agency["id"], **WHOLE)
    found = act("package_search", **{"facet.field": ["vocab_theme", "frequency"]})
    said = {
        item["name"]: item["display_name"]
        for facet in found["search_facets"].values()
        for item in facet["items"]
    }
    assert said["du-lich"] == "Du lịch"
    assert said["hang-nam"] == "Hằng năm"
    assert "Annual" in app.get("/en/dataset/").body
    page = app.get(f"/dataset/{made['name']}")
    assert "Phường Gia Hội" in page.body
    assert "Phường Phú Xuân" in page.body, "what the former ward is part of today"

    stored = model.Package.get(made["id"])
    stored.extras = {**stored.extras, "frequency": "hang-tuan-trang"}
    model.repo.commit()
    rebuild(made["id"])
    page = app.get(f"/dataset/{made['name']}")
    assert "hang-tuan-trang" in page.body
    assert "mã không có trong danh mục" in page.body
    kept = act("package_patch", id=made["id"], notes="Sửa mô tả")
    assert kept["frequency"] == "hang-tuan-trang", "a code from before is kept by other edits"
    with pytest.raises(tk.ValidationError) as refused:
        act("package_patch", id=made["id"], frequency="mã mới lạ")
    assert "hang-nam" in refused.value.error_dict["frequency"][0]


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_the_sheet_answers_the_first_questions(app):
    agency = factories.Organization(title="Sở Du lịch", name="so-du-lich")
    made = act("package_create", owner_org=agency["id"], **WHOLE)
    page = app.get(f"/dataset/{made['name']}").body
    for text in ("Được.", "Hằng năm", "Phường Gia Hội", "hue-sheet-covered", "Phòng Nghiệp vụ"):
        assert text in page, text
    for code in ("vn-gov-open<", ">hang-nam", ">du-lich"):
        assert code not in page
