"""Losses that a reader would commit without a word: each is mended or said, with its column."""

from __future__ import annotations

import io
import zipfile
from random import Random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.hue_opendata.tables import read
from tests.tables_corpus import content
from tests.tables_corpus.layouts import Look, lay
from tests.tables_corpus.sheet import Page
from tests.tables_corpus.writers import SHEETS, html, xmlss


def said(reading, code):
    return {w.column for w in reading.warnings if w.code == code}


WARDS = [("An Cựu", "12 Hùng Vương", 120), ("Kim Long", "3 Nguyễn Hoàng", 85),
         ("Thuận Hóa", "10 Lê Lợi", 210)]  # fmt: skip


def comma(rows, header="Tên,Địa chỉ,Số hộ"):
    return "\n".join([header, *rows, ""]).encode()


def test_an_unquoted_comma_moves_no_number_and_is_said_with_its_column():
    rows = [f"{a},{b},{c}" for a, b, c in WARDS]
    reading = read(comma([*rows, "Phú Xuân,15 Đống Đa, Huế,64"]), "a.csv")
    (table,) = reading.tables
    assert table.rows[-1] == ("Phú Xuân", "15 Đống Đa, Huế", 64)
    assert table.columns[2].type == "integer"
    assert said(reading, "ragged_rows") == {"dia_chi"}


def test_a_missing_field_leaves_a_gap_where_the_row_fits():
    rows = [f"{a},{b},{c},{n}" for n, (a, b, c) in enumerate(WARDS, 10)]
    reading = read(comma([*rows, "Phú Xuân,64,13"], "Tên,Địa chỉ,Số hộ,Số khẩu"), "a.csv")
    (table,) = reading.tables
    assert table.rows[-1] == ("Phú Xuân", None, 64, 13)
    assert said(reading, "ragged_rows") == {"dia_chi"}


def test_a_decimal_comma_in_every_row_of_a_comma_file():
    reading = read(b"Ten,Dien tich\nA,2,56\nB,3,41\nC,10,2\n", "a.csv")
    (table,) = reading.tables
    assert [str(row[1]) for row in table.rows] == ["2.56", "3.41", "10.2"]
    assert said(reading, "ragged_rows") == {"dien_tich"}


def test_rows_with_more_fields_than_named_columns_name_every_column():
    reading = read("Tên,Số\nA,x,1\nB,y,2\n".encode(), "a.csv")
    (table,) = reading.tables
    assert said(reading, "ragged_rows") == {c.id for c in table.columns}


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A CSV that is read as a stream, with a ragged row, a total and a note behind its head."""
    path = tmp_path_factory.mktemp("large") / "a.csv"
    with path.open("w") as out:
        out.write("Tên,Địa chỉ,Số hộ\n")
        out.writelines(
            f"Phường {n},{n} đường Lê Lợi số mười hai,{n % 50}\n" for n in range(150_000)
        )
        out.write("Phường x,12 Lê Lợi, Huế,7\nTổng cộng,,3675007\nGhi chú: số sơ bộ,,\n")
    assert path.stat().st_size > 6_000_000
    return path


def test_a_total_behind_the_head_of_a_large_file_is_set_aside(large):
    reading = read(large)
    (table,) = reading.tables
    assert len(table.rows) == 150_001
    assert [(a.kind, a.row) for a in table.set_aside] == [("total", 150_003), ("note", 150_004)]
    assert table.rows[-1] == ("Phường x", "12 Lê Lợi, Huế", 7)
    assert said(reading, "ragged_rows") == {"dia_chi"}
    assert len(list(table.rows)) == 150_001


def months(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Tháng {number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_totals_of_joined_sheets_are_set_aside_and_checked_sheet_by_sheet():
    head = ["Phường", "Số hộ"]
    first = [head, ["An Cựu", 10], ["Kim Long", 20], ["Tổng cộng", 30]]
    second = [head, ["An Cựu", 11], ["Kim Long", 22], ["Tổng cộng", 34]]
    reading = read(months(first, second), "a.xlsx")
    (table,) = reading.tables
    assert [row[:3] for row in table.rows] == [
        ("An Cựu", 10, "Tháng 1"), ("Kim Long", 20, "Tháng 1"),
        ("An Cựu", 11, "Tháng 2"), ("Kim Long", 22, "Tháng 2"),
    ]  # fmt: skip
    assert [(a.kind, a.sheet, a.row, a.checked) for a in table.set_aside] == [
        ("total", "Tháng 1", 4, True), ("total", "Tháng 2", 4, False),
    ]  # fmt: skip
    assert said(reading, "total_mismatch") == {"so_ho"}


def test_a_footnote_mark_below_a_header_is_no_month():
    reading = read("Tên;Số;Vụ;Ca\nA;18¹;2;3\nB;19;4;5\n".encode(), "a.csv")
    assert [row[1] for row in reading.tables[0].rows] == [18, 19]
    assert said(reading, "footnote_marks") == {"so"}


def damaged():
    """Whole files in every format, and one byte string to spoil them with."""
    topic = content.tickets(Random(1), 6)
    page = Page()
    lay(page, topic, Look(title=True, total="last"), Random(1))
    made = {f"a.{kind}": write([page]) for kind, write in SHEETS.items()}
    return [*made.items(), ("b.xls", html([page])), ("c.xls", xmlss([page]))]


DAMAGED = damaged()


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(DAMAGED), st.integers(0, 10**6), st.binary(max_size=6), st.booleans())
def test_no_damage_ends_the_process_or_the_reading(file, at, spoil, cut):
    """calamine panics and asks for gigabytes on damaged .xls: it is not asked about them."""
    name, data = file
    at %= len(data)
    data = data[:at] if cut else data[:at] + spoil + data[at + len(spoil) :]
    reading = read(data, name)
    assert reading.ok or any(w.level == "error" or w.code in MAY_REFUSE for w in reading.warnings)


MAY_REFUSE = {"corrupt", "truncated", "no_rows"}


def test_entities_of_xml_are_not_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    data = f'<?xml version="1.0"?>{bomb}<Workbook xmlns="{space}"/>'
    assert not read(data.encode(), "a.xls").ok


def test_a_cell_far_away_makes_no_grid_of_billions():
    page = Page()
    for row in (["Tên", "Số"], ["A", 1], ["B", 2]):
        page.add(row)
    data = SHEETS["xlsx"]([page])
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            body = source.read(name)
            archive.writestr(name, body.replace(b'r="B3"', b'r="XFD1048576"'))
    assert read(out.getvalue(), "a.xlsx").codes() == {"too_large"}
