"""A source's settings as fields of CKAN's form: help, mistakes beside the field, a first try."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from ckan import model
from ckan.tests import factories
from ckanext.harvest.model import HarvestJob, HarvestSource

from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from ckanext.hue_opendata.harvest.kinds.portal import HuePortalHarvester
from ckanext.hue_opendata.harvest.schedule import start_due
from ckanext.hue_opendata.harvest.writing import package_id
from tests.integration.harvest.support import act, made_source, run_once, served
from tests.integration.harvest.test_other_kinds import RDF, counts

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")

ROWS = [{"id": 1, "ten": "Chợ", "mota": "a"}, {"id": 2, "ten": "Cầu", "mota": "b"}]


@pytest.fixture
def site(tmp_path, ckan_config, monkeypatch):
    with served(tmp_path, ckan_config, monkeypatch) as base:
        (tmp_path / "api.json").write_text(json.dumps(ROWS), encoding="utf-8")
        monkeypatch.setitem(ckan_config, "ckan.storage_path", str(tmp_path / "storage"))
        yield base


@pytest.fixture
def officer(app):
    """Posts and reads as the editor of one agency; gives (post, get, agency)."""
    user = factories.UserWithToken()
    agency = factories.Organization(users=[{"name": user["name"], "capacity": "editor"}])
    headers = {"Authorization": user["token"]}

    def post(address, data, status=200):
        options = {"headers": headers, "data": data, "status": status}
        return app.post(address, follow_redirects=False, **options)

    def get(address):
        return BeautifulSoup(app.get(address, headers=headers).body, "html.parser")

    return post, get, agency


def fields(url, agency, kind="hue_json", **more):
    base = {"title": "Nguồn", "name": "nguon", "url": url, "source_type": kind}
    return {**base, "frequency": "MANUAL", "owner_org": agency["id"], "save": "save", **more}


def test_the_form_offers_each_setting_with_its_help(officer, site):
    _, get, _ = officer
    page = get("/harvest/new")
    for name in ("hue_theme", "hue_schedule", "hue_preset", "hue_columns_title", "hue_join"):
        found = page.find(attrs={"name": name})
        assert found is not None, name
        assert page.find("label", attrs={"for": found["id"]}).get_text(strip=True)
    assert "Asia" not in page.find(attrs={"name": "hue_schedule"})["value"]
    assert page.find("select", attrs={"name": "hue_theme"}).find(value="du-lich")
    assert "secret:TÊN" in page.get_text()
    assert page.find("input", attrs={"type": "file"})["name"] == "hue_upload_file"
    assert not page.select("form#source-new [style], form#source-new [onclick]")


def test_a_source_is_made_and_changed_with_fields_alone(officer, site):
    post, get, agency = officer
    given = fields(f"{site}/api.json", agency, hue_theme="du-lich", hue_per_page="50")
    post("/harvest/new", given, status=302)
    source = act("harvest_source_show", id="nguon")
    assert source["frequency"] == "MANUAL"
    assert json.loads(source["config"]) == {"hue_theme": "du-lich", "hue_per_page": 50}
    page = get("/harvest/edit/nguon")
    chosen = page.find("select", attrs={"name": "hue_theme"}).find(selected=True)
    assert chosen["value"] == "du-lich"
    changed = {**given, "hue_theme": "", "hue_frequency": "hang-nam", "id": source["id"]}
    post("/harvest/edit/nguon", changed, status=302)
    source = act("harvest_source_show", id="nguon")
    assert source["frequency"] == "MANUAL"
    assert json.loads(source["config"]) == {"hue_frequency": "hang-nam", "hue_per_page": 50}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("hue_theme", "xyz", "không có trong danh mục"),
        ("hue_per_page", "nhiều", "số nguyên"),
        ("hue_per_page", "0", "từ 1 trở lên"),
        ("hue_schedule", "mỗi ngày", "không đọc được"),
        ("hue_schedule", "99 2 * * *", "không đọc được"),
        ("hue_rows", "a[", "JMESPath"),
        ("hue_fields_title", "a[", "JMESPath"),
        ("hue_auth_value", "mat-khau-that", "không ghi bí mật"),
        ("hue_ca", "../etc/passwd", "tên gói chứng thư"),
        ("hue_one", "answer", "cần có tên bộ dữ liệu"),
        ("hue_agencies", "named", "quản trị cổng"),
    ],
)
def test_a_mistake_stands_beside_its_field(officer, site, field, value, said):
    post, _, agency = officer
    given = fields(f"{site}/api.json", agency, **{field: value})
    page = BeautifulSoup(post("/harvest/new", given).body, "html.parser")
    places = [one for one in page.select(".error-block") if said in one.get_text()]
    assert len(places) == 1, page.select(".error-block, .error-explanation")
    assert model.Session.query(HarvestSource).count() == 0


def test_a_first_try_of_the_form_shows_records_and_writes_nothing(officer, site):
    post, _, agency = officer
    before = counts()
    given = fields(f"{site}/api.json", agency, hue_theme="du-lich")
    page = BeautifulSoup(post("/harvest/try", given).body, "html.parser")
    assert [one.get_text() for one in page.select(".hue-harvest-seen strong")] == ["Chợ", "Cầu"]
    assert "Du lịch" in page.select_one(".hue-harvest-seen").get_text()
    model.Session.remove()
    assert counts() == before
    wrong = {**given, "hue_per_page": "x"}
    assert "số nguyên" in post("/harvest/try", wrong).body
    gone = {**given, "url": f"{site}/khong-co.json"}
    assert "404" in post("/harvest/try", gone).body


def test_a_first_try_is_not_for_strangers(officer, site, app):
    post, _, agency = officer
    given = fields(f"{site}/api.json", agency)
    assert app.post("/harvest/try", data=given, follow_redirects=False).status_code == 403
    other = factories.UserWithToken()
    headers = {"Authorization": other["token"]}
    assert app.post("/harvest/try", data=given, headers=headers).status_code == 403
    post("/harvest/new", given, status=302)
    identity = act("harvest_source_show", id="nguon")["id"]
    assert "Chợ" in post("/harvest/try", {"id": identity}).body
    stored = app.post("/harvest/try", data={"id": identity}, headers=headers)
    assert stored.status_code == 403
    assert app.get("/harvest/try", headers=headers).status_code in (404, 405)


def test_an_archive_is_sent_with_the_form_and_read_instead_of_the_address(officer, site):
    post, get, agency = officer
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("rdf/a.rdf", RDF % {"id": "A1", "title": "Chợ ở Huế"})
    good = {"hue_upload_file": (io.BytesIO(stream.getvalue()), "kho.zip")}
    given = fields("https://data.hue.gov.vn", agency, "hue_portal", hue_personal_data="khong-co")
    bad = {"hue_upload_file": (io.BytesIO(b"<html>"), "kho.zip")}
    assert "không phải tệp nén zip" in post("/harvest/new", {**given, **bad}).body
    tried = {"hue_upload_file": (io.BytesIO(stream.getvalue()), "kho.zip")}
    assert "Chợ ở Huế" in post("/harvest/try", {**given, **tried}).body
    post("/harvest/new", {**given, **good}, status=302)
    source = act("harvest_source_show", id="nguon")
    run_once(source, HuePortalHarvester())
    assert act("package_show", id=package_id(source["id"], "A1"))["title"] == "Chợ ở Huế"
    page = get("/harvest/edit/nguon")
    kept = page.find("input", attrs={"name": "hue_upload"})["value"]
    post("/harvest/edit/nguon", {**given, "id": source["id"], "hue_upload": kept}, status=302)
    assert kept in act("harvest_source_show", id="nguon")["config"]
    removed = {**given, "id": source["id"], "hue_upload": kept, "hue_upload_remove": "1"}
    post("/harvest/edit/nguon", removed, status=302)
    assert kept not in act("harvest_source_show", id="nguon")["config"]


def make(url, **config):
    agency = factories.Organization(title="Sở Du lịch")
    return made_source(url, config, agency=agency)


def change(source, **config):
    """The settings anew, as the API sends them: all of a source with its `config`."""
    names = ("id", "name", "title", "url", "source_type", "owner_org")
    kept = {name: source[name] for name in names}
    return act("harvest_source_update", **kept, config=json.dumps(config))


def test_a_setting_never_takes_the_place_of_the_sources_own(site):
    config = {"one": "answer", "title": "Tên khác", "notes": "Mô tả khác", "frequency": "hang-nam"}
    make(f"{site}/api.json", **config)
    source = act("harvest_source_show", id="nguon")
    assert (source["title"], source.get("frequency")) == ("Nguồn", None)
    assert json.loads(change(source, theme="y-te")["config"]) == {"hue_theme": "y-te"}


def test_a_default_that_changes_reaches_the_datasets_that_nobody_edited(site):
    base = {"personal_data": "khong-co", "theme": "du-lich", "frequency": "hang-nam"}
    source = make(f"{site}/api.json", **base)
    run_once(source, HueJsonHarvester())
    act("package_patch", id=package_id(source["id"], "2"), theme=["y-te"])
    change(source, **{**base, "theme": "moi-truong", "schedule": "0 2 * * *"})
    run_once(source, HueJsonHarvester())
    themes = [act("package_show", id=package_id(source["id"], n))["theme"] for n in ("1", "2")]
    assert themes == [["moi-truong"], ["y-te"]]
    change(source, **{**base, "theme": "moi-truong", "schedule": "0 3 * * *"})
    assert run_once(source, HueJsonHarvester()) == []


def test_a_schedule_of_its_own_starts_a_source_once_at_its_time(site):
    source = make(f"{site}/api.json", schedule="30 2 * * *")
    now = datetime(2026, 11, 25, 12, 0)
    jobs = model.Session.query(HarvestJob)
    assert start_due(now) == []
    row = model.Session.get(HarvestSource, source["id"])
    # 02:30 in Vietnam is 19:30 UTC the day before.
    assert row.next_run == datetime(2026, 11, 25, 19, 30)
    assert start_due(now + timedelta(hours=7)) == []
    assert start_due(now + timedelta(hours=8)) == [source["id"]]
    assert start_due(now + timedelta(hours=8, minutes=1)) == []
    assert row.next_run == datetime(2026, 11, 26, 19, 30)
    assert jobs.count() == 1
    change(source, schedule="0 5 * * *")
    assert start_due(now + timedelta(hours=9)) == []
    model.Session.refresh(row)
    assert row.next_run == datetime(2026, 11, 25, 22, 0)
