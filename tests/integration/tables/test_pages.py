"""What officers and readers see and do: upload, report, choices, dictionary, downloads."""

from __future__ import annotations

import io

import pytest
from bs4 import BeautifulSoup
from ckan import model
from ckan.lib import jobs
from ckan.tests import factories
from click.testing import CliRunner
from openpyxl import load_workbook

from ckanext.hue_opendata.cli import hue
from ckanext.hue_opendata.tables.loading import watching
from tests.integration.tables.support import (
    HEAD,
    act,
    csv,
    dataset,
    loaded,
    rows,
    stations,
    upload_again,
    uploaded,
)

pytestmark = pytest.mark.usefixtures("portal")


def waiting_for(resource_id):
    """The jobs that wait for a resource."""
    return [job for job in jobs.get_queue().jobs if job.args and job.args[0] == resource_id]


def work(resource_id):
    """Do what the worker would."""
    for job in waiting_for(resource_id):
        jobs.get_queue().remove(job)
        watching.run(*job.args)


def headers():
    return {"Authorization": factories.SysadminWithToken()["token"]}


def test_an_upload_through_the_form_is_loaded_by_the_worker(app):
    package = dataset()
    who = headers()
    answer = app.post(
        f"/dataset/{package['name']}/resource/new",
        data={
            "id": "",
            "name": "Mưa",
            "url": "mua.csv",
            "format": "CSV",
            "save": "go-metadata",
            "upload": (io.BytesIO(csv(*stations(3))), "mua.csv"),
        },
        headers=who,
        content_type="multipart/form-data",
        follow_redirects=False,
    )
    assert answer.status_code in (200, 302), answer.body
    (resource,) = act("package_show", id=package["id"])["resources"]
    assert len(waiting_for(resource["id"])) == 1
    page = app.get(f"/dataset/{package['name']}/resource/{resource['id']}", headers=who)
    text = (
        BeautifulSoup(page.body, "html.parser").select_one("main, .main").get_text(" ", strip=True)
    )
    assert "Đang chờ đọc" in text
    work(resource["id"])
    assert len(rows(resource["id"])) == 3
    page = app.get(f"/dataset/{package['name']}/resource/{resource['id']}", headers=who)
    assert "Bảng đã được nạp" in page.body
    assert "3 dòng" in page.body


def test_one_job_waits_however_often_a_resource_changes_and_a_load_makes_none():
    resource = uploaded(csv(*stations(3)))
    for title in ("một", "hai"):
        act("resource_patch", id=resource["id"], name=title)
    assert len(waiting_for(resource["id"])) == 1
    work(resource["id"])
    assert waiting_for(resource["id"]) == []
    assert len(rows(resource["id"])) == 3


def test_what_is_rolled_back_is_not_loaded():
    resource = uploaded(csv(*stations(1)))
    work(resource["id"])
    model.Resource.get(resource["id"]).url = "khac.csv"
    model.Session.flush()
    watching.notice(model.Resource.get(resource["id"]), "changed")
    model.Session.rollback()
    model.Session.commit()
    assert waiting_for(resource["id"]) == []


def test_the_report_and_a_choice_by_form(app):
    resource = uploaded(csv(*stations(2)))
    loaded(resource)
    package = act("package_show", id=resource["package_id"])
    address = f"/dataset/{package['name']}/table/{resource['id']}"
    public = app.get(address)
    assert "Lượng mưa" in public.body
    assert 'name="do"' not in public.body
    assert app.get(f"/en{address}").status_code == 200
    who = headers()
    page = BeautifulSoup(app.get(address, headers=who).body, "html.parser")
    assert page.select_one('input[name="header_row"]')
    sent = {"do": "save", "type:ngay_do": "text", "unit:luong_mua_mm": "ml", "header_row": ""}
    assert app.post(address, data=sent, headers=who).status_code == 200
    assert waiting_for(resource["id"])
    work(resource["id"])
    assert rows(resource["id"])[0]["ngay_do"] == "02/09/2025"
    fields = {f["id"]: f for f in act("datastore_info", id=resource["id"])["fields"]}
    assert fields["luong_mua_mm"]["hue_unit"] == "ml"
    again = BeautifulSoup(app.get(address, headers=who).body, "html.parser")
    chosen = again.select_one('select[name="type:ngay_do"] option[selected]')
    assert chosen["value"] == "text"
    wrong = app.post(address, data={"do": "save", "header_row": "đầu"}, headers=who)
    assert "header_row" in wrong.body
    stranger = {"Authorization": factories.UserWithToken()["token"]}
    assert app.post(address, data={"do": "load"}, headers=stranger, status=403)
    assert app.post(address, data={"do": "clear"}, headers=who).status_code == 200
    assert act("resource_show", id=resource["id"]).get("table_overrides") in (None, {}, "")


