"""Lines below other lines, cells that hold two things, columns that speak by what is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.harvest.connectors import listing, titles
from ckanext.hue_opendata.harvest.connectors.common import file_format
from ckanext.hue_opendata.harvest.connectors.contract import Unreadable
from tests.unit.harvest.test_lines import lines, records
from tests.unit.harvest.test_spreadsheet import book

HEADER = ["TT", "Bộ số liệu", "Đơn vị cung cấp", "Tần suất", "Định dạng", "Link"]
SITE = "https://sgddt.example.vn"


def test_lines_with_a_dash_and_nothing_but_a_file_are_files_of_the_line_above():
    (one, other), _ = records(
        book(
            HEADER,
            [1, "Giáo viên theo môn", "Phòng Tổ chức", "Hằng năm", "", ""],
            ["", "- Cấp THCS", "", "", "CSV", f"{SITE}/thcs.csv"],
            ["", "+ Cấp THPT", "", "", "CSV", f"{SITE}/thpt.csv"],
            [2, "Trường đạt chuẩn", "Phòng Tổ chức", "Hằng năm", "CSV", f"{SITE}/chuan.csv"],
        )
    )
    assert one.dataset["title"] == "Giáo viên theo môn"
    assert [file["name"] for file in one.dataset["resources"]] == ["Cấp THCS", "Cấp THPT"]
    assert other.dataset["title"] == "Trường đạt chuẩn"


def test_a_name_that_goes_on_below_is_the_beginning_of_each_name():
    found = lines(
        [1, "Số học sinh chia theo:", "", "", "", ""],
        ["", "- Cấp học", "Phòng Tiểu học", "Hằng năm", "CSV", f"{SITE}/cap.csv"],
        ["", "- Dân tộc", "Phòng Tiểu học", "Hằng năm", "CSV", f"{SITE}/dt.csv"],
        header=HEADER,
    )
    assert [one["title"] for one in found] == [
        "Số học sinh chia theo: Cấp học",
        "Số học sinh chia theo: Dân tộc",
    ]


def test_numbered_subjects_above_lettered_datasets_are_their_groups():
    header = ["TT", "Bộ dữ liệu", "Mô tả", "Định kỳ", "Link"]
    found = lines(
        ["1", "Đất đai", "", "", ""],
        ["a)", "Thửa đất công", "Vị trí", "Hằng năm", f"{SITE}/thua.csv"],
        ["b)", "Giá đất", "Bảng giá", "Hằng năm", f"{SITE}/gia.csv"],
        ["2", "Giáo dục", "", "", ""],
        ["a)", "Trường học", "Danh sách", "Hằng năm", f"{SITE}/truong.csv"],
        header=header,
    )
    assert [(one["group"], one["title"]) for one in found] == [
        ("Đất đai", "Thửa đất công"),
        ("Đất đai", "Giá đất"),
        ("Giáo dục", "Trường học"),
    ]


def test_formats_that_are_crossed_in_columns_of_their_own():
    header = ["TT", "Tên dữ liệu", "Chủ đề", "CSV", "XLSX", "API", "Địa chỉ"]
    found = lines(
        [1, "Đê điều", "Đất đai", "x", "", "", f"{SITE}/de"],
        [2, "Khu neo đậu", "Giao thông", "x", "x", "", f"{SITE}/neo"],
        [3, "Trạm đo mưa", "Môi trường", "", "", "x", f"{SITE}/mua"],
        header=header,
    )
    assert [(one["format"], one["link"]) for one in found] == [
        ("CSV", f"{SITE}/de"),
        ("CSV, XLSX", f"{SITE}/neo"),
        ("API", f"{SITE}/mua"),
    ]


def test_a_cell_in_two_languages_gives_both():
    (mapped,), _ = records(
        book(
            HEADER,
            [1, "Cảng biển và bến cảng\nSeaports and terminals", "Cảng vụ", "Hằng năm", "CSV",
             f"{SITE}/cang.csv"],
        )
    )  # fmt: skip
    assert mapped.dataset["title"] == "Cảng biển và bến cảng"
    assert mapped.dataset["title_en"] == "Seaports and terminals"


@pytest.mark.parametrize(
    "text", ["Cơ sở lưu trú\n(cap nhat hang nam)", "Chợ", "Chợ\nXLSX, CSV", "Cảng\nbiển", "a\nb", 7]
)
def test_other_cells_of_two_lines_are_one_text(text):
    assert titles.two_languages(text) is None


def test_only_marks_that_a_note_explains_are_no_part_of_a_title():
    read = lines(
        [1, "Bãi đỗ xe(1)", "Sở A", "Hằng quý", "CSV", f"{SITE}/bai.csv"],
        [2, "Bảng giá đất (2)", "Sở A", "Hằng quý", "CSV", f"{SITE}/gia.csv"],
        ["", "", "", "", "", ""],
        ["(1) Không gồm bãi xe tạm.", "", "", "", "", ""],
        header=HEADER,
    )
    assert [one["title"] for one in read] == ["Bãi đỗ xe", "Bảng giá đất (2)"]


def test_a_day_that_lost_its_format_is_a_day():
    header = ["TT", "Tên dữ liệu", "Ngày cập nhật", "Link"]
    found = lines(
        [1, "Luật sư", "30/06/2026", f"{SITE}/ls.csv"],
        [2, "Công chứng", 46203, f"{SITE}/cc.csv"],
        header=header,
    )
    assert [one["date"] for one in found] == ["30/06/2026", "30/06/2026"]


def test_columns_whose_headings_say_nothing_speak_by_their_cells():
    header = ["TT", "Tên dữ liệu", "Ai làm", "Bao lâu", "Ở đâu", "Dạng nào", "Bên phối hợp"]
    rows = [
        [n, f"Bộ {n}", "Sở Du lịch", "Hằng năm", f"{SITE}/{n}.csv", "CSV", "Sở Y tế"]
        for n in range(1, 5)
    ]
    first = lines(*rows, header=header)[0]
    assert (first["agency"], first["frequency"], first["link"], first["format"]) == (
        *("Sở Du lịch", "Hằng năm"),
        *(f"{SITE}/1.csv", "CSV"),
    )


def test_the_licence_of_a_row_is_its_own_and_one_that_is_unknown_is_said():
    header = ["TT", "Tên dữ liệu", "Giấy phép", "Tần suất", "Link"]
    mapped, _ = records(
        book(
            header,
            [1, "A", "CC BY 4.0", "Hằng năm", f"{SITE}/a.csv"],
            [2, "B", "Liên hệ Sở", "Hằng năm", f"{SITE}/b.csv"],
        )
    )
    assert mapped[0].dataset["license_id"] == "cc-by-4.0"
    assert mapped[1].dataset["license_id"] == "vn-gov-open"
    assert [one.code for one in mapped[1].problems] == ["unknown_licence"]


def test_several_links_of_a_web_pages_cell_are_several_files():
    page = (
        "<table><tr><th>STT</th><th>Tên bộ dữ liệu</th><th>Chủ đề</th><th>Tải xuống</th></tr>"
        "<tr><td>1</td><td>Trường học</td><td>Giáo dục</td>"
        "<td><a href='/tep/truong.csv'>CSV</a> | <a href='/tep/truong.xlsx'>XLSX</a></td></tr>"
        "<tr><td>2</td><td>Bệnh viện</td><td>Y tế</td><td><a href='/tep/bv.csv'>Tải</a></td></tr>"
        "</table>"
    )
    read = listing.read(page.encode(), "danh-muc.html", {})
    assert [line.values["link"] for line in read.lines] == [
        "/tep/truong.csv",
        "/tep/truong.xlsx",
        "/tep/bv.csv",
    ]


def test_a_list_in_words_of_its_own_is_understood_by_what_stands_in_it():
    header = ["Số TT", "Bộ số liệu", "Gồm có", "Trung tâm", "Nhịp độ làm mới", "Ở đâu"]
    found = lines(
        [1, "Bản đồ vỉa hè", "Tuyến phố, bề rộng, vật liệu", "Đội Quản lý", "mỗi năm", f"{SITE}/1"],
        [2, "Lượt khách", "Ngày, bến, số lượt, giờ", "Đội Bến bãi", "mỗi ngày", f"{SITE}/2"],
        [3, "Hố ga", "Vị trí, loại, năm xây dựng", "Đội Thoát nước", "sau mỗi đợt", f"{SITE}/3"],
        header=header,
    )
    assert [one["title"] for one in found] == ["Bản đồ vỉa hè", "Lượt khách", "Hố ga"]
    first = found[0]
    assert (first["agency"], first["frequency"]) == ("Đội Quản lý", "mỗi năm")
    assert (first["notes"], first["link"]) == ("Tuyến phố, bề rộng, vật liệu", f"{SITE}/1")


@pytest.mark.parametrize(
    "header",
    [
        ["STT", "Tên báo cáo", "Đơn vị gửi", "Tần suất", "Hạn gửi", "Mẫu biểu"],
        ["STT", "Tên tài khoản", "Đơn vị", "Tần suất", "Ngày cấp", "Địa chỉ đăng nhập"],
    ],
)
def test_another_list_with_like_columns_is_none_of_datasets(header):
    rows = [[n, f"Mục {n}", "Sở Y tế", "Hằng quý", "5/1", f"{SITE}/{n}"] for n in range(1, 6)]
    with pytest.raises(Unreadable):
        lines(*rows, header=header)


@pytest.mark.parametrize(
    ("written", "address", "format_"),
    [
        ("Bảng tính", "a.xlsx", "XLSX"),
        (".csv", "a", "CSV"),
        ("API", "a.json", "API"),
        ("gói dữ liệu", "a/tai?id=3", "GÓI DỮ LIỆU"),
        ("", "a.geojson", "GEOJSON"),
    ],
)
def test_words_that_name_no_format_give_way_to_the_ending(written, address, format_):
    assert file_format(written, f"{SITE}/{address}") == format_


def test_names_of_people_are_nobodys_description():
    header = ["TT", "Tên dữ liệu", "Đầu mối liên hệ", "Chuyên viên", "Tần suất", "Đường dẫn"]
    rows = [
        [n, f"Bộ số {n}", f"Nguyễn Văn Thử {n}, Sở Y tế", f"Trần Thị Thử {n}, phòng A", "Năm", SITE]
        for n in range(1, 5)
    ]
    found = str(lines(*rows, header=header))
    assert "Nguyễn" not in found
    assert "Trần" not in found


@given(
    st.lists(
        st.lists(st.text("aă1.-/:|()*\n ", max_size=12), min_size=6, max_size=6),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_stands_in_a_list_is_read_or_refused(rows):
    """Odd cells, dashes and marks raise nothing but a refusal."""
    try:
        found = lines(*rows, header=HEADER)
    except Unreadable:
        return
    assert all(set(one) >= {"title", "link"} for one in found)
