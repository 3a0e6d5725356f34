"""The seed: what it holds, and how it merges with what an admin changed."""

from __future__ import annotations

from ckanext.hue_opendata import places
from ckanext.hue_opendata.schema.agencies import former_names
from ckanext.hue_opendata.schema.seed import merge, organizations, topics


def test_every_unit_in_force_has_its_committee_and_every_line_a_source():
    agencies = organizations()
    by_place = {one["place"]: one for one in agencies if one.get("place")}
    assert set(by_place) == {unit.id for unit in places.units()}
    assert len(by_place) == 40
    assert len({one["name"] for one in agencies}) == len(agencies)
    names = {one["name"] for one in agencies}
    for one in agencies:
        assert one["seed_source"]
        assert one.get("parent", one["name"]) in names
        assert former_names(one.get("former_names")) or not one.get("former_names"), one


def test_a_new_ward_remembers_the_wards_it_was_made_of():
    wards = {one["name"]: one for one in organizations()}
    phu_xuan = former_names(wards["ubnd-phuong-phu-xuan"]["former_names"])
    assert {"name": "Ủy ban nhân dân phường Gia Hội", "said": "đến 30/06/2025"} in phu_xuan
    assert len(phu_xuan) == 6


def test_every_topic_has_an_icon_a_european_theme_and_keywords():
    for topic in topics():
        assert topic["icon"]
        assert topic["theme_uri"].startswith("http://publications.europa.eu/")
        assert topic["keywords"]


def test_a_person_s_change_stays_and_an_untouched_value_follows():
    old = {"title": "Sở A", "short_name": "SA", "website": "", "title_en": "A"}
    new = {
        "title": "Sở A mới",
        "short_name": "SAM",
        "website": "https://a.example",
        "title_en": "B",
    }
    stored = {"title": "Sở A", "short_name": "của tôi", "website": "", "title_en": ""}
    assert merge(old, new, stored) == {"title": "Sở A mới", "website": "https://a.example"}
    assert merge(new, new, {**stored, "title": "Sở A mới"}) == {}
    assert merge({}, {"title": "X", "icon": "map"}, {"title": "Y"}) == {"icon": "map"}
