"""A department's list through ckanext-harvest's stages into the catalogue, over real HTTP."""

from __future__ import annotations

import io

import ckan.plugins.toolkit as tk
import pytest
import sqlalchemy as sa
from ckan import model
from ckan.tests import factories
from ckanext.harvest import queue
from ckanext.harvest.model import (
    HarvestGatherError,
    HarvestObject,
    HarvestObjectError,
    HarvestObjectExtra,
)
from openpyxl import Workbook

from ckanext.hue_opendata.harvest.kinds.spreadsheet import HueSpreadsheetHarvester
from ckanext.hue_opendata.harvest.writing import package_id
from tests.integration.harvest.support import act, made_source, run_once, served

HEADER = ["STT", "Tên bộ dữ liệu", "Mô tả", "Chủ đề", "Tần suất", "Đường dẫn tệp", "Mã dữ liệu"]
ROWS = [
    [1, "Danh sách lễ hội ở Huế", "Tên lễ hội", "Du lịch", "Hằng năm", "le-hoi.csv", "A1"],
    [2, "Giấy phép xây dựng thị xã Hương Thủy", "Đã cấp", "Du lịch", "Hằng quý", "", "A2"],
]
GOOD = {"personal_data": "khong-co"}

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")


@pytest.fixture
def department(tmp_path, ckan_config, monkeypatch):
    """A department's web server with one list; `write(rows)` puts another list there."""

    def write(rows, header=HEADER):
        book = Workbook()
        for row in (["SỞ DU LỊCH"], [], ["DANH MỤC"], header, *rows):
            book.active.append(row)
        stream = io.BytesIO()
        book.save(stream)
        (tmp_path / "danh-muc.xlsx").write_bytes(stream.getvalue())

    write(ROWS)
    write.folder = tmp_path
    with served(tmp_path, ckan_config, monkeypatch) as base:
        write.url = f"{base}/danh-muc.xlsx"
        yield write


@pytest.fixture
def agency():
    return factories.Organization(title="Sở Du lịch", name="so-du-lich")


@pytest.fixture
def source(agency, department):
    return make_source(agency, department.url)


def make_source(agency, url, **config):
    return made_source(
        url,
        {**GOOD, **config},
        "hue_spreadsheet",
        agency=agency,
        name="so-du-lich-danh-muc",
        title="Danh mục Sở Du lịch",
    )


def harvest(source):
    """One whole run; the ids of the records it had to write."""
    return run_once(source, HueSpreadsheetHarvester())


def activities():
    return model.Session.execute(sa.text("select count(*) from activity")).scalar()


def test_each_row_becomes_a_dataset_that_an_unaccented_search_finds(source, agency):
    harvest(source)
    found = act("package_search", q="le hoi")
    assert [dataset["title"] for dataset in found["results"]] == ["Danh sách lễ hội ở Huế"]
    dataset = found["results"][0]
    assert dataset["id"] == package_id(source["id"], "A1")
    assert dataset["name"] == "danh-sach-le-hoi-o-hue"
    assert dataset["owner_org"] == agency["id"]
    assert dataset["resources"][0]["url"].endswith("/le-hoi.csv")


def test_a_second_run_writes_nothing(source):
    harvest(source)
    before = activities(), act("package_show", id=package_id(source["id"], "A1"))
    assert harvest(source) == []
    after = activities(), act("package_show", id=package_id(source["id"], "A1"))
    assert before == after


def test_only_the_row_that_changed_is_written(source, department):
    harvest(source)
    department([[1, "Lễ hội ở Huế", *ROWS[0][2:]], ROWS[1]])
    assert len(harvest(source)) == 1
    dataset = act("package_show", id=package_id(source["id"], "A1"))
    assert dataset["title"] == "Lễ hội ở Huế"
    assert dataset["name"] == "danh-sach-le-hoi-o-hue"


def test_a_row_that_only_moved_is_not_written(source, department):
    harvest(source)
    department(ROWS[::-1])
    assert harvest(source) == []


def test_what_people_changed_here_is_kept(source, department):
    harvest(source)
    identity = package_id(source["id"], "A1")
    act("package_patch", id=identity, notes="Mô tả do cán bộ viết")
    department([[1, "Lễ hội ở Huế", "Mô tả mới của nguồn", *ROWS[0][3:]], ROWS[1]])
    harvest(source)
    dataset = act("package_show", id=identity)
    assert dataset["title"] == "Lễ hội ở Huế"
    assert dataset["notes"] == "Mô tả do cán bộ viết"
    said = [error.message for error in model.Session.query(HarvestObjectError)]
    assert any("edited_here" in message for message in said)


