"""The present portal and JSON APIs through ckanext-harvest's stages, over real HTTP."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.cli.cli import ckan
from ckan.tests import factories
from ckanext.harvest.model import HarvestGatherError, HarvestJob, HarvestObject

from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from ckanext.hue_opendata.harvest.kinds.portal import HuePortalHarvester
from ckanext.hue_opendata.harvest.writing import package_id
from tests.integration.harvest.counting import activities, counted
from tests.integration.harvest.support import ALL, act, made_source
from tests.integration.harvest.support import run_once as harvest

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")

RDF = r"""<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:hueod="https://data.thuathienhue.gov.vn/">
<dcat:Distribution rdf:about="https://data.hue.gov.vn/Distribution/%(id)s">
<dcterms:identifier>%(id)s</dcterms:identifier><dcterms:title>%(title)s</dcterms:title>
<dcterms:modified>2025-12-13</dcterms:modified>
<dcterms:description>Mô tả</dcterms:description>
<hueod:apiHeader>Token: bi-mat-123</hueod:apiHeader>
<hueod:downloadURL>/Upload\Metadata\000.08.14.H57\2025\%(id)s_1757394149.csv</hueod:downloadURL>
</dcat:Distribution></rdf:RDF>"""

#: What a run writes for records; its own job is noted beside them.
WRITTEN = ("package", "resource", "harvest_object", "activity", "hue_harvest_file")
ROWS = [{"id": 1, "ten": "Chợ", "mota": "a"}, {"id": 2, "ten": "Cầu", "mota": "b"}]


def make_source(url, kind, **config):
    return made_source(
        url, {**ALL, **config}, kind, agency=factories.Organization(title="Sở Du lịch")
    )


@pytest.fixture
def portal(site):
    folder, base = site
    for identity, title in (("A1", "Chợ ở Huế"), ("A2", "Lễ hội ở Huế")):
        text = RDF % {"id": identity, "title": title}
        (folder / f"{identity}.rdf").write_text(text, encoding="utf-8")
    (folder / "danh-sach.html").write_text('<a href="A1.rdf">1</a><a href="A2.rdf">2</a>')
    return folder, make_source(f"{base}/danh-sach.html", "hue_portal")


def test_the_present_portals_distributions_become_datasets(portal):
    _, source = portal
    harvest(source, HuePortalHarvester())
    dataset = act("package_show", id=package_id(source["id"], "A1"))
    assert (dataset["title"], dataset["state"]) == ("Chợ ở Huế", "active")
    assert dataset["url"] == "https://data.hue.gov.vn/Distribution/A1"
    assert dataset["resources"][0]["data_date"] == "2025-09-09"
    assert act("package_search", q="le hoi")["count"] == 1
    assert harvest(source, HuePortalHarvester()) == []


def test_a_secret_of_the_present_portal_is_nowhere_in_the_database(portal):
    _, source = portal
    harvest(source, HuePortalHarvester())
    assert "bi-mat" not in repr(act("package_search", q="*:*"))
    for item in model.Session.query(HarvestObject):
        assert "bi-mat" not in item.content
    stored = sa.text("select count(*) from harvest_object_error where message like '%bi-mat%'")
    assert model.Session.execute(stored).scalar() == 0


def test_a_missing_file_of_the_present_portal_leaves_its_dataset_as_it_is(portal):
    folder, source = portal
    harvest(source, HuePortalHarvester())
    (folder / "A2.rdf").unlink()
    assert harvest(source, HuePortalHarvester()) == []
    assert act("package_show", id=package_id(source["id"], "A2"))["state"] == "active"
    said = " ".join(error.message for error in model.Session.query(HarvestGatherError))
    assert "[http_404]" in said
    assert "[vanished]" not in said


def test_records_of_an_api_become_datasets_and_half_an_answer_changes_nothing(site):
    folder, base = site
    file = folder / "api.json"
    file.write_text(json.dumps({"data": ROWS, "totalRows": 2}), encoding="utf-8")
    source = make_source(f"{base}/api.json", "hue_json", preset="tourism")
    assert len(harvest(source, HueJsonHarvester())) == 2
    assert act("package_show", id=package_id(source["id"], "2"))["title"] == "Cầu"
    file.write_text(json.dumps({"data": ROWS[:1], "totalRows": 2}), encoding="utf-8")
    assert harvest(source, HueJsonHarvester()) == []
    said = [error.message for error in model.Session.query(HarvestGatherError)]
    assert len(said) == 1
    assert "[incomplete_rows]" in said[0]


def test_reading_an_unchanged_source_writes_no_row_and_asks_solr_nothing(portal):
    _, source = portal
    with counted() as first:
        harvest(source, HuePortalHarvester())
    assert first.of("package")
    assert first.solr
    job = act("harvest_job_create", source_id=source["id"], run=False)
    row = model.Session.get(HarvestJob, job["id"])
    before = activities()
    with counted() as again:
        assert HuePortalHarvester().gather_stage(row) == []
    assert (len(again.writes), again.of("hue_harvest_run"), again.solr) == (1, 1, [])
    assert activities() == before


@pytest.mark.parametrize("number", [50, pytest.param(500, marks=pytest.mark.full)])
def test_of_many_records_one_that_changed_makes_one_write(site, number):
    folder, base = site
    rows = [{"id": n, "ten": f"Chợ {n}", "mota": "a"} for n in range(1, number + 1)]
    (folder / "api.json").write_text(json.dumps(rows), encoding="utf-8")
    source = make_source(f"{base}/api.json", "hue_json")
    with counted() as first:
        assert len(harvest(source, HueJsonHarvester())) == number
    assert first.of("package") >= number
    before = act("package_search", rows=0)["count"], activities()
    rows[7]["mota"] = "b"
    (folder / "api.json").write_text(json.dumps(rows), encoding="utf-8")
    with counted() as again:
        assert list(harvest(source, HueJsonHarvester())) == ["8"]
    shown = act("package_show", id=package_id(source["id"], "8"))
    assert shown["notes"] == "b"
    assert (act("package_search", rows=0)["count"], activities()) == (before[0], before[1] + 1)
    assert before[0] == number
    # One dataset: its row (with what CKAN keeps beside it), one document, one activity.
    changed = [one for one in again.writes if one.split()[1:2] == ["package"]]
    assert 1 <= len(changed) <= 2
    assert again.of("activity") == 1
    # And ckanext-harvest itself puts the source into the index after each run.
    assert again.solr.count("update/?commit=true") == 1 + 1
    with counted() as third:
        assert harvest(source, HueJsonHarvester()) == []
    assert {name: third.of(name) for name in WRITTEN} == dict.fromkeys(WRITTEN, 0)
    assert third.solr.count("update/?commit=true") == 1
    assert activities() == before[1] + 1


@pytest.fixture
def source(site):
    folder, base = site
    (folder / "api.json").write_text(json.dumps(ROWS), encoding="utf-8")
    return make_source(f"{base}/api.json", "hue_json")


def counts():
    names = ("package", "harvest_job", "harvest_object", "harvest_gather_error", "activity")
    count = "select count(*) from {}"
    return [model.Session.execute(sa.text(count.format(name))).scalar() for name in names]


def test_a_preview_shows_what_would_come_and_writes_nothing(source, cli):
    before = counts()
    shown = cli.invoke(ckan, ["hue", "harvest", "preview", "nguon", "--first", "1"])
    assert shown.exit_code == 0, shown.output
    assert "Chợ" in shown.output
    assert "Cầu" not in shown.output
    model.Session.remove()
    assert counts() == before


def test_a_preview_says_why_a_source_gives_nothing(source, site, cli):
    (site[0] / "api.json").write_text("<html>bảo trì</html>", encoding="utf-8")
    assert "[wrong_shape]" in cli.invoke(ckan, ["hue", "harvest", "preview", "nguon"]).output


def test_a_source_is_never_started_twice_at_once(source, cli):
    assert cli.invoke(ckan, ["hue", "harvest", "run", "nguon"]).exit_code == 0
    again = cli.invoke(ckan, ["hue", "harvest", "run", "nguon"])
    assert again.exit_code == 1
    assert "a run is going on already" in again.output
    assert cli.invoke(ckan, ["hue", "harvest", "run", "khong-co"]).exit_code == 1
