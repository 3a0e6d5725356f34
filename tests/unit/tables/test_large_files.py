"""A large CSV is read in pieces: it must say and hold what the same file says when read whole."""

from __future__ import annotations

import random
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.tables import read
from ckanext.hue_opendata.tables.loading import shape
from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.containers import delimited
from ckanext.hue_opendata.tables.reading.rows import encoded
from ckanext.hue_opendata.tables.reading.running import Running

HEAD = "Mã trạm;Tên trạm;Ngày đo;Thời điểm;Lượng mưa (mm);Số lượt;Ghi chú"


def lines(count: int, seed: int = 1) -> list[str]:
    dice = random.Random(seed)
    out = [HEAD]
    for n in range(count):
        day = f"{n % 28 + 1:02}/{n % 12 + 1:02}/2025"
        rain = f"{dice.randint(0, 9999)},{dice.randint(10, 99)}"
        note = dice.choice(["", "đủ  số liệu", " lắp mới", "hòa mạng\u00a0lại", "-", "a\\b"])
        when = f"{n % 24:02}:{n % 60:02}"
        out.append(f"TR{n:06};Trạm số {n % 50};{day};{day} {when};{rain};{n * 7};{note}")
    return out


def both(monkeypatch, body: list[str], end: str = "\n"):
    """The same bytes read whole and in pieces."""
    data = end.join([*body, ""]).encode()
    monkeypatch.setattr(delimited, "STREAM_FROM", 1 << 40)
    whole = read(data, "a.csv")
    monkeypatch.setattr(delimited, "STREAM_FROM", 10)
    return whole, read(data, "a.csv")


def facts(reading):
    (table,) = reading.tables
    said = sorted((w.code, w.column or "", w.row or 0, w.count) for w in reading.warnings)
    gone = [(a.kind, a.row, a.cells) for a in table.set_aside]
    columns = [(c.id, c.label, c.type, c.unit, c.decimal) for c in table.columns]
    return columns, list(table.numbered()), len(table.rows), gone, said


def same(monkeypatch, body: list[str], end: str = "\n"):
    whole, pieces = both(monkeypatch, body, end)
    assert facts(whole)[0] == facts(pieces)[0]
    rows = [row for _, row in facts(whole)[1]]
    assert rows == [row for _, row in facts(pieces)[1]]
    assert facts(whole)[2:] == facts(pieces)[2:]
    # A second pass, and the way into a database, give the same rows.
    table = pieces.tables[0]
    assert list(table.rows) == rows
    written = shape.writers(shape.fields(table.columns))
    one = [zip(*texts, strict=True) for texts, _ in encoded(whole.tables[0].rows, written)]
    two = [zip(*texts, strict=True) for texts, _ in encoded(table.rows, written)]
    assert [row for part in one for row in part] == [row for part in two for row in part]
    return pieces


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_pieces_hold_what_the_whole_holds(monkeypatch, end):
    reading = same(monkeypatch, lines(5_000), end)
    kinds = [c.type for c in reading.tables[0].columns]
    assert kinds == ["text", "text", "date", "datetime", "number", "integer", "text"]


def test_a_total_far_behind_the_head_is_set_aside_and_not_among_the_rows(monkeypatch):
    body = lines(30_000)
    body.append("Tổng cộng;;;;1.234,50;99;")
    _, pieces = both(monkeypatch, body)
    table = pieces.tables[0]
    assert len(table.rows) == len(list(table.rows)) == 30_000
    assert [(a.kind, a.row) for a in table.set_aside] == [("total", 30_002)]
    assert [row for row in table.rows if row[0] is None or "Tổng" in str(row[0])] == []


def test_rows_that_do_not_fit_are_said_far_behind_the_head_too(monkeypatch):
    body = lines(6_000)
    body[5_500] = body[5_500].replace("Trạm số", "Trạm; số")
    _, pieces = both(monkeypatch, body)
    said = [w for w in pieces.warnings if w.code == "ragged_rows"]
    assert said
    assert said[0].row == 5_501
    assert len(pieces.tables[0].rows) == 6_000


def test_blank_lines_and_notes_behind_the_head_are_no_rows(monkeypatch):
    body = lines(4_000)
    body[3_000:3_000] = ["", ";;;;;;"]
    body += ["Ghi chú: số liệu sơ bộ;;;;;;"]
    _, pieces = both(monkeypatch, body)
    table = pieces.tables[0]
    assert len(table.rows) == len(list(table.rows)) == 4_000
    assert [a.kind for a in table.set_aside] == ["note"]


