"""A source's changes against what people edited: rows of tags, contacts and places."""

from __future__ import annotations

from ckanext.hue_opendata.harvest.merge import three_way


def merged(name, before, after, current):
    found = three_way({name: before}, {name: after}, {name: current})
    return found.changes, found.conflicts


def test_a_place_that_got_its_code_here_is_no_edit_of_a_persons():
    before, stored = [{"text": "Thuận Hóa"}], [{"text": "Thuận Hóa", "uri": "19789@2025-07-01"}]
    assert merged("spatial_coverage", before, before, stored) == ({}, ())
    after = [{"text": "Phú Xuân"}]
    assert merged("spatial_coverage", before, after, stored) == ({"spatial_coverage": after}, ())


def test_a_place_that_a_person_changed_is_kept():
    before, after = [{"text": "Thuận Hóa"}], [{"text": "Phú Xuân"}]
    here = [{"text": "xã A Lưới 1", "uri": "20044@2025-07-01"}]
    assert merged("spatial_coverage", before, after, here) == ({}, ("spatial_coverage",))


def test_a_contact_with_another_phone_is_a_change():
    before, after = [{"name": "Văn phòng", "phone": "1"}], [{"name": "Văn phòng", "phone": "2"}]
    stored = [{"name": "Văn phòng", "phone": "1", "email": ""}]
    assert merged("contact", before, after, stored) == ({"contact": after}, ())
    people = [{"name": "Văn phòng", "phone": "3"}]
    assert merged("contact", before, after, people) == ({}, ("contact",))


def test_tags_are_compared_by_their_names():
    before = [{"name": "lễ hội"}, {"name": "di sản"}]
    stored = [
        {"name": "di sản", "id": "1", "state": "active", "display_name": "di sản",
         "vocabulary_id": None},
        {"name": "lễ hội", "id": "2", "state": "active", "display_name": "lễ hội"},
    ]  # fmt: skip
    after = [{"name": "lễ hội"}]
    assert merged("tags", before, after, stored) == ({"tags": after}, ())
    assert merged("tags", before, list(reversed(before)), stored) == ({}, ())
