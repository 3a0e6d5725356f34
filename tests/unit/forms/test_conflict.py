"""What a save would undo, told from digests of the fields that a form was opened on."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.forms import conflict

FIELDS = ("title", "notes", "theme", "contact", "tag_string")
STORED = {
    "metadata_modified": "2026-11-26T10:00:00",
    "title": "Giá vé",
    "notes": "Một\n\nHai",
    "theme": ["du-lich", "kinh-te"],
    "contact": [{"name": "Phòng", "email": "a@b.vn"}],
    "tags": [{"name": "vé"}, {"name": "giá"}],
    "private": False,
    "state": "active",
}


def found(now, sent):
    opened = conflict.read(conflict.opened_on(STORED, FIELDS))
    assert opened
    assert opened[0] == STORED["metadata_modified"]
    told = conflict.clashes(
        opened[1], conflict.digests(now, FIELDS), conflict.digests(sent, FIELDS)
    )
    return {one.name: one.touched for one in told}


@pytest.mark.parametrize(
    "same",
    [
        {"notes": "Một\r\n\r\nHai "},
        {"title": "Gia\u0301 ve\u0301".replace("ve\u0301", "vé")},
        {"theme": '["kinh-te", "du-lich"]'},
        {"contact": '[{"email": "a@b.vn", "name": "Phòng", "url": ""}]'},
        {"tags": [], "tag_string": "giá, vé"},
        {"private": "False"},
        {"metadata_modified": "2026-11-26T11:00:00"},
        {"resources": [{"url": "x"}]},
    ],
)
def test_what_is_written_otherwise_is_the_same(same):
    now = {**STORED, "title": "Giá vé", "notes_en": "x"}
    assert found({**now, **same}, {**STORED, **same}) == {}
    assert found({**STORED, **same}, STORED) == {}


def test_a_field_that_only_the_other_changed_would_be_undone():
    assert found({**STORED, "title": "Mới"}, STORED) == {"title": False}


def test_a_field_that_both_changed_is_touched():
    now, sent = {**STORED, "title": "Mới"}, {**STORED, "title": "Khác"}
    assert found(now, sent) == {"title": True}


def test_what_both_say_by_now_is_no_clash():
    assert found({**STORED, "title": "Mới"}, {**STORED, "title": "Mới"}) == {}


def test_what_only_this_form_changes_is_no_clash():
    assert found(STORED, {**STORED, "title": "Khác", "tags": []}) == {}


def test_a_field_that_came_or_went_is_seen():
    assert found({**STORED, "notes": ""}, STORED) == {"notes": False}
    assert found({**STORED, "private": True}, STORED) == {"private": False}
    assert found({**STORED, "state": "draft"}, STORED) == {"state": False}


@pytest.mark.parametrize("text", ["", "x", "[]", '{"at": 1}', '{"at": "", "fields": []}', "null"])
def test_what_no_form_wrote_is_no_base(text):
    assert conflict.read(text) is None
