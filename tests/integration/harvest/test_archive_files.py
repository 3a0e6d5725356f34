"""Files that lie in the same archive as their RDF come in, also when the old portal is gone."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from ckan import model
from ckan.lib import uploader
from ckanext.harvest.model import HarvestObjectError

from ckanext.hue_opendata.harvest import upload
from ckanext.hue_opendata.harvest.kinds.portal import HuePortalHarvester
from ckanext.hue_opendata.harvest.writing import package_id
from ckanext.hue_opendata.tables.loading import job as loading
from tests.integration.harvest.support import act, made_source, run_once, served
from tests.unit.harvest.test_portal import rdf

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")
GIVEN = {"personal_data": "khong-co", "theme": "kinh-te", "frequency": "hang-nam"}
PATH = r"/Upload\Metadata\000.08.14.H57\2025\Cho_1757394149.csv"


def archive(*rows: str) -> bytes:
    """An archive as Windows makes it: the RDF, its file, and a file that no RDF speaks of."""
    table = "\r\n".join(["Tên chợ;Số hộ", *rows, ""]).encode("utf-8-sig")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("rdf\\Cho.rdf", rdf(path=PATH))
        packed.writestr("files\\CHO_1757394149.CSV", table)
        packed.writestr("files\\Ben-Ngu_1757394150.csv", table + "Bến Ngự;7\r\n".encode())
    return stream.getvalue()


def stored(source, guid):
    """The bytes of a dataset's one file, and the resource."""
    (resource,) = act("package_show", id=package_id(source["id"], guid))["resources"]
    path = uploader.get_resource_uploader(resource).get_path(resource["id"])
    return resource, Path(path).read_bytes()


@pytest.mark.parametrize("way", ["uploaded", "at an address"])
def test_files_beside_their_rdf_are_the_portals_own(way, tmp_path, ckan_config, monkeypatch):
    folder = tmp_path / "server"
    folder.mkdir()
    (folder / "kho.zip").write_bytes(archive("Đông Ba;100", "An Cựu;50"))
    with served(folder, ckan_config, monkeypatch) as base:
        settings = dict(GIVEN)
        if way == "uploaded":
            settings["upload"] = upload.keep((folder / "kho.zip").read_bytes())
        source = made_source(f"{base}/kho.zip", settings, "hue_portal")
        harvester = HuePortalHarvester()
        assert len(run_once(source, harvester)) == 2
        (said,) = [one.message for one in model.Session.query(HarvestObjectError)]
        assert said.startswith("[no_title] Ben-Ngu")
        for guid, rows in (("A-1", 2), ("FILE:Ben-Ngu.csv", 3)):
            resource, body = stored(source, guid)
            assert body.startswith(b"\xef\xbb\xbf")
            assert resource["url"].startswith("http")
            assert "data.hue.gov.vn" not in resource["url"]
            assert loading.load(resource["id"]) == "loaded"
            found = act("datastore_search", resource_id=resource["id"], limit=0)
            assert found["total"] == rows
        old = "https://data.hue.gov.vn/Upload/Metadata/000.08.14.H57/2025/Cho_1757394149.csv"
        dataset = act("package_show", id=package_id(source["id"], "A-1"))
        assert old in dataset["provenance"]
        assert run_once(source, harvester) == []
        if way == "uploaded":
            return
        before = dataset["resources"][0]["id"]
        (folder / "kho.zip").write_bytes(archive("Đông Ba;100", "An Cựu;50", "Tây Lộc;9"))
        assert len(run_once(source, harvester)) == 2
        resource, body = stored(source, "A-1")
        assert resource["id"] == before
        assert "Tây Lộc" in body.decode("utf-8-sig")
