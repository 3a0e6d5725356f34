"""Suggestions on real Solr: every kind, by the beginning of any word, with or without accents."""

from __future__ import annotations

import unicodedata

import ckan.plugins.toolkit as tk
import pytest
from ckan.tests import factories

from ckanext.hue_opendata.search import known_names

pytestmark = pytest.mark.usefixtures("filled")
TITLES = {
    "dan-so": "Dân số trung bình theo phường, xã",
    "ve": "Giá vé tham quan Đại Nội và các lăng tẩm",
    "luu-tru": "Cơ sở lưu trú trên địa bàn thành phố",
    "khong-khi": "Chất lượng không khí",
}


@pytest.fixture
def filled(clean_db, clean_index):
    """Four datasets of one agency."""
    agency = factories.Organization(name="so-dl", title="Sở Du lịch")
    usual = {"theme": ["du-lich"], "frequency": "hang-nam", "license_id": "vn-gov-open"}
    for name, title in TITLES.items():
        tags = [{"name": "Di tích" if name == "ve" else "di tích"}, {"name": f"thẻ {name}"}]
        more = {"owner_org": agency["id"], "personal_data": "khong-co", "tags": tags}
        factories.Dataset(**usual, name=name, title=title, notes="Số liệu.", **more)
    known_names.forget()


def suggest(q, **more):
    found = tk.get_action("hue_search_suggest")({"user": ""}, {"q": q, **more})["suggestions"]
    return [(one["kind"], one["label"]) for one in found]


def test_every_kind_by_the_beginning_of_any_word():
    cases = {
        "tham qu": ("dataset", TITLES["ve"]),
        "đại n": ("dataset", TITLES["ve"]),
        "noi": ("dataset", TITLES["ve"]),
        "trung bi": ("dataset", TITLES["dan-so"]),
        unicodedata.normalize("NFD", "Dân số tr"): ("dataset", TITLES["dan-so"]),
        "khoong khis": ("dataset", TITLES["khong-khi"]),
        "hotels": ("dataset", TITLES["luu-tru"]),
        "di ti": ("tag", "di tích"),
        "du l": ("organization", "Sở Du lịch"),
        "kim lo": ("place", "Phường Kim Long"),
        "phu hai": ("place", "Xã Phú Hải"),
    }
    topic = next(one.label for one in known_names.topics("vi") if one.code == "du-lich")
    cases["du li"] = ("topic", topic)
    wrong = {q: suggest(q) for q, wanted in cases.items() if wanted not in suggest(q)}
    assert wrong == {}


def test_spellings_of_a_tag_are_suggested_once():
    assert [one for one in suggest("di tich") if one[0] == "tag"] == [("tag", "di tích")]


def test_the_accents_that_were_typed_come_first():
    places = [label for kind, label in suggest("thuận hòa") if kind == "place"]
    assert "Hòa" in places[0]


def test_odd_questions_are_answered_with_nothing_or_a_sentence():
    assert suggest("") == suggest("d") == suggest("?!*:") == []
    assert suggest("zzzqqq xyz") == []
    assert suggest('title:* OR "', limit=3) == []
    assert len(suggest("d a n s o " * 500)) == 0
    assert len(suggest("so", limit=3)) <= 3
    with pytest.raises(tk.ValidationError):
        suggest("so", limit="many")


def test_what_everybody_knows_is_suggested_while_solr_is_away(monkeypatch):
    monkeypatch.setitem(tk.config, "solr_url", "http://127.0.0.1:1/solr/x")
    kinds = {kind for kind, _ in suggest("du li")}
    assert kinds == {"topic", "organization"}


def test_the_boxes_address_says_where_each_suggestion_leads(app):
    found = app.get("/en/hue/suggest?q=dai+noi").json
    assert found[0]["url"] == "/en/dataset/ve"
    assert [found[0]["label"][start:end] for start, end in found[0]["marks"]] == ["Đại", "Nội"]
    for one in [*found, *app.get("/hue/suggest?q=du+li").json]:
        app.get(one["url"], status=200)
