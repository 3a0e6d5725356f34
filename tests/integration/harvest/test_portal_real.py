"""The present portal's real files into the catalogue, against a truth written by hand.

The truth was read off the files in a spreadsheet program and a text editor.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from ckan import model
from ckan.tests import factories
from ckanext.harvest.model import HarvestGatherError, HarvestJob

from ckanext.hue_opendata.harvest import upload
from ckanext.hue_opendata.harvest.kinds.portal import HuePortalHarvester
from ckanext.hue_opendata.harvest.writing import package_id
from ckanext.hue_opendata.tables.loading import job as loading
from tests.integration.harvest.counting import activities, counted
from tests.integration.harvest.support import act, made_source, run_once

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "hue-portal"
pytestmark = [
    pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis"),
    pytest.mark.skipif(not REAL.is_dir(), reason="the portal's real files are not on this machine"),
]
OWN, MONUMENTS = "so-van-hoa-va-the-thao", "trung-tam-bao-ton-di-tich-co-do-hue"
MONUMENTS_TITLE = "Trung tâm Bảo tồn Di tích Cố đô Huế"
#: guid → title, day of issue, places, agency, rows of its table (None: it has no file of rows).
TRUTH = {
    "45D63E5C-BB6A-4600-B0DC-1DCAF869263B": (
        "Làng du lịch cộng đồng Hoa giấy Thanh Tiên",
        "2025-11-25",
        ["phường Dương Nỗ", "thành phố Huế"],
        OWN,
        None,
    ),
    "62DBC63B-66E8-4487-8461-35226386D0C2": (
        "CHÙA DIÊM PHỤNG - CÔNG VIÊN THỦY TÚ",
        "2025-12-13",
        [],
        OWN,
        None,
    ),
    "0D69B8E6-15D7-47FB-80C4-38E7CE5F938A": (
        "Điểm đến sinh thái, văn hóa đặc sắc",
        "2026-05-12",
        ["xã Vinh Lộc"],
        OWN,
        None,
    ),
    "FILE:Am_nhac_Tuong.xlsx": ("Danh sách Âm nhạc tuồng", "2025-04-10", [], OWN, 8),
    "FILE:Dao_cu_san_khau.xlsx": ("Danh sách Đạo cụ sân khấu", "2025-04-10", [], OWN, 21),
    "FILE:Hat_Tuong.xlsx": ("Danh sách Hát tuồng", "2025-04-10", [], OWN, 17),
    "FILE:Kich_ban_Tuong.xlsx": ("Danh sách Kịch bản tuồng", "2025-04-10", [], OWN, 56),
    "FILE:Phuc_trang_Tuong.xlsx": ("Danh sách Phục trang tuồng", "2025-04-10", [], OWN, 29),
    "FILE:Trich_doan_Tuong.xlsx": ("Danh sách Trích đoạn tuồng", "2025-04-10", [], OWN, 21),
    "FILE:Ban_Nha_Nhac.json": ("Ban Nha Nhac", "2025-04-10", [], OWN, 33),
    "FILE:Nhac_cu_Nha_Nhac.json": ("Nhac cu Nha Nhac", "2025-04-10", [], OWN, 18),
    "FILE:Nhac_Chuong_Nha_Nhac.json": ("Nhac Chuong Nha Nhac", "2025-04-10", [], OWN, None),
    "FILE:Danh-muc-loai-ve.json": ("Danh muc loai ve", "2025-09-09", [], OWN, 88),
    "FILE:Danh-sach-cac-diem-du-lich.json": (
        "Danh sach cac diem du lich",
        "2024-11-16",
        [],
        OWN,
        196,
    ),
    "FILE:Danh-sach-dia-diem-di-tich-tham-quan.json": (
        "Danh sach dia diem di tich tham quan",
        "2025-09-09",
        [],
        OWN,
        12,
    ),
    "FILE:Danh-sach-dia-diem-di-tich-van-hoa-tinh-Thua-Thien-Hue.json": (
        "Danh sach dia diem di tich van hoa tinh Thua Thien Hue",
        "2024-09-14",
        ["tỉnh Thừa Thiên Huế"],
        OWN,
        180,
    ),
    "FILE:Danh-sach-le-hoi-tren-dia-ban-tinh-Thua-Thien-Hue.json": (
        "Danh sach le hoi tren dia ban tinh Thua Thien Hue",
        "2024-09-14",
        ["tỉnh Thừa Thiên Huế"],
        OWN,
        138,
    ),
    "FILE:Gia-ve-dich-vu-di-tich-Hue.json": (
        "Gia ve dich vu di tich Hue",
        "2024-10-28",
        [],
        OWN,
        12,
    ),
    "FILE:Du-lieu-ve-gia-ve-tham-quan-di-tich-cua-Trung-tam-Bao-ton-di-tich-Co-do-Hue-1.json": (
        "Du lieu ve gia ve tham quan di tich cua Trung tam Bao ton di tich Co do Hue",
        "2026-07-27",
        [],
        MONUMENTS,
        22,
    ),
    "FILE:Du-lieu-ve-luot-khach-tham-quan-cac-diem-Di-tich-cua-Trung-tam-Bao-ton-Di-tich-Co-do-"
    "Hue-2.json": (
        "Du lieu ve luot khach tham quan cac diem Di tich cua Trung tam Bao ton Di tich Co do Hue",
        "2026-07-28",
        [],
        MONUMENTS,
        52,
    ),
}


@pytest.fixture
def source():
    """All files in one uploaded archive, of a source that may speak for other agencies."""
    factories.Organization(name=MONUMENTS, title=MONUMENTS_TITLE)
    agency = factories.Organization(name=OWN, title="Sở Văn hóa và Thể thao")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(REAL.rglob("*")):
            if file.is_file():
                archive.write(file, str(file.relative_to(REAL)))
    settings = {
        "upload": upload.keep(stream.getvalue()),
        "agencies": "named",
        "personal_data": "khong-co",
        "theme": "van-hoa",
        "frequency": "khong-cap-nhat",
    }
    return made_source(
        "https://data.hue.gov.vn",
        settings,
        "hue_portal",
        agency=agency,
        name="cong-cu",
        title="Cổng hiện nay",
    )


def facts(source, guid):
    """What the catalogue has of a record, in the truth's shape."""
    dataset = act("package_show", id=package_id(source["id"], guid))
    rows = None
    for resource in dataset["resources"]:
        if resource["format"] in ("XLSX", "JSON") and loading.load(resource["id"]) == "loaded":
            found = act("datastore_search", resource_id=resource["id"], limit=0)
            rows = (rows or 0) + found["total"]
    places = [one["text"] for one in dataset.get("spatial_coverage") or ()]
    agency = dataset["organization"]["name"]
    return dataset["title"], dataset["issued"][:10], places, agency, rows


