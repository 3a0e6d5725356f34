"""HTML tables and XML spreadsheets that call themselves `.xls`."""

from __future__ import annotations

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.desk import head
from tests.tables_corpus.awkward.kit import D, case, file, page, truth


@case
def web_exports():
    rows = [
        ["Trạm sạc Mẫu 1", "Phường An Cựu", 8, D("60.5")],
        ["Trạm sạc Mẫu 2", "Phường Phú Bài", 4, D("120")],
        ["Trạm sạc Mẫu 3", "Xã Phú Lộc", 2, D("22.25")],
    ]
    kinds = "Tên trạm:text|Địa chỉ:text|Số cổng:integer|Công suất (kW):number"
    p = page(*head("ĐIỆN LỰC MẪU", "PHÒNG KINH DOANH", 2), ["DANH SÁCH TRẠM SẠC"])
    p.add(["Tên trạm", "Địa chỉ", "Số cổng", "Công suất (kW)"], bold=True)
    p.rows += [[a, b, c, str(d).replace(".", ",")] for a, b, c, d in rows]
    yield file(
        "chargers_html",
        "xls",
        writers.html([p]),
        [truth(kinds, rows)],
        "html_as_xls",
        may="wrong_extension",
    )
    p.rows = p.rows[:-3] + [[a, b, c, float(d)] for a, b, c, d in rows]
    yield file(
        "chargers_xml",
        "xls",
        writers.xmlss([p]),
        [truth(kinds, rows)],
        "xml_spreadsheet",
        may="wrong_extension",
    )
    groups = [("I", "Khu vực phường", rows[:2]), ("II", "Khu vực xã", rows[2:])]
    p = page(["STT", "Tên trạm", "Địa chỉ", "Số cổng", "Công suất (kW)"])
    true = []
    for mark, name, part in groups:
        at = p.add([mark, name, None, None, None], bold=True)
        p.merges.append((at, 1, at, 4))
        for i, (a, b, c, d) in enumerate(part, 1):
            p.rows.append([i, a, b, c, float(d)])
            true.append([i, a, b, c, d])
    yield file(
        "chargers_groups_xml",
        "xls",
        writers.xmlss([p]),
        [truth("STT:integer|" + kinds, true)],
        "xml_spreadsheet",
        may="wrong_extension",
    )
