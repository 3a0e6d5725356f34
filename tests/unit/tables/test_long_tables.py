"""Long tables are looked at by blocks of rows, each block once."""

from __future__ import annotations

from ckanext.hue_opendata.tables import read
from ckanext.hue_opendata.tables.reading.structure.alike import BLOCK, Alike
from tests.tables_corpus import writers
from tests.tables_corpus.sheet import Page

ROWS, PART = 4_000, 200


def test_a_sum_now_and_then_does_not_make_each_row_look_ahead(monkeypatch):
    rows: list[list[object]] = [["STT", "Tên hộ", "Số lượng", "Giá trị"]]
    for number in range(1, ROWS + 1):
        rows.append([number, f"Hộ {number}", number % 90 + 1, number % 7 + 0.5])
        if number % PART == 0:
            rows.append([None, "Cộng", 1, 1])
    looks = []
    look = Alike._plain_block
    monkeypatch.setattr(Alike, "_plain_block", lambda body, at: looks.append(at) or look(body, at))
    reading = read(writers.xlsx([Page("S", rows)]), "a.xlsx")
    assert len(reading.tables[0].rows) == ROWS
    assert 0 < len(looks) <= len(rows) // BLOCK + 1
