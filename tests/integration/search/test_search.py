"""What people type finds what was published, on real Solr, through `package_search` alone."""

from __future__ import annotations

import json
import unicodedata

import ckan.plugins.toolkit as tk
import pytest
from ckan import model
from ckan.lib.search import rebuild
from ckan.tests import factories

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.search import corrections

TITLES = {
    "giay-phep": ("Giấy phép xây dựng thị xã Hương Thủy", "Số giấy phép đã cấp theo tháng"),
    "le-hoi": ("Danh sách lễ hội truyền thống", "Tên, thời gian, địa điểm lễ hội"),
    "ve": ("Giá vé tham quan Đại Nội và các lăng tẩm", "Giá vé theo loại khách"),
    "dan-so-2024": ("Dân số phường Phú Nhuận năm 2024", "Dân số theo giới tính"),
    "dan-so-moi": ("Dân số và mật độ dân số phường Vỹ Dạ", "Theo quý III/2025"),
    "luu-tru": ("Cơ sở lưu trú du lịch trên địa bàn", "Khách sạn, nhà nghỉ và số phòng"),
    "mua": ("Lượng mưa tại các trạm đo mưa", "Số liệu quan trắc theo giờ"),
    "thuan-hoa": ("Trường học phường Thuận Hòa", "Danh sách trường tiểu học"),
    "thuan-hoa-2": ("Trường học phường Thuận Hóa", "Danh sách trường tiểu học"),
    "ktxh": ("Chỉ tiêu kinh tế - xã hội chủ yếu", "Theo Quyết định số 123/QĐ-UBND"),
    "khong-khi": ("Chất lượng không khí PM2.5", "Chỉ số theo giờ"),
    "ma-so": ("Mã vùng trồng thanh trà", "Theo hộ trồng"),
    "ma-lua": ("Mạ gieo vụ đông xuân", "Theo hợp tác xã"),
    "ma-tuy": ("Ma túy và tệ nạn", "Số vụ bị phát hiện"),
    "tthc": ("Kết quả giải quyết thủ tục hành chính", "Hồ sơ đúng hạn"),
}

#: What is typed → the dataset that must come first.
WAYS = {
    "giấy phép xây dựng Hương Thủy": "giay-phep",
    "giay phep xay dung huong thuy": "giay-phep",
    "Giấy phép xây dựng Hương Thuỷ": "giay-phep",
    "GIẤY PHÉP XÂY DỰNG": "giay-phep",
    "le hoi": "le-hoi",
    "lễ hôi": "le-hoi",
    "lehoi": "le-hoi",
    "cho tôi xem giá vé tham quan Đại Nội ở đâu?": "ve",
    "ticket prices": "ve",
    "hotels": "luu-tru",
    "rainfall data": "mua",
    "CSLT": "luu-tru",
    "TTHC": "tthc",
    "gqtthc": "tthc",
    "KT-XH": "ktxh",
    "123/QĐ-UBND": "ktxh",
    "PM 2.5": "khong-khi",
    "pm25": "khong-khi",
    "lượng mư": "mua",
    "quý 3 2025": "dan-so-moi",
    "dân số phường Thuận Hóa": "dan-so-2024",
    "mã": "ma-so",
    "mạ": "ma-lua",
    "vé giá": "ve",
    "lễ hội Huế": "le-hoi",
    "Trường học Thuận Hòa": "thuan-hoa",
    "Trường học Thuận Hóa": "thuan-hoa-2",
}

pytestmark = pytest.mark.usefixtures("filled")


def fill():
    """Publish the titles of above."""
    agency = factories.Organization(name="so-kh", title="Sở Khoa học và Công nghệ")
    for name, (title, notes) in TITLES.items():
        publish(name=name, title=title, notes=notes, owner_org=agency["id"])
    corrections.forget()


def publish(**more):
    """A dataset with all that publishing asks for."""
    usual = {"theme": ["du-lich"], "frequency": "hang-nam", "license_id": "vn-gov-open"}
    return factories.Dataset(**usual, personal_data="khong-co", **more)


def search(q, **more):
    return tk.get_action("package_search")({"user": ""}, {"q": q, "rows": 20, **more})


def names(q, **more):
    return [one["name"] for one in search(q, **more)["results"]]


def wrong_ways(ways):
    """The ways of typing whose first answer is another one."""
    return {q: (names(q)[:3], wanted) for q, wanted in ways.items() if names(q)[:1] != [wanted]}


def test_every_way_of_typing_finds_the_dataset_first():
    assert wrong_ways(WAYS) == {}


def test_laws_of_writing():
    for title, _ in TITLES.values():
        nfd = unicodedata.normalize("NFD", title)
        assert names(title) == names(nfd) == names(title.replace("Đ", "Ð"))
        assert names(title.replace("ủy", "uỷ").replace("Hòa", "Hoà")) == names(title)


def test_a_word_that_is_still_being_typed_is_found_without_the_ladder():
    for text in ("lượng mư", "le ho", "Giấy phép xâ", "l"):
        assert search(text, ext_hue_strict="true")["count"] > 0, text


def test_what_only_helps_need_not_be_found():
    # Not side by side in any dataset, and no dataset has the city's name.
    for text in ("vé giá", "phép giấy", "lễ hội Huế", "vé Huế"):
        assert search(text, ext_hue_strict="true")["count"] > 0, text