def test_the_stock_dictionary_form_loses_nothing_of_ours(app):
    resource = uploaded(csv(*stations(2)))
    loaded(resource)
    package = act("package_show", id=resource["package_id"])
    address = f"/dataset/{package['name']}/dictionary/{resource['id']}"
    page = BeautifulSoup(app.get(address, headers=headers()).body, "html.parser")
    sent = {}
    for one in page.select("form input[name], form textarea[name], form select[name]"):
        if one["name"].startswith(("info__", "fields__")):
            sent[one["name"]] = one.get("value", one.text if one.name == "textarea" else "")
    assert sent["fields__3__hue_unit"] == "mm"
    sent["info__3__notes"] = "Đo lúc 7 giờ"
    sent["info__2__label"] = "Trạm đo"
    # As the stock form sends it: without our field.
    stock = {name: value for name, value in sent.items() if name.startswith("info__")}
    app.post(address, data=stock, headers=headers())
    sent["fields__3__hue_unit"] = "milimét"
    app.post(address, data=sent, headers=headers())
    upload_again(resource, csv(*[(*row, "đo tay") for row in stations(3)], head=(*HEAD, "Ghi chú")))
    loaded(resource)
    fields = {f["id"]: f for f in act("datastore_info", id=resource["id"])["fields"]}
    rain, name = fields["luong_mua_mm"], fields["ten_tram"]
    assert (rain["info"]["notes"], rain["hue_unit"]) == ("Đo lúc 7 giờ", "milimét")
    assert rain["hue_header"]
    assert (name["info"]["label"], name["hue_header"]) == ("Trạm đo", ["Tên trạm"])


def test_downloads_for_excel(app):
    resource = uploaded(csv(("=1+1", "Trạm =", "1234,5", "02/09/2025"), head=HEAD))
    loaded(resource)
    package = act("package_show", id=resource["package_id"])
    page = app.get(f"/dataset/{package['name']}/resource/{resource['id']}").body
    assert f"/table/{resource['id']}.xlsx" in page
    dump = app.get(f"/datastore/dump/{resource['id']}?bom=true")
    assert dump.data.startswith(b"\xef\xbb\xbf")
    answer = app.get(f"/dataset/{package['name']}/table/{resource['id']}.xlsx")
    (head, row) = load_workbook(io.BytesIO(answer.data)).active.iter_rows()
    assert head[1].value == "Tên trạm"
    assert (row[0].value, row[0].data_type) == ("=1+1", "s")
    assert row[2].value == 1234.5
    assert row[3].is_date
    hidden = uploaded(csv(*stations(1)), package=dataset(private=True))
    loaded(hidden)
    name = act("package_show", id=hidden["package_id"])["name"]
    app.get(f"/dataset/{name}/table/{hidden['id']}.xlsx", status=404)
    app.get(f"/dataset/{name}/table/{hidden['id']}", status=404)


def test_the_commands_read_and_load(tmp_path):
    file = tmp_path / "mua.csv"
    file.write_bytes(csv(*stations(2)))
    said = CliRunner().invoke(hue, ["tables", "read", str(file)])
    assert said.exit_code == 0, said.output
    assert "luong_mua_mm: number" in said.output
    assert (
        '"luong_mua_mm"' in CliRunner().invoke(hue, ["tables", "read", str(file), "--json"]).output
    )
    resource = uploaded(csv(*stations(2)))
    done = CliRunner().invoke(hue, ["tables", "load", resource["id"]])
    assert done.exit_code == 0, done.output
    assert len(rows(resource["id"])) == 2
