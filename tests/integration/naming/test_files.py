"""Names of uploaded files, by the API and by the forms, as a Mac and a PC send them."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from ckan.tests import factories
from ckan.tests.helpers import call_action

from ckanext.hue_opendata.naming.uploads import file_name

USUAL = {
    "theme": ["du-lich"],
    "frequency": "hang-nam",
    "license_id": "vn-gov-open",
    "personal_data": "khong-co",
}
#: The smallest picture that is one: 1 × 1, transparent.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002"
    "000001e221bc330000000049454e44ae426082"
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Danh sách trường học 2025.xlsx", "danh-sach-truong-hoc-2025.xlsx"),
        (unicodedata.normalize("NFD", "Bệnh viện Huế.XLSX"), "benh-vien-hue.xlsx"),
        ("C:\\Tài liệu\\Số liệu.csv", "so-lieu.csv"),
        ("Bản đồ.tar.gz", "ban-do.tar.gz"),
        ("Quyết định số 12.2025", "quyet-dinh-so-12-2025"),
        ("Đ.csv", "d.csv"),
        ("🙂é.csv", "e.csv"),
        ("ậ" * 150 + ".xlsx", "a" * 95 + ".xlsx"),
        (".htaccess-đ", "htaccess-d"),
        ("Tệp\u200b\u00a0lạ .csv", "tep-la.csv"),
    ],
)
def test_a_file_gets_the_slug_of_its_words_and_keeps_its_ending(given, expected):
    assert file_name(given) == file_name(file_name(given)) == expected


@pytest.mark.parametrize("given", ["漢字.pdf", "🙂.pdf", "—.pdf"])
def test_a_file_without_a_latin_letter_gets_a_name(given):
    assert re.fullmatch(r"(muc-[0-9a-f]{8}|khong-ten)\.pdf", file_name(given))


@pytest.mark.usefixtures("clean_db", "clean_index")
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("way", ["api", "page"])
def test_a_resources_file_is_named_and_can_be_fetched(app, form, way):
    admin = factories.SysadminWithToken()
    agency = factories.Organization()
    dataset = factories.Dataset(owner_org=agency["id"], **USUAL)
    name = unicodedata.normalize(form, "Danh sách trường học 2025.csv")
    fields = {"name": name, "format": "CSV", "upload": (io.BytesIO(b"a,b\n1,2\n"), name)}
    headers = {"Authorization": admin["token"]}
    if way == "api":
        path, fields["package_id"] = "/api/action/resource_create", dataset["id"]
    else:
        path = f"/dataset/{dataset['name']}/resource/new"
        fields |= {"save": "go-metadata", "id": "", "url": "", "url_type": "upload"}
    app.post(path, data=fields, headers=headers, content_type="multipart/form-data")
    resource = call_action("package_show", id=dataset["id"])["resources"][-1]
    assert resource["url"].endswith("/download/danh-sach-truong-hoc-2025.csv")
    assert resource["name"] == "Danh sách trường học 2025.csv"
    assert app.get(resource["url"], headers=headers).body == "a,b\n1,2\n"


@pytest.mark.usefixtures("clean_db", "clean_index")
@pytest.mark.parametrize("action", ["organization_create", "group_create"])
def test_an_agencys_picture_is_named(app, action):
    admin = factories.SysadminWithToken()
    name = unicodedata.normalize("NFD", "Ảnh đại diện Sở Du lịch.png")
    app.post(
        f"/api/action/{action}",
        data={"title": "Sở Du lịch", "image_upload": (io.BytesIO(PNG), name, "image/png")},
        headers={"Authorization": admin["token"]},
        content_type="multipart/form-data",
    )
    found = call_action(action.replace("create", "show"), id="so-du-lich")
    assert found["image_display_url"].endswith("anh-dai-dien-so-du-lich.png")