def test_all_come_in_as_they_are(source):
    results = run_once(source, HuePortalHarvester())
    assert [error.message for error in model.Session.query(HarvestGatherError)] == []
    assert sorted(results) == sorted(TRUTH)
    found = {guid: facts(source, guid) for guid in TRUTH}
    assert found == TRUTH
    job = model.Session.query(HarvestJob).one()
    report = act("hue_harvest_report_show", id=job.id)
    assert report["counts"]["new"] == len(TRUTH)
    assert report["counts"]["refused"] == 0
    said = {(problem["code"], problem["guid"]) for problem in report["problems"]}
    assert ("api_header", "62DBC63B-66E8-4487-8461-35226386D0C2") in said
    assert ("no_file", "0D69B8E6-15D7-47FB-80C4-38E7CE5F938A") in said
    assert ("unread_file", "FILE:Nhac_Chuong_Nha_Nhac.json") in said
    assert ("maybe_personal", "45D63E5C-BB6A-4600-B0DC-1DCAF869263B") in said
    drafts = {draft["title"]: draft["lacks"] for draft in report["drafts"]}
    assert drafts["Làng du lịch cộng đồng Hoa giấy Thanh Tiên"] == "personal_data"
    village = act(
        "package_show", id=package_id(source["id"], "45D63E5C-BB6A-4600-B0DC-1DCAF869263B")
    )
    assert village["private"]
    assert "unnamed_1764061223.jpg" in village["provenance"]
    before = activities()
    with counted() as out:
        assert run_once(source, HuePortalHarvester()) == []
    assert [out.of(name) for name in ("package", "resource", "harvest_object")] == [0, 0, 0]
    assert activities() == before
