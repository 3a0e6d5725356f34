"""Places and periods as people write them: the same through the API as in the form."""

from __future__ import annotations

import json

import ckan.plugins.toolkit as tk
import pytest
from ckan import model
from ckan.lib.search import rebuild
from ckan.tests import factories

from ckanext.hue_opendata.schema import told
from ckanext.hue_opendata.schema.extent import box_of, polygon
from tests.integration.schema.support import act
from tests.integration.schema.test_round_trip import whole

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")
OWN_BOX = {"type": "Point", "coordinates": [107.5, 16.5]}


@pytest.fixture
def agency():
    return factories.Organization(name="so-xay-dung")


def refused(**data):
    with pytest.raises(tk.ValidationError) as error:
        act("package_create", **data)
    return error.value.error_dict


def test_a_box_of_units_that_are_gone_goes_with_them(agency):
    for kind in ("geo", "dataset"):
        made = act("package_create", **whole(kind, agency))
        assert made["spatial"]
        shown = act("package_show", id=made["id"])
        assert not act("package_update", **{**shown, "spatial_coverage": []}).get("spatial")


def test_a_box_of_ones_own_outlives_units_and_edits(agency):
    given = {**whole("geo", agency), "spatial": json.dumps(OWN_BOX)}
    made = act("package_create", **given)
    assert json.loads(made["spatial"]) == OWN_BOX
    patched = act("package_patch", id=made["id"], spatial_coverage=[])
    assert json.loads(patched["spatial"]) == OWN_BOX


def test_a_derived_box_follows_the_units(agency):
    made = act("package_create", **whole("geo", agency))
    other = [{"uri": "19753@2025-07-01", "text": "Phú Xuân"}]
    moved = act("package_patch", id=made["id"], spatial_coverage=other)
    assert moved["spatial"] == polygon(box_of(["19753@2025-07-01"]))


NAMES = {
    "phường Thuận Hóa": "19789@2025-07-01",
    "thuan hoa": "19789@2025-07-01",
    "Vĩnh Ninh": "19783@2019-12-31",
    "huyện A Lưới": "481@2019-12-31",
    "19789@2025-07-01": "19789@2025-07-01",
    "đầm Cầu Hai": None,
}


def test_a_place_by_its_name_alone(agency):
    given = {
        **whole("dataset", agency),
        "spatial_coverage": [*({"text": name} for name in NAMES), "xã Phú Vang"],
    }
    made = act("package_create", **given)["spatial_coverage"]
    assert [one.get("uri") for one in made] == [*NAMES.values(), "19942@2025-07-01"]


MANY = {
    "A Lưới": ["Thị trấn A Lưới", "Huyện A Lưới", "Xã A Lưới 1"],
    "Thuân Hòa": ["Phường Thuận Hóa"],
    "Phú": ["Phường Phú Bài", "Phường Phú Xuân"],
}


def test_a_name_that_is_not_one_units_is_told_with_those_it_may_be(agency):
    given = {**whole("dataset", agency), "spatial_coverage": [{"text": name} for name in MANY]}
    rows = refused(**given)["spatial_coverage"]
    for row, (name, candidates) in zip(rows, MANY.items(), strict=True):
        said = row["text"][0]
        assert name in said
        for candidate in candidates:
            assert candidate in said


def test_a_name_that_stands_stored_is_not_refused_later(agency):
    made = act("package_create", **whole("dataset", agency))
    package = model.Package.get(made["id"])
    package.extras = {**package.extras, "spatial_coverage": '[{"text": "A Lưới"}]'}
    model.Session.commit()
    rebuild(made["id"])
    patched = act("package_patch", id=made["id"], notes="Mô tả khác")
    assert patched["spatial_coverage"] == [{"text": "A Lưới"}]


PERIODS = [
    ([{"start": "Quý III/2025"}], {"start": "2025-07-01"}),
    ([{"start": "tháng 9/2025", "end": "năm 2025"}], {"start": "2025-09-01", "end": "2025-12-31"}),
    ([{"start": "2/9/2025", "end": "31/12/2025"}], {"start": "2025-09-02", "end": "2025-12-31"}),
    ("6 tháng đầu năm 2025", {"start": "2025-01-01", "end": "2025-06-30"}),
    (["từ 2020 đến nay"], {"start": "2020-01-01"}),
]


def test_periods_as_people_write_them(agency):
    for given, stored in PERIODS:
        made = act("package_create", **{**whole("dataset", agency), "temporal_coverage": given})
        found = {name: day for name, day in made["temporal_coverage"][0].items() if day}
        assert found == stored


def test_a_period_that_is_none_or_two_is_told(agency):
    for text in ("hôm nào đó", "9 tháng Năm 2025", "Quý V/2025", "2" * 10_000):
        for given in ([{"start": text}], [{"end": text}], text):
            said = refused(**{**whole("dataset", agency), "temporal_coverage": given})
            assert text[:40] in json.dumps(said["temporal_coverage"], ensure_ascii=False)


def test_what_may_mean_two_periods_says_so(agency):
    given = {**whole("dataset", agency), "temporal_coverage": "9 tháng Năm 2025"}
    assert "09/05/2025" in refused(**given)["temporal_coverage"][0]["start"][0]


def test_an_end_before_its_start_is_told_in_any_writing(agency):
    given = [{"start": "Quý III/2025", "end": "tháng 6/2025"}]
    said = refused(**{**whole("dataset", agency), "temporal_coverage": given})
    assert "end" in said["temporal_coverage"][0]


def test_more_rows_than_are_kept_are_refused(agency):
    rows = [{"name": f"Phòng {number}"} for number in range(201)]
    said = refused(**{**whole("dataset", agency), "contact": rows})
    assert "201" in said["contact"][0]
    assert "200" in said["contact"][0]
    assert act("package_create", **{**whole("dataset", agency), "contact": rows[:200]})


def test_what_is_told_names_the_row_and_the_file(agency):
    given = {**whole("dataset", agency), "contact": [{"name": "Phòng A"}, {"email": "phòng@"}]}
    given["resources"] = [*given["resources"], {"url": "https://a.example/b.csv", "data_date": "x"}]
    lines = told(refused(**given))
    assert [line.partition(":")[0] for line in lines if "Liên hệ" in line] == ["Liên hệ 2"]
    (file,) = [line for line in lines if "Ngày của số liệu" in line]
    assert "2" in file.partition(":")[0]
    assert "“x”" in file
    assert not any("{" in line for line in lines)


@pytest.mark.parametrize("units", [True, False])
def test_the_page_of_a_layer_shows_where_it_lies(app, agency, units):
    """The units' outlines, or the layer's own extent; in words too."""
    given = whole("geo", agency)
    if not units:
        given |= {"spatial_coverage": [], "spatial": json.dumps(OWN_BOX)}
    page = app.get(f"/geo/{act('package_create', **given)['name']}").body
    assert 'class="hue-sheet-map"' in page
    assert ("hue-sheet-covered" in page) == units
    assert ('<circle class="hue-sheet-extent"' in page) != units
    assert ("107,5° kinh Đông" in page) != units
