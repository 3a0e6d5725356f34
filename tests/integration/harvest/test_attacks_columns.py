"""Columns that change places or types between two versions: values keep their meaning."""

from __future__ import annotations

import json
from datetime import date

import pytest
from ckan import model
from ckanext.harvest.model import HarvestObject

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.harvest.writing import package_id
from ckanext.hue_opendata.tables.loading.model import find
from tests.integration.harvest.support import act
from tests.integration.harvest.test_attacks import HEADER, codes, loaded, make, run, write, xlsx

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")


def test_columns_that_change_places_in_a_list_are_followed_by_their_headings(site):
    folder, base = site
    lines = [[n, f"Bộ {n}", f"Mô tả {n}", "31/12/2025", "", f"D{n}"] for n in range(1, 5)]
    write(folder / "danh-muc.xlsx", xlsx(HEADER, *lines))
    source = make(f"{base}/danh-muc.xlsx", kind="hue_spreadsheet")
    assert len(run(source)[0]) == 4
    order = [0, 5, 2, 1, 4, 3]
    swapped = [[line[place] for place in order] for line in (HEADER, *lines)]
    write(folder / "danh-muc.xlsx", xlsx(*swapped), 60)
    objects, report = run(source)
    assert (objects, report["problems"]) == ([], [])
    shown = act("package_show", id=package_id(source["id"], "D3"))
    assert (shown["title"], shown["notes"]) == ("Bộ 3", "Mô tả 3")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_columns_that_change_places_in_a_file_keep_their_values(site, kind):
    folder, base = site
    table = [["Chợ", "Số hộ", "Diện tích", "Mã"], ["Đông Ba", 120, 3000, "A1"]]
    table += [["An Cựu", 80, 2000, "A2"], ["Tây Lộc", 60, 1500, "A3"]]

    def put(order, seconds):
        lines = [[line[place] for place in order] for line in table]
        text = "\n".join(";".join(map(str, line)) for line in lines)
        write(folder / f"cho.{kind}", xlsx(*lines) if kind == "xlsx" else text, seconds)

    put([0, 1, 2, 3], 0)
    record = {"id": 1, "title": "Chợ", "notes": "x", "url": f"cho.{kind}"}
    write(folder / "api.json", json.dumps([record]))
    source = make(f"{base}/api.json")
    run(source)
    identity = package_id(source["id"], "1")
    state, before = loaded(identity)
    assert (state, before[1]) == (
        "loaded",
        {"Chợ": "An Cựu", "Số hộ": 80, "Diện tích": 2000, "Mã": "A2"},
    )
    put([3, 2, 1, 0], 60)
    assert codes(run(source)[1]) == ["file_changed"]
    assert loaded(identity) == ("loaded", before)


def test_dates_of_a_list_that_become_text_are_the_same_days(site):
    folder, base = site
    write(folder / "a.csv", "Tên;Số\nĐông Ba;1\n")
    days = [date(2025, month, 4) for month in range(1, 5)]
    lines = [[n, f"Bộ {n}", "x", day, "a.csv", f"D{n}"] for n, day in enumerate(days)]
    write(folder / "danh-muc.xlsx", xlsx(HEADER, *lines))
    source = make(f"{base}/danh-muc.xlsx", kind="hue_spreadsheet")
    run(source)
    shown = act("package_show", id=package_id(source["id"], "D2"))["resources"][0]
    assert shown["data_date"] == "2025-03-04"
    as_text = [[*line[:3], f"{line[3]:%d/%m/%Y}", *line[4:]] for line in lines]
    write(folder / "danh-muc.xlsx", xlsx(HEADER, *as_text), 60)
    objects, report = run(source)
    assert (objects, report["problems"]) == ([], [])


def test_dates_of_a_file_that_become_text_lose_no_value_and_are_said(site):
    folder, base = site
    head = ["Chợ", "Ngày kiểm tra", "Số hộ"]
    table = [["Đông Ba", date(2025, 3, 4), 1], ["An Cựu", date(2025, 4, 5), 2]]
    table += [["Tây Lộc", date(2025, 5, 6), 3], ["Bến Ngự", date(2025, 6, 7), 4]]
    write(folder / "cho.xlsx", xlsx(head, *table))
    record = {"id": 1, "title": "Chợ", "notes": "x", "url": "cho.xlsx"}
    write(folder / "api.json", json.dumps([record]))
    source = make(f"{base}/api.json")
    run(source)
    identity = package_id(source["id"], "1")
    state, before = loaded(identity)
    assert (state, before[0]["Ngày kiểm tra"][:10]) == ("loaded", "2025-03-04")
    words = ["chưa kiểm tra", "đợt 2", "04/03/2025", "không rõ"]
    changed = [[line[0], word, line[2]] for line, word in zip(table, words, strict=True)]
    write(folder / "cho.xlsx", xlsx(head, *changed), 60)
    run(source)
    state, after = loaded(identity)
    assert state == "loaded"
    assert [row["Ngày kiểm tra"] for row in after] == words
    assert [row["Số hộ"] for row in after] == [1, 2, 3, 4]
    _, report = run(source)
    said = [one for one in report["problems"] if one["code"] == "type_changed"]
    assert len(said) == 1
    assert "Ngày kiểm tra" in said[0]["vi"]
    # No run after the load may look as if the file had changed once more.
    row = find(model.Package.get(identity).resources[0].id)
    assert formats.moment(row.loaded) in said[0]["vi"]
    assert formats.moment(row.loaded) in said[0]["en"]
    assert model.Session.query(HarvestObject).filter_by(current=True).count() == 1
