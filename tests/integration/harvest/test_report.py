"""What a run came to, for the officer who must mend it: action, page, file and mail."""

from __future__ import annotations

import csv
import email
import io
import os
import re
from email.header import decode_header, make_header

import ckan.plugins.toolkit as tk
import pytest
from ckan import model
from ckan.cli.cli import ckan
from ckan.tests import factories

from ckanext.hue_opendata.acting import speaking
from ckanext.hue_opendata.harvest.kinds.spreadsheet import HueSpreadsheetHarvester
from ckanext.hue_opendata.harvest.report.closing import close_finished
from ckanext.hue_opendata.harvest.stock import HarvestJob
from tests.browser import english
from tests.integration.harvest.support import act, made_source, run_once, served

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")

HEAD = "STT;Tên bộ dữ liệu;Mô tả;Chủ đề;Tần suất;Đường dẫn tệp;Mã dữ liệu\n"
GOOD = "1;Danh sách lễ hội;Tên lễ hội;Du lịch;Hằng năm;le-hoi.csv;A1\n"
OTHER = "2;Điểm du lịch;Các điểm;Du lịch;Hằng năm;diem.csv;A2\n"
LACKING = "3;Chợ;;;;;A3\n"


@pytest.fixture
def department(tmp_path, ckan_config, monkeypatch):
    def write(text):
        (tmp_path / "danh-muc.csv").write_text(text, encoding="utf-8-sig")

    for name in ("le-hoi.csv", "diem.csv"):
        (tmp_path / name).write_text("Tên;Số\nĐông Ba;1\n", encoding="utf-8")
    with served(tmp_path, ckan_config, monkeypatch) as base:
        write.url = f"{base}/danh-muc.csv"
        yield write


@pytest.fixture
def source(department):
    agency = factories.Organization(
        title="Sở Du lịch", name="so-du-lich", contact_email="so-du-lich@example.test"
    )
    return made_source(
        department.url,
        {"personal_data": "khong-co"},
        "hue_spreadsheet",
        agency=agency,
        name="danh-muc",
        title="Danh mục Sở Du lịch",
    )


def harvest(source):
    run_once(source, HueSpreadsheetHarvester())
    job = model.Session.query(HarvestJob).order_by(HarvestJob.created.desc()).first()
    return act("hue_harvest_report_show", id=job.id)


def test_every_record_is_counted_once(source, department):
    department(HEAD + GOOD + OTHER)
    first = harvest(source)
    assert (first["state"], first["read"]) == ("ok", 2)
    assert first["counts"]["new"] == 2
    department(HEAD + GOOD.replace("Tên lễ hội", "Tên và ngày") + LACKING)
    second = harvest(source)["counts"]
    assert second == {
        "new": 1,
        "changed": 1,
        "unchanged": 0,
        "refused": 0,
        "incomplete": 1,
        "vanished": 1,
    }
    third = harvest(source)["counts"]
    assert (third["new"], third["changed"], third["unchanged"]) == (0, 0, 2)


def test_a_draft_says_what_it_lacks(source, department):
    department(HEAD + LACKING)
    drafts = harvest(source)["drafts"]
    assert [draft["title"] for draft in drafts] == ["Chợ"]
    assert "theme" in drafts[0]["lacks"].split()


def test_a_source_that_gives_nothing_has_failed(source, department):
    department("<html><body>503</body></html>")
    report = harvest(source)
    assert report["state"] == "failed"
    assert report["problems"][0]["vi"] != report["problems"][0]["en"]


def test_the_page_and_the_file_show_the_same_problems(app, source, department):
    department("<html><body>=cmd|x</body></html>")
    report = harvest(source)
    admin = factories.SysadminWithToken()
    headers = {"Authorization": admin["token"]}
    page = app.get(f"/harvest/danh-muc/job/{report['job_id']}", headers=headers)
    file = app.get(f"/harvest/report/{report['job_id']}.csv", headers=headers)
    rows = list(csv.reader(io.StringIO(file.body.lstrip("\ufeff"))))
    assert file.body.startswith("\ufeff")
    assert len(rows) == 1 + len(report["problems"])
    assert report["problems"][0]["vi"] in page.body
    overview = app.get("/harvest/admin/danh-muc", headers=headers)
    assert all('data-state="failed"' in one.body for one in (page, overview))
    assert all('data-count="vanished"' in one.body for one in (page, overview))
    assert rows[1][2] == report["problems"][0]["vi"]