def test_a_resource_keeps_its_id(source, department):
    harvest(source)
    identity = package_id(source["id"], "A1")
    before = act("package_show", id=identity)["resources"][0]["id"]
    department([[1, "Lễ hội", *ROWS[0][2:]], ROWS[1]])
    harvest(source)
    assert act("package_show", id=identity)["resources"][0]["id"] == before


def test_an_incomplete_row_becomes_a_private_draft_that_says_what_it_lacks(source, department):
    department([[1, "Chợ", "", "", "", "", "A3"]])
    harvest(source)
    dataset = act("package_show", id=package_id(source["id"], "A3"))
    assert dataset["state"] == "draft"
    assert dataset["private"] is True
    assert dataset["incomplete"].split() == ["notes", "theme", "frequency"]
    department([[1, "Chợ", "Các chợ", "Du lịch", "Hằng năm", "", "A3"]])
    harvest(source)
    dataset = act("package_show", id=package_id(source["id"], "A3"))
    assert (dataset["state"], dataset["private"]) == ("active", False)
    assert not dataset.get("incomplete")


def test_nothing_is_published_before_its_personal_data_was_assessed(agency, department):
    source = make_source(agency, department.url, personal_data="chua-danh-gia")
    harvest(source)
    dataset = act("package_show", id=package_id(source["id"], "A1"))
    assert (dataset["state"], dataset["private"]) == ("draft", True)
    assert dataset["incomplete"] == "personal_data"


@pytest.mark.parametrize("body", [b"<html>503</html>", b"", b"PK\x03\x04half"])
def test_a_source_that_gives_nonsense_changes_nothing_and_says_so(source, department, body):
    harvest(source)
    before = act("package_search", q="*:*")["count"]
    (department.folder / "danh-muc.xlsx").write_bytes(body)
    harvest(source)
    assert act("package_search", q="*:*")["count"] == before
    assert model.Session.query(HarvestGatherError).count() == 1


def test_a_source_in_the_citys_own_network_is_refused(agency, department, ckan_config, monkeypatch):
    monkeypatch.setitem(ckan_config, "ckanext.hue_opendata.harvest.allowed_networks", [])
    source = make_source(agency, department.url)
    assert harvest(source) == []
    assert "[denied]" in model.Session.query(HarvestGatherError).one().message


def test_a_row_that_vanished_is_kept_marked_and_said_once(source, department):
    harvest(source)
    department(ROWS[:1])
    harvest(source)
    harvest(source)
    assert act("package_show", id=package_id(source["id"], "A2"))["state"] == "active"
    said = [error.message for error in model.Session.query(HarvestGatherError)]
    assert len(said) == 1
    assert "[vanished]" in said[0]
    marks = model.Session.query(HarvestObjectExtra).filter_by(key="hue_vanished")
    assert marks.count() == 1
    department(ROWS)
    assert harvest(source) == []
    assert marks.count() == 0


def test_settings_of_the_wrong_shape_are_refused_with_the_field(agency, department):
    with pytest.raises(tk.ValidationError) as refused:
        make_source(agency, department.url, licence="x")
    assert "licence" in str(refused.value.error_dict)


def test_the_stock_consumers_carry_a_run_to_its_end(source):
    act("harvest_job_create", source_id=source["id"], run=True)
    gather = queue.get_gather_consumer()
    method, properties, body = next(gather.consume(queue.get_gather_queue_name()))
    queue.gather_callback(gather, method, properties, body)
    fetch = queue.get_fetch_consumer()
    for _ in ROWS:
        method, properties, body = next(fetch.consume(queue.get_fetch_queue_name()))
        queue.fetch_callback(fetch, method, properties, body)
    act("harvest_jobs_run")
    assert act("package_search", q="huong thuy OR hoi")["count"] >= 1
    assert model.Session.query(HarvestObject).filter_by(current=True).count() == len(ROWS)
    shown = act("harvest_source_show_status", id=source["id"])
    assert shown["last_job"]["status"] == "Finished"


def test_a_list_that_gets_codes_later_brings_the_same_datasets(source, department):
    department([row[:-1] for row in ROWS], HEADER[:-1])
    harvest(source)
    before = {one.id for one in model.Session.query(model.Package).filter_by(type="dataset")}
    department(ROWS)
    harvest(source)
    after = model.Session.query(model.Package).filter_by(type="dataset").all()
    assert {one.id for one in after} == before
    assert len(before) == len(ROWS)
