"""What people did on the portal outlives the source's changes; what the source changes arrives."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from ckan import model
from ckan.lib import uploader
from ckanext.harvest.model import HarvestGatherError, HarvestObjectError

from ckanext.hue_opendata.harvest import upload
from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from ckanext.hue_opendata.harvest.kinds.portal import HuePortalHarvester
from ckanext.hue_opendata.harvest.writing import package_id
from tests.integration.harvest.support import ALL, act, made_source, run_once, served

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")


@pytest.fixture
def api(tmp_path, ckan_config, monkeypatch):
    """A JSON source whose rows can be written anew."""

    def write(*rows):
        (tmp_path / "api.json").write_text(json.dumps(rows), encoding="utf-8")

    (tmp_path / "a.csv").write_text("x;y\n1;2\n")
    (tmp_path / "b.csv").write_text("x;y\n3;4\n")
    with served(tmp_path, ckan_config, monkeypatch) as base:
        write.base = base
        write.source = made_source(f"{base}/api.json", ALL)
        yield write


def row(**more):
    return {"id": "A1", "title": "Chợ", "notes": "Các chợ", "url": "a.csv", **more}


def said():
    return [error.message for error in model.Session.query(HarvestObjectError)]


def test_a_dataset_that_was_deleted_here_stays_deleted_and_this_is_said(api):
    api(row(notes=""))
    run_once(api.source, HueJsonHarvester())
    identity = package_id(api.source["id"], "A1")
    assert act("package_show", id=identity)["state"] == "draft"
    act("package_delete", id=identity)
    api(row())
    run_once(api.source, HueJsonHarvester())
    assert act("package_show", id=identity)["state"] == "deleted"
    assert any("[deleted_here]" in message and "Chợ" in message for message in said())


def test_what_was_chosen_for_a_file_outlives_a_change_of_its_name(api):
    api(row())
    run_once(api.source, HueJsonHarvester())
    resource = act("package_show", id=package_id(api.source["id"], "A1"))["resources"][0]
    chosen = json.dumps({"header_row": 1})
    act("resource_patch", id=resource["id"], table_overrides=chosen, description="Do cán bộ ghi")
    api(row(title="Chợ ở Huế"))
    run_once(api.source, HueJsonHarvester())
    dataset = act("package_show", id=package_id(api.source["id"], "A1"))
    assert dataset["title"] == "Chợ ở Huế"
    (after,) = dataset["resources"]
    assert after["name"] == "Chợ ở Huế"
    assert after["table_overrides"] == {"header_row": 1}
    assert after["description"] == "Do cán bộ ghi"


def test_a_file_that_was_added_here_stays_beside_the_sources_own(api):
    api(row())
    run_once(api.source, HueJsonHarvester())
    identity = package_id(api.source["id"], "A1")
    act("resource_create", package_id=identity, url="http://files.example.vn/them.pdf", name="Thêm")
    api(row(url="b.csv"))
    run_once(api.source, HueJsonHarvester())
    links = [one["url"].rpartition("/")[2] for one in act("package_show", id=identity)["resources"]]
    assert links == ["b.csv", "them.pdf"]


DATA = "Tên chợ;Số hộ\nĐông Ba;100\nAn Cựu;50\n"


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"files/{name}.csv", text)
    return stream.getvalue()


def test_a_file_of_an_archive_is_replaced_by_that_of_the_next_archive():
    first = upload.keep(zipped(**{"Cho_1757394149": DATA}))
    source = made_source(
        "https://data.hue.gov.vn", {**ALL, "upload": first}, "hue_portal", name="kho", title="Kho"
    )
    run_once(source, HuePortalHarvester())
    assert [error.message for error in model.Session.query(HarvestGatherError)] == []
    assert [message.partition(" ")[0] for message in said()] == ["[no_title]"]
    identity = package_id(source["id"], "FILE:Cho.csv")
    before = act("package_show", id=identity)
    assert content(before["resources"][0]) == DATA
    new = DATA + "Bến Ngự;70\n"
    second = upload.keep(zipped(**{"Cho_1767592510": new}))
    config = json.dumps({**ALL, "upload": second})
    act("harvest_source_patch", id=source["id"], config=config, url=source["url"])
    run_once(source, HuePortalHarvester())
    after = act("package_show", id=identity)
    assert "3 dòng" in after["notes"]
    (file,) = after["resources"]
    assert file["id"] == before["resources"][0]["id"]
    assert file["url_type"] == "upload"
    assert content(file) == new
    assert not [message for message in said() if "edited_here" in message]
    # The same archive once more is nothing new.
    assert run_once(source, HuePortalHarvester()) == []


def content(resource):
    place = uploader.get_resource_uploader(resource).get_path(resource["id"])
    return Path(place).read_text(encoding="utf-8")