def test_the_report_is_for_those_who_may_change_the_source(app, source, department):
    department(HEAD + GOOD)
    report = harvest(source)
    with pytest.raises(tk.NotAuthorized):
        stranger = factories.User()
        context = {"user": stranger["name"], "ignore_auth": False}
        tk.get_action("hue_harvest_report_show")(context, {"id": report["job_id"]})
    app.get(f"/harvest/report/{report['job_id']}.csv", status=403)
    app.get("/harvest/report/nothing.csv", status=404)


def test_the_department_is_told_once_when_the_state_changes(source, department, mail_server):
    department(HEAD + GOOD)
    harvest(source)
    assert close_finished() == []
    department("<html><body>503</body></html>")
    failed = harvest(source)
    assert close_finished() == [failed["job_id"]]
    harvest(source)
    assert close_finished() == []
    department(HEAD + GOOD)
    well = harvest(source)
    assert close_finished() == [well["job_id"]]
    assert close_finished() == []
    mails = mail_server.get_smtp_messages()
    assert [mail[2] for mail in mails] == [["so-du-lich@example.test"]] * 2
    first, second = (email.message_from_string(mail[3]) for mail in mails)
    text = first.get_payload(decode=True).decode()
    assert failed["problems"][0]["vi"] in text
    assert f"/harvest/danh-muc/job/{failed['job_id']}" in text
    subjects = [str(make_header(decode_header(one["Subject"]))) for one in (first, second)]
    assert all("Danh mục Sở Du lịch" in one for one in subjects)
    assert subjects[0] != subjects[1]


@pytest.mark.ckan_config("ckan.harvest.status_mail.all", True)
def test_the_stock_mails_after_each_run_are_in_vietnamese(app, source, department, mail_server):
    """Switched on by an administrator: subject and text come from our report."""
    factories.Sysadmin(email="quan-tri@example.test")
    department(HEAD + GOOD)
    harvest_with_stock_mail(app, source)
    department("<html><body>503</body></html>")
    harvest_with_stock_mail(app, source)
    mails = [email.message_from_string(one[3]) for one in mail_server.get_smtp_messages()]
    subjects = [str(make_header(decode_header(one["Subject"]))) for one in mails]
    assert len(subjects) >= 2
    assert len(set(subjects)) == 2
    for subject, mail in zip(subjects, mails, strict=True):
        assert "Danh mục Sở Du lịch" in subject
        text = english.MARKS.sub(" ", f"{subject}\n{mail.get_payload(decode=True).decode()}")
        assert english.words() & set(re.findall(r"[a-z]+", text.lower())) == set()


def test_what_the_nights_command_mails_is_in_vietnamese(source, department, mail_server, cli):
    """A command has no reader; CKAN's own sentences would be English there."""
    department(HEAD + LACKING.replace("Chợ", "") + GOOD)
    run_once(source, HueSpreadsheetHarvester())
    asked = ["-c", os.environ.get("CKAN_INI", "test.ini"), "hue", "harvest", "schedule", "--once"]
    done = cli.invoke(ckan, asked)
    assert done.exit_code == 0, done.output
    (mail,) = (email.message_from_string(one[3]) for one in mail_server.get_smtp_messages())
    text = english.MARKS.sub(" ", mail.get_payload(decode=True).decode())
    assert english.words() & set(re.findall(r"[a-z]+", text.lower())) == set()


def harvest_with_stock_mail(app, source):
    """As the night's command does it: a run, then `harvest_jobs_run`, which finishes and mails."""
    with speaking(app.flask_app):
        run_once(source, HueSpreadsheetHarvester())
        job = model.Session.query(HarvestJob).order_by(HarvestJob.created.desc()).first()
        job.status = "Running"
        job.save()
        act("harvest_jobs_run")


def test_what_was_said_of_an_unchanged_record_still_stands(source, department):
    odd = GOOD.replace("Du lịch", "Chuyện lạ")
    department(HEAD + odd + OTHER + OTHER)
    first, second = harvest(source), harvest(source)
    for report in (first, second):
        assert report["state"] == "problems"
        assert sorted(p["code"] for p in report["problems"]) == ["duplicate", "unknown_theme"]
        assert report["counts"]["refused"] == 1
    assert second["counts"]["unchanged"] == 2
    said = next(p for p in second["problems"] if p["code"] == "unknown_theme")
    assert said["raw"]["theme"] == "Chuyện lạ"
    department(HEAD + GOOD + OTHER)
    third = harvest(source)
    assert (third["state"], third["problems"]) == ("ok", [])


def test_the_catalogue_knows_the_source_of_a_dataset_at_once(source, department):
    department(HEAD + GOOD + OTHER)
    harvest(source)
    found = act("package_search", fq=f'harvest_source_id:"{source["id"]}"')
    assert found["count"] == 2
