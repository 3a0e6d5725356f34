"""Rows of a list as lines: several files of one row, and what stands once for many rows."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from ckanext.hue_opendata.harvest.connectors import listing
from ckanext.hue_opendata.harvest.connectors.contract import Discovery, Unreadable
from ckanext.hue_opendata.harvest.connectors.lines import AGENCIES
from ckanext.hue_opendata.harvest.connectors.spreadsheet import Config, SpreadsheetConnector
from tests.unit.harvest.test_spreadsheet import URL, Served, book

HEADER = ["STT", "Tên bộ dữ liệu", "Lĩnh vực", "Cơ quan", "Định dạng", "Đường dẫn"]
SITE = "https://sdl.example.vn"


def lines(*rows, header=HEADER):
    read = listing.read(book(header, *rows), "danh-muc.xlsx", {})
    return [dict(line.values) for line in read.lines]


def records(body):
    found = Discovery()
    connector = SpreadsheetConnector(URL, Config())
    got = list(connector.discover(Served(body), {}, found))
    return [connector.map(one) for one in got], [problem.code for problem in found.problems]


def saved(workbook):
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_several_addresses_in_one_cell_are_several_files_each_with_its_format():
    (first, second) = lines(
        [1, "Chợ", "Kinh tế", "Sở A", "CSV, XLSX", f"{SITE}/a.csv\n{SITE}/a.xlsx"]
    )
    assert (first["link"], first["format"]) == (f"{SITE}/a.csv", "CSV")
    assert (second["link"], second["format"]) == (f"{SITE}/a.xlsx", "XLSX")


def test_the_address_behind_a_word_is_the_file():
    made = Workbook()
    for row in (HEADER, [1, "Chợ", "", "", "CSV", "Tải về"], [2, "Cầu", "", "", "CSV", "Tải về"]):
        made.active.append(row)
    for place in ("F2", "F3"):
        made.active[place].hyperlink = f"{SITE}/{place}.csv"
    mapped, _ = records(saved(made))
    assert [one.dataset["resources"][0]["url"] for one in mapped] == [
        f"{SITE}/F2.csv",
        f"{SITE}/F3.csv",
    ]


def test_a_title_that_is_a_link_has_its_file():
    made = Workbook()
    for row in (["Tên bộ dữ liệu", "Tần suất"], ["Chợ", "Hằng năm"], ["Cầu", "Hằng năm"]):
        made.active.append(row)
    made.active["A2"].hyperlink = f"{SITE}/cho.csv"
    mapped, _ = records(saved(made))
    assert mapped[0].dataset["resources"][0]["url"] == f"{SITE}/cho.csv"
    assert mapped[1].dataset["resources"] == []


def test_an_agency_s_own_page_and_a_mail_address_are_no_files():
    made = Workbook()
    for row in (HEADER[:5], [1, "Chợ", "Kinh tế", "Sở A", "CSV"], [2, "Cầu", "", "Sở B", "CSV"]):
        made.active.append(row)
    made.active["D2"].hyperlink = SITE
    made.active["E3"].hyperlink = "mailto:vanphong@example.vn"
    mapped, _ = records(saved(made))
    assert [one.dataset["resources"] for one in mapped] == [[], []]


@pytest.mark.parametrize("word", ["-", "Đang cập nhật", "Chưa có", "Không"])
def test_a_word_for_no_address_is_none(word):
    (mapped,), _ = records(book(HEADER, [1, "Chợ", "Kinh tế", "Sở A", "CSV", word]))
    assert mapped.dataset["resources"] == []
    assert mapped.problems == ()


def test_as_above_is_the_value_above():
    found = lines(
        [1, "Chợ", "Kinh tế", "Chi cục Mẫu", "CSV", f"{SITE}/a.csv"],
        [2, "Cầu", "-nt-", "-nt-", "CSV", f"{SITE}/b.csv"],
        [3, "Đò", "như trên", "Sở B", "CSV", f"{SITE}/c.csv"],
    )
    assert [one["agency"] for one in found] == ["Chi cục Mẫu", "Chi cục Mẫu", "Sở B"]
    assert {one["theme"] for one in found} == {"Kinh tế"}


def test_the_topic_above_each_sheet_is_that_of_its_rows_in_their_order():
    made = Workbook()
    made.remove(made.active)
    for name, titles in (("Một", ["Trạm y tế", "Nhà thuốc"]), ("Hai", ["Trường", "Lớp"])):
        sheet = made.create_sheet(name)
        topic = "Y tế" if name == "Một" else "Giáo dục"
        for row in ([f"Lĩnh vực: {topic}"], [], ["STT", "Tên dữ liệu", "Định dạng"]):
            sheet.append(row)
        for number, title in enumerate(titles, 1):
            sheet.append([number, title, "CSV"])
    read = listing.read(saved(made), "danh-muc.xlsx", {})
    assert [(one.sheet, one.values["title"]) for one in read.lines] == [
        ("Một", "Trạm y tế"),
        ("Một", "Nhà thuốc"),
        ("Hai", "Trường"),
        ("Hai", "Lớp"),
    ]
    mapped, _ = records(saved(made))
    assert [one.dataset["theme"] for one in mapped] == [["y-te"]] * 2 + [["giao-duc"]] * 2


def test_a_group_that_is_an_agency_answers_and_is_no_topic():
    header = ["STT", "Tên dữ liệu", "Định dạng", "Đường dẫn"]
    body = book(
        header,
        ["I", "Sở Du lịch"],
        [1, "Khách sạn", "CSV", f"{SITE}/a.csv"],
        [2, "Giá vé", "CSV", f"{SITE}/b.csv"],
        ["II", "Sở Y tế"],
        [1, "Trạm y tế", "CSV", f"{SITE}/c.csv"],
        [2, "Nhà thuốc", "CSV", f"{SITE}/d.csv"],
    )
    mapped, _ = records(body)
    assert [one.dataset["creator"][0]["name"] for one in mapped] == [
        *["Sở Du lịch"] * 2,
        *["Sở Y tế"] * 2,
    ]


@pytest.mark.parametrize(
    ("group", "agency"),
    [
        ("Sở Du lịch", True),
        ("II. Phòng Kinh tế", True),
        ("ỦY BAN NHÂN DÂN phường Mẫu", True),
        ("Viện Mẫu", True),
        ("Phòng chống thiên tai", False),
        ("Viễn thông", False),
        ("Số liệu chung", False),
        ("Trường học", False),
        ("Y tế", False),
    ],
)
def test_a_subject_is_no_agency(group, agency):
    assert bool(AGENCIES.match(group)) is agency


def test_the_example_of_a_form_and_a_row_of_points_are_no_datasets():
    mapped, said = records(
        book(
            HEADER,
            ["", "(Ví dụ) Danh sách chợ", "Kinh tế", "", "CSV", f"{SITE}/mau.csv"],
            [1, "Chợ", "Kinh tế", "", "CSV", f"{SITE}/a.csv"],
            [2, "…", "", "", "", ""],
        )
    )
    assert [one.dataset["title"] for one in mapped] == ["Chợ"]
    assert said == ["sample_row"]


@pytest.mark.parametrize(
    ("written", "title", "code", "notes"),
    [
        ("1. Danh sách tổ dân phố", "Danh sách tổ dân phố", "", ""),
        ("[SXD.01] Bến xe", "Bến xe", "SXD.01", ""),
        ("Bến xe [SXD.01]", "Bến xe", "SXD.01", ""),
        ("Mạng lưới trường (Gồm: tên, số lớp)", "Mạng lưới trường", "", "Gồm: tên, số lớp"),
        ("Chất lượng không khí (PM2.5)", "Chất lượng không khí (PM2.5)", "", ""),
        ("12 tuyến kiệt đã đặt tên", "12 tuyến kiệt đã đặt tên", "", ""),
    ],
)
def test_what_a_title_holds_where_no_column_has_it(written, title, code, notes):
    header = ["Tên dữ liệu", "Định dạng", "Đường dẫn"]
    (found, _) = lines(
        [written, "CSV", f"{SITE}/a.csv"], ["Khác", "CSV", f"{SITE}/b.csv"], header=header
    )
    assert (found["title"], found.get("code", ""), found.get("notes", "")) == (title, code, notes)


def test_a_form_of_labels_and_values_is_no_list():
    body = book(
        *[["Tên bộ dữ liệu", "Rừng theo xã"], ["Mô tả", "Diện tích"], ["Định dạng", "CSV"]],
        *[["Tần suất", "Hằng năm"], ["Tên bộ dữ liệu", "Cháy rừng"], ["Mô tả", "Cấp dự báo"]],
        *[["Định dạng", "CSV"], ["Tần suất", "Hằng ngày"]],
    )
    with pytest.raises(Unreadable):
        records(body)


def test_cells_merged_over_several_files_are_one_dataset():
    made = Workbook()
    sheet = made.active
    sheet.append(["STT", "Tên bộ dữ liệu", "Mô tả", "Tên tệp", "Định dạng", "Đường dẫn"])
    for number, years in ((1, (2026,)), (2, (2026, 2025, 2024)), (3, (2026, 2025))):
        top = sheet.max_row + 1
        for place, year in enumerate(years):
            first = [number, f"Bộ {number}", f"Mô tả {number}"] if place == 0 else [None] * 3
            sheet.append([*first, f"tep-{year}.csv", "CSV", f"{SITE}/{number}-{year}.csv"])
        for column in range(1, 4) if len(years) > 1 else ():
            sheet.merge_cells(
                start_row=top, end_row=sheet.max_row, start_column=column, end_column=column
            )
    mapped, said = records(saved(made))
    assert [len(one.dataset["resources"]) for one in mapped] == [1, 3, 2]
    assert said == []


@pytest.mark.parametrize("piece", ["/", "\\", "a/.", "(gồm ", "http://", "[1", "x "])
def test_a_cell_of_one_sign_a_thousand_times_is_read_at_one_go(piece):
    (found, _) = lines(
        [1, "Chợ", "Kinh tế", "", "CSV", (piece * 32_000)[:32_000]],
        [2, (piece * 32_000)[:32_000] + "Cầu", "", "", "CSV", f"{SITE}/b.csv"],
    )[:2]
    assert found["title"] == "Chợ"


def test_a_key_in_the_address_of_a_row_without_a_title_is_told_to_nobody():
    found = Discovery()
    body = book(
        HEADER,
        [1, "Chợ", "Kinh tế", "", "CSV", f"{SITE}/a.csv"],
        [2, "", "Kinh tế", "", "CSV", f"{SITE}/b.csv?api_key=bi-mat-9"],
    )
    list(SpreadsheetConnector(URL, Config()).discover(Served(body), {}, found))
    assert [problem.code for problem in found.problems] == ["row_without_title"]
    assert "bi-mat-9" not in str(found.problems)