def test_one_word_far_behind_the_head_makes_a_column_of_figures_text(monkeypatch):
    body = lines(9_000)
    cells = body[8_500].split(";")
    cells[5] = "mất sổ"
    body[8_500] = ";".join(cells)
    reading = same(monkeypatch, body)
    assert reading.tables[0].columns[5].type == "text"
    assert any(w.code == "text_in_number_column" for w in reading.warnings)


def summed(count: int) -> tuple[list[str], int]:
    """Lines with `Số lượt` from 0 by sevens, and their sum."""
    return lines(count), sum(n * 7 for n in range(count))


def test_a_total_of_a_large_file_is_checked_like_that_of_a_small_one(monkeypatch):
    body, total = summed(30_000)
    right = same(monkeypatch, [*body, f"Tổng cộng;;;;;{total};"])
    assert [a.checked for a in right.tables[0].set_aside] == [True]
    assert "total_mismatch" not in right.codes()
    wrong = same(monkeypatch, [*body, f"Tổng cộng;;;;;{total + 70};"])
    (said,) = [w for w in wrong.warnings if w.code == "total_mismatch"]
    assert (said.column, said.row) == ("so_luot", 30_002)
    assert f"{total + 70} ≠ {total}" in said.message.vi
    assert [a.checked for a in wrong.tables[0].set_aside] == [False]


def test_sums_of_parts_of_a_large_file_are_checked_one_by_one(monkeypatch):
    body, total = summed(9_000)
    first = sum(n * 7 for n in range(4_000))
    body.insert(4_001, f"Cộng khu vực 1;;;;;{first};")
    body.append(f"Cộng khu vực 2;;;;;{total - first - 3};")
    body.append(f"Tổng cộng;;;;;{total};")
    reading = same(monkeypatch, body)
    told = [(a.row, a.checked) for a in reading.tables[0].set_aside]
    assert told == [(4_002, True), (9_003, False), (9_004, True)]
    assert "subtotals_in_rows" in reading.codes()


@given(
    st.lists(st.one_of(st.integers(-99, 99), st.none()), max_size=60),
    st.sets(st.integers(0, 59), max_size=6),
    st.integers(1, 9),
)
def test_running_sums_are_the_sums_of_the_stretches(values, edges, size):
    rising = sorted(edges)
    body = Running(rising, {0: Decision("integer")})
    rows = [(at, v) for at, v in enumerate(values) if at not in edges]
    for start in range(0, len(rows), size):
        piece = rows[start : start + size]
        body.add([at for at, _ in piece], [[v for _, v in piece]])
    ways = [(a, b) for a in [None, *rising] for b in [*rising, None] if None in (a, b) or a < b]
    for low, high in ways:
        part = [
            v for at, v in rows
            if v is not None and (low is None or at > low) and (high is None or at < high)
        ]  # fmt: skip
        assert body.between(0, low, high) == (sum(part), len(part))


@pytest.mark.parametrize("odd", ["0123456", "1.234", "12,5*", "1e6", "7,5%", "(5)", "1 234", "٣"])
def test_one_odd_figure_among_many_counts_as_it_would_alone(monkeypatch, odd):
    body = [f"Mã;Số\n{chr(10).join(f'K{n:05};{n + 1}' for n in range(4_000))}"]
    body += [f"K99999;{odd}", *[f"L{n:05};{n * 3 + 1}" for n in range(3_000)]]
    reading = same(monkeypatch, "\n".join(body).split("\n"))
    assert len(reading.tables[0].rows) == 7_001


def test_memory_does_not_grow_with_the_rows(monkeypatch, tmp_path):
    monkeypatch.setattr(delimited, "STREAM_FROM", 1)
    peaks = []
    for count in (45_000, 135_000):
        body = (f"{n};Phường {n % 40};{n % 9000};{n % 700},{n % 9}" for n in range(1, count + 1))
        file = tmp_path / f"{count}.csv"
        file.write_text("\n".join(["STT;Phường;Số hộ;Diện tích (ha)", *body]), encoding="utf-8")
        tracemalloc.start()
        assert sum(1 for table in read(file).tables for _ in table.rows) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.3 * peaks[0]
