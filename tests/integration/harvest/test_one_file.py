"""The kind of source that docs/developers.md writes down, taken from there word by word, works."""

from __future__ import annotations

import json
import re
from pathlib import Path

import ckan.plugins as p
import pytest
from ckan import model
from ckanext.harvest.model import HarvestGatherError

from ckanext.hue_opendata.harvest.writing import package_id
from tests.integration.harvest.support import act, made_source, run_once, served

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")
TEXT = (Path(__file__).resolve().parents[3] / "docs" / "developers.md").read_text(encoding="utf-8")
NAME = "hue_layer_harvester"


def block(language, part):
    """The one block of code in the text that has a part."""
    (found,) = [one for one in re.findall(rf"```{language}\n(.*?)```", TEXT, re.S) if part in one]
    return found


@pytest.fixture
def harvester(tmp_path, monkeypatch):
    """The file and its entry point, as an installed package has them."""
    place = tmp_path / "package"
    described = place / "hue_layer-1.0.dist-info"
    described.mkdir(parents=True)
    (place / "hue_layer.py").write_text(block("python", "LayerConnector"), encoding="utf-8")
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: hue_layer\nVersion: 1.0\n")
    (described / "entry_points.txt").write_text(block("ini", NAME), encoding="utf-8")
    monkeypatch.syspath_prepend(str(place))
    p.load(NAME)
    yield p.get_plugin(NAME)
    p.unload(NAME)


def test_the_written_connector_harvests(harvester, tmp_path, ckan_config, monkeypatch):
    rows = [{"id": n, "name": f"Trạm {n}", "file": "../a.csv"} for n in (1, 2)]
    server = tmp_path / "server"
    (server / "map").mkdir(parents=True)
    (server / "a.csv").write_text("x;y\n1;2\n")
    (server / "map" / "3").write_text(json.dumps({"features": rows}), encoding="utf-8")
    with served(server, ckan_config, monkeypatch) as base:
        settings = {"layer": 3, "personal_data": "khong-co", "theme": "moi-truong"}
        source = made_source(f"{base}/map", settings, "hue_layer", name="lop", title="Lớp")
        assert len(run_once(source, harvester)) == len(rows)
        assert [one.message for one in model.Session.query(HarvestGatherError)] == []
        dataset = act("package_show", id=package_id(source["id"], "2"))
        assert (dataset["title"], dataset["theme"]) == ("Trạm 2", ["moi-truong"])
        assert dataset["resources"][0]["url"] == f"{base}/a.csv"
        assert run_once(source, harvester) == []
        (server / "map" / "3").write_text('{"features": []}')
        assert run_once(source, harvester) == []
        (error,) = model.Session.query(HarvestGatherError)
        assert "[empty_list]" in error.message
