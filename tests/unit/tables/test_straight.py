"""Which large files may go to a database byte by byte: only those whose cells say their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.tables import read
from ckanext.hue_opendata.tables.reading.containers import delimited, quotes
from ckanext.hue_opendata.tables.reading.containers.source import Source

HEAD = "Mã trạm,Tên trạm,Ngày đo,Thời điểm,Lượng mưa (mm),Số lượt,Loại"


def lines(count: int = 3_000) -> list[str]:
    return [
        HEAD,
        *(
            f"TR{n:05},Trạm số {n % 50},{n % 28 + 1:02}/{n % 12 + 1}/2025,"
            f"{n % 28 + 1}/10/2025 {n % 24}:05,{n % 90}.{n % 9}1,{n * 7 - 20},{n % 3 * 'tự động'}"
            for n in range(count)
        ),
    ]


@pytest.fixture(autouse=True)
def streamed(monkeypatch):
    monkeypatch.setattr(delimited, "STREAM_FROM", 10)


def straight(body: list[str], end: str = "\n", start: bytes = b""):
    (table,) = read(start + end.join([*body, ""]).encode(), "a.csv").tables
    return table.rows.straight, table


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_plain_file_goes_as_it_is_without_its_header(end, start):
    found, table = straight(lines(), end, start)
    kinds = [column.type for column in table.columns]
    assert kinds == ["text", "text", "date", "datetime", "number", "integer", "text"]
    assert found.delimiter == ","
    assert b"".join(found.chunks()) == end.join([*lines()[1:], ""]).encode()


ODD = {
    "a comma for decimals": (4, "12;5"),
    "a dash for nothing": (5, "-"),
    "a footnote": (5, "12*"),
    "a figure with zeros": (5, "007"),
    "a blank too many": (1, "Trạm  số 5"),
    "a blank at the end": (1, "Trạm số 5 "),
    "a tab": (1, "Trạm\tsố 5"),
    "letters taken apart": (1, "Tra\u0323m"),
    "a hard space": (1, "Trạm\u00a0số"),
    "an error": (1, "#REF!"),
    "a quoted cell": (1, '"Trạm số 5"'),
    "an American day": (2, "12/25/2025"),
    "a day in words": (2, "ngày 5 tháng 9 năm 2025"),
    "a day that is none": (2, "31/02/2025"),
    "a later hour": (3, "5/10/2025 24:05"),
    "a moment in the afternoon": (3, "5/10/2025 5:05 CH"),
    "a field too many": (6, "tự động,mới"),
}


@pytest.mark.parametrize("what", ODD)
def test_one_odd_cell_sends_the_whole_file_the_long_way(what):
    place, text = ODD[what]
    body = lines()
    cells = body[2_500].split(",")
    cells[place] = text
    body[2_500] = ",".join(cells)
    found, table = straight(body)
    if table.columns[place].type == "text" and place in (2, 3, 4, 5):
        # Such a cell made its column text: text goes as it is, letter by letter.
        assert [row[place] for row in table.rows][2_499] == text
    else:
        assert found is None


@pytest.mark.parametrize("row", ["Tổng cộng,,,,,12,", "", ",,,,,,", "Ghi chú: sơ bộ,,,,,,"])
def test_a_row_that_is_no_data_sends_the_file_the_long_way(row):
    found, table = straight([*lines(), row])
    assert found is None
    assert len(table.rows) == 3_000


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters='\r\n"\0'), max_size=9)),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.integers(1, 9),
    st.integers(1, 9),
)
def test_pieces_of_lines_are_the_lines(texts, end, closed, first, size):
    data = (end.join(texts) + (end if closed else "")).encode()
    kept = delimited.FIRST_BYTES, delimited.CHUNK
    delimited.FIRST_BYTES, delimited.CHUNK = first, size
    try:
        found = [line for part in delimited._whole_lines(Source(data), 0) for line in part]
    finally:
        delimited.FIRST_BYTES, delimited.CHUNK = kept
    wanted = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    assert found == (wanted[:-1] if not wanted[-1] else wanted)


@given(st.lists(st.sampled_from([b"a", b"\r", b"\n", b"\r\n", b'"', b"\0"]), max_size=12))
def test_lines_are_even_when_they_end_alike_and_hold_no_quote(parts):
    data = b"".join(parts)
    alone = data.replace(b"\r\n", b"")
    ends = {end for end in (b"\r", b"\n") if end in alone} | (
        {b"\r\n"} if b"\r\n" in data else set()
    )
    wanted = b'"' not in data and b"\0" not in data and ends in (set(), {b"\n"}, {b"\r\n"})
    for size in (1, 2, 5, 100):
        chunks = (data[at : at + size] for at in range(0, len(data), size))
        assert quotes.even_lines(chunks) == wanted


def test_the_line_that_names_the_separator_costs_no_row():
    body = ["sep=;", "Mã;Số", *(f"K{n};{n}" for n in range(4_000))]
    found, table = straight(body)
    assert len(table.rows) == 4_000
    assert next(table.numbered()) == (3, ("K0", 0))
    assert b"".join(found.chunks()).startswith(b"K0;0\n")