def test_former_departments_find_what_is_published_today():
    found = search("Sở Thông tin và Truyền thông")
    assert found["count"] == len(TITLES)


def test_the_ladder_tells_what_it_did():
    telex = search("khoong khis")
    assert telex["results"][0]["name"] == "khong-khi"
    assert telex["hue_search"]["step"] == "decoded"
    assert telex["hue_search"]["did_you_mean"] == ["khong khi"]
    typo = search("gaiy phep xay dung")
    assert typo["hue_search"]["step"] == "corrected"
    assert typo["results"][0]["name"] == "giay-phep"
    loose = search("giấy phép kinh doanh karaoke")
    assert loose["hue_search"]["step"] == "relaxed"
    assert loose["hue_search"]["explain"]
    strict = {"step": "strict", "did_you_mean": [], "explain": None}
    assert search("mưa")["hue_search"] == strict


@pytest.mark.parametrize("how", [{"ext_hue_strict": "true"}, {"extras": '{"ext_hue_strict": 1}'}])
def test_strict_leaves_the_ladder_out(how):
    if "extras" in how:
        how = {"extras": json.loads(how["extras"])}
    found = search("khoong khis", **how)
    assert (found["count"], found["hue_search"]["step"]) == (0, "none")


def test_extras_of_any_shape_do_not_raise(app):
    address = "/api/3/action/package_search?q=khoong+khis&ext_hue_strict=true"
    assert app.get(address).json["result"]["count"] == 0
    app.get("/api/3/action/package_search?q=xyzzy&extras=notjson", status=200)


def test_a_dataset_is_found_by_its_tables_columns_as_they_are_called_now():
    data = {"package_id": "luu-tru", "url": "http://example.com/a.csv", "format": "CSV"}
    file = tk.get_action("resource_create")(as_site_user(), {**data, "name": "Bảng"})
    label = {"label": "Công suất buồng phòng bình quân"}
    table = {"resource_id": file["id"], "force": True, "records": [{"so_sao": "3"}]}
    table["fields"] = [
        {"id": "so_sao", "type": "text"},
        {"id": "cs", "type": "text", "info": label},
    ]
    tk.get_action("datastore_create")(as_site_user(), table)
    assert names("công suất buồng phòng", ext_hue_strict="true") == ["luu-tru"]
    assert names("số sao", ext_hue_strict="true") == ["luu-tru"]
    label["label"] = "Tỷ lệ lấp đầy"
    again = {"resource_id": file["id"], "force": True, "fields": table["fields"]}
    tk.get_action("datastore_create")(as_site_user(), again)
    assert names("tỷ lệ lấp đầy", ext_hue_strict="true") == ["luu-tru"]
    assert search("công suất buồng phòng", ext_hue_strict="true")["count"] == 0


def test_a_power_users_query_is_his_own():
    assert names("name:ve") == ["ve"]
    assert set(names("title:mua OR name:ve")) >= {"ve"}
    assert search("*:*")["count"] == len(TITLES)
    assert names('"giá vé tham quan"') == ["ve"]
    own = search("le hoi", qf="name", defType="dismax")
    assert "hue_search" in own


def test_a_private_dataset_is_in_no_step():
    agency = tk.get_action("organization_show")(as_site_user(), {"id": "so-kh"})
    hidden = publish(title="Xyzzyq bí mật", notes="x", owner_org=agency["id"], private=True)
    corrections.forget()
    assert search("Xyzzyq")["count"] == 0
    assert search("Xyzzqy")["hue_search"]["did_you_mean"] == []
    wanted = {"q": "Xyzzyq", "include_private": True}
    found = tk.get_action("package_search")(as_site_user(), wanted)
    assert [one["id"] for one in found["results"]] == [hidden["id"]]


def test_a_rebuilt_index_answers_the_same():
    before = names("du lich")
    rebuild(clear=True)
    model.Session.remove()
    assert names("du lich") == before


def test_a_strange_word_is_looked_for_all_the_same():
    """Where titles and tags lack a word, a short question comes before the long one."""
    search("khoong khis")  # the catalogue's words are read
    said = {"notes": "Bến Xyzzyq", "owner_org": "so-kh"}
    publish(name="moi", title="Bến thuyền", **said)
    found = search("bến xyzzyq")
    assert ([one["name"] for one in found["results"]], found["count"]) == (["moi"], 1)
    assert found["hue_search"]["step"] == "strict"
    assert names("xyzzyq", fq="name:moi") == ["moi"]
    assert search("xyzzyq", fq="name:ve")["hue_search"]["step"] == "none"
    hidden = publish(name="kin", title="Kín", **{**said, "notes": "Quertzy"}, private=True)
    assert search("quertzy")["hue_search"]["step"] == "none"
    sees_all = {"q": "quertzy", "include_private": True}
    found = tk.get_action("package_search")(as_site_user(), sees_all)
    assert [one["id"] for one in found["results"]] == [hidden["id"]]
    assert tk.get_action("package_search")(as_site_user(), {"q": "quertzy"})["count"] == 0


def test_titles_sort_in_vietnamese_order():
    found = search("*:*", sort="title_string asc")["results"]
    first = [one["title"] for one in found][:3]
    assert first[0].startswith("Chất lượng")
    titles = [one["title"] for one in found]
    assert titles.index("Dân số phường Phú Nhuận năm 2024") < titles.index(TITLES["ve"][0])
