"""An agency's promises on its page: counted from what everyone may see, in one statement."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.tests import factories

from ckanext.hue_opendata.formats import short_date
from ckanext.hue_opendata.schema.punctuality import published, punctuality
from ckanext.hue_opendata.schema.types import TYPES
from tests.integration.schema.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")
TODAY = date(2026, 11, 20)


def publish(title, frequency, *changed, classification="mo"):
    """A dataset whose files were changed on those days; its name."""
    dataset = act(
        "package_create",
        title=title,
        notes="Để thử kỳ cập nhật.",
        owner_org="so-hen",
        theme=["du-lich"],
        license_id="vn-gov-open",
        personal_data="khong-co",
        classification=classification,
        private=classification != "mo",
        frequency=frequency,
    )
    for day in changed:
        resource = act(
            "resource_create", package_id=dataset["id"], url="http://hue.test/a.csv", format="CSV"
        )
        act("resource_patch", id=resource["id"], last_modified=f"{day}T03:00:00")
    return dataset["name"]


def statements(agency):
    """How many SQL statements the counting takes."""
    seen = []
    engine = model.ensure_engine()

    def note(*told):
        seen.append(told[2])

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        punctuality(agency, TODAY)
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_promises_are_counted_from_public_datasets(app):
    agency = factories.Organization(
        name="so-hen",
        title="Sở Hẹn",
        website="https://so-hen.example/",
        contact_phone="0234 382 1234",
    )
    assert punctuality(agency["id"], TODAY)["overdue"] == []
    publish("Giá vé đúng hẹn", "hang-nam", "2020-01-01", "2026-06-01")
    one = statements(agency["id"])
    late = publish("Lượng mưa quá hẹn", "hang-thang", "2026-09-20")
    later = publish("Lưu lượng xe quá hẹn lâu", "hang-ngay", "2026-01-01")
    publish("Danh mục không hẹn", "khi-thay-doi", "2026-11-02")
    publish("Nội bộ quá hẹn", "hang-ngay", "2019-01-01", classification="dung-rieng")

    told = punctuality(agency["id"], TODAY)
    assert (told["fresh"], told["late"], told["unpromised"]) == (1, 2, 1)
    assert told["last"] == "2026-11-02"
    assert [(one["name"], one["due"], one["late"]) for one in told["overdue"]] == [
        (later, "2026-01-02", 322),
        (late, "2026-10-20", 31),
    ]
    assert statements(agency["id"]) == one == 1

    page = app.get("/organization/so-hen").body
    assert "Lưu lượng xe quá hẹn lâu" in page
    assert "hẹn ngày 20/10/2026" in page
    assert 'href="https://so-hen.example/"' in page
    assert 'href="tel:02343821234"' in page
    assert "Nội bộ" not in page


def test_a_list_of_agencies_says_how_much_data_each_has_and_of_when(app):
    agency = factories.Organization(name="so-hen", title="Sở Hẹn")
    factories.Organization(name="so-trong", title="Sở Trống")
    publish("Giá vé đúng hẹn", "hang-nam", "2026-06-01")
    publish("Nội bộ quá hẹn", "hang-ngay", "2019-01-01", classification="dung-rieng")
    source = factories.Dataset(name="nguon", owner_org=agency["id"], type="other")
    assert source["type"] not in TYPES
    told = published()
    assert set(told) == {agency["id"]}
    assert told[agency["id"]]["number"] == 1
    page = app.get("/organization/").body
    assert "1 bộ dữ liệu" in page
    assert f"cập nhật {short_date(told[agency['id']]['changed'])}" in page
    assert "Chưa có dữ liệu" in page
    assert "thành viên" not in page.lower()


def test_a_dataset_without_files_has_no_newest_file(app):
    agency = factories.Organization(name="so-hen", title="Sở Hẹn")
    name = publish("Bộ chưa có tệp", "hang-nam")
    assert punctuality(agency["id"], TODAY)["last"] == ""
    page = app.get(f"/dataset/{name}").body
    assert "chưa có tệp nào" in page
    assert "Tệp mới nhất" not in app.get("/organization/so-hen").body
