"""One fault in a delimited form, and transposed sheets."""

from __future__ import annotations

import json

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, day, file, page, text, truth


@case
def faults_of_delimited_forms():
    body = [
        ["BÁO CÁO CHẤT LƯỢNG KHÔNG KHÍ", "", ""],
        ["Trạm", "PM10 (µg/m3)", "Ngày đo"],
        ["Trạm Mẫu 1", "45,2(*)", "15/6/2025"],
        ["Trạm Mẫu 2", "51,75", "16/6/2025"],
        ["Trạm Mẫu 3", "38,0", "17/6/2025"],
        ["(*) Số liệu chưa kiểm định", "", ""],
    ]
    rows = [
        ["Trạm Mẫu 1", D("45.2"), day("2025-06-15")],
        ["Trạm Mẫu 2", D("51.75"), day("2025-06-16")],
        ["Trạm Mẫu 3", D(38), day("2025-06-17")],
    ]
    kinds = "Trạm:text|PM10 (µg/m3):number|Ngày đo:date"
    yield file(
        "air_marks",
        "csv",
        text(body, ";"),
        [truth(kinds, rows)],
        ("footnote_marks", "PM10 (µg/m3)"),
    )
    yield file(
        "air_marks_twice_encoded",
        "csv",
        text(body, ";").decode("latin-1").encode(),
        [truth(kinds, rows)],
        ("footnote_marks", "PM10 (µg/m3)"),
        "mojibake",
    )
    yield file(
        "air_as_json_name",
        "json",
        text(
            body[1:2] + [["Trạm Mẫu 2", "51,75", "16/6/2025"], ["Trạm Mẫu 3", "38,0", "17/6/2025"]],  # noqa: RUF005
            ";",
        ),
        [truth(kinds, rows[1:])],
        "wrong_extension",
    )
    cut = text(
        [
            ["Mã trạm", "Tên trạm", "Lượng mưa (mm)"],
            ["T1", "Trạm Mẫu 1", "12,5"],
            ["T2", "Trạm Mẫu 2", "8,25"],
            ["T3", "Trạm Mẫu 3", "31,0"],
        ],
        ";",
    )
    feed = {
        "totalRows": 3,
        "data": [{"id": i, "ten": f"Điểm mẫu {i}", "luotkhach": 1000 * i + 7} for i in (1, 2, 3)],
    }
    data = json.dumps(feed, ensure_ascii=False).encode()
    yield file(
        "visits_cut_json",
        "json",
        data[: data.rindex(b"luotkhach") + 14],
        [
            truth(
                "id:integer|ten:text|luotkhach:integer",
                [[1, "Điểm mẫu 1", 1007], [2, "Điểm mẫu 2", 2007]],
            )
        ],
        "truncated",
        may="corrupt",
    )
    rows = [["T1", "Trạm Mẫu 1", D("12.5")], ["T2", "Trạm Mẫu 2", D("8.25")]]
    yield file(
        "rain_cut_csv",
        "csv",
        cut[:-9],
        [truth("Mã trạm:text|Tên trạm:text|Lượng mưa (mm):number", rows)],
        "truncated",
        may="ragged_rows",
    )


@case
def transposed_elsewhere():
    p = page(
        ["THÔNG SỐ NHÀ MÁY XỬ LÝ NƯỚC THẢI"],
        [None],
        ["Tên nhà máy", "NM Mẫu 1", "NM Mẫu 2", "NM Mẫu 3"],
        ["Chủ quản lý", "Công ty Mẫu A", "Công ty Mẫu B", "Công ty Mẫu A"],
        ["Năm vận hành", 2016, 2019, 2023],
        ["Công suất (m3/ngày)", 30000, 4200, 17500],
        ["Ngày cấp phép", day("2016-01-20"), day("2018-12-14"), day("2023-03-30")],
        ["Công nghệ", "Bùn hoạt tính", "SBR", "MBBR"],
    )
    rows = zip(*[row[1:] for row in p.rows[2:]], strict=True)
    kinds = "Tên nhà máy:text|Chủ quản lý:text|Năm vận hành:integer|Công suất (m3/ngày):integer|Ngày cấp phép:date|Công nghệ:text"  # noqa: E501
    rows = list(rows)
    for ext in ("xls", "ods"):
        yield file(
            f"sewage_transposed_{ext}",
            ext,
            writers.SHEETS[ext]([p]),
            [truth(kinds, rows)],
            "transposed",
        )
