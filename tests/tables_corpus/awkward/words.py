"""Old encodings, broken encodings, and text files with broken lines."""

from __future__ import annotations

import unicodedata

from ckanext.hue_opendata.text.legacy.codec import encode_legacy
from tests.tables_corpus.awkward.kit import WARDS, case, file, page, text, truth, xlsx

HEAD = ["Mã", "Tên đơn vị", "Địa chỉ", "Số lượt"]
ROWS = [
    ["A01", "Trung tâm Phục vụ hành chính công", "Đường Lê Lợi, thành phố Huế", 1204],
    ["A02", "Bảo tàng Cổ vật Cung đình", "Đường Lê Trực", 35120],
    ["A03", "Thư viện Tổng hợp", "Đường Lê Quý Đôn", 8450],
    ["A04", "Nhà thiếu nhi", "Đường Nguyễn Thị Minh Khai", 990],
]
TRUTH = truth("Mã:text|Tên đơn vị:text|Địa chỉ:text|Số lượt:integer", ROWS)
COLUMNS = [("legacy_encoding", "Tên đơn vị"), ("legacy_encoding", "Địa chỉ")]


@case
def old_bytes():
    body = text([HEAD, *ROWS], ";").decode()
    for name in ("cp1258", "tcvn3", "vni"):
        yield file(f"bytes_{name}", "csv", encode_legacy(body, name), [TRUTH], "legacy_encoding")
    yield file("utf16_tabs", "txt", text([HEAD, *ROWS], "\t", "utf-16"), [TRUTH])
    yield file("utf16_be_no_bom", "csv", text([HEAD, *ROWS], ";", "utf-16-be"), [TRUTH])
    yield file("pipes", "csv", text([HEAD, *ROWS], "|", "utf-8-sig"), [TRUTH])
    yield file("nfd", "csv", unicodedata.normalize("NFD", body).encode(), [TRUTH])
    twice = body.encode().decode("cp1252", "ignore")
    if twice.encode("cp1252", "ignore") == body.encode():
        yield file("twice", "csv", twice.encode(), [TRUTH], "mojibake")
    yield file("twice_latin", "csv", body.encode().decode("latin-1").encode(), [TRUTH], "mojibake")
    lines = body.splitlines(keepends=True)
    mixed = "".join(lines[:3]).encode() + encode_legacy("".join(lines[3:]), "cp1258")
    yield file("mixed_1258", "csv", mixed, [TRUTH], "mixed_encoding", may="legacy_encoding")


@case
def old_cells():
    shown = [
        ["A01", "Thõa Thiªn HuÕ", 10.0],
        ["A02", "Phßng Gi¸o dôc", 20.0],
        ["A03", "Chî §«ng Ba", 30.0],
        ["A04", "Bµ Nµ", 5.0],
    ]
    names = ["Thừa Thiên Huế", "Phòng Giáo dục", "Chợ Đông Ba", "Bà Nà"]
    rows = [[a, n, int(b)] for (a, _, b), n in zip(shown, names, strict=True)]
    fonts = {(r, 1): ".VnTime" for r in range(1, 5)}
    yield file(
        "tcvn3_font",
        "xlsx",
        xlsx(page(["Mã", "Tên gọi", "Số"], *shown, fonts=fonts)),
        [truth("Mã:text|Tên gọi:text|Số:integer", rows)],
        ("legacy_encoding", "Tên gọi"),
    )
    # An all-capitals font: what is small in the cell is a capital on the screen.
    capitals = [["A01", "ñy ban nh©n d©n", 1.0], ["A02", "së y tÕ", 2.0], ["A03", "c«ng an", 3.0]]
    names = ["ỦY BAN NHÂN DÂN", "SỞ Y TẾ", "CÔNG AN"]
    fonts = {(r, 1): ".VnTimeH" for r in range(1, 4)}
    yield file(
        "tcvn3_capitals",
        "xlsx",
        xlsx(page(["Mã", "Cơ quan", "Số"], *capitals, fonts=fonts)),
        [
            truth(
                "Mã:text|Cơ quan:text|Số:integer",
                [[a, n, int(b)] for (a, _, b), n in zip(capitals, names, strict=True)],
            )
        ],
        ("legacy_encoding", "Cơ quan"),
    )
    vni = [
        ["A01", "Thöøa Thieân Hueá", 4.0],
        ["A02", "THÖØA THIEÂN HUEÁ", 5.0],
        ["A03", "Soâng Höông", 6.0],
        ["A04", "ÑAØ NAÜNG", 7.0],
    ]
    names = ["Thừa Thiên Huế", "THỪA THIÊN HUẾ", "Sông Hương", "ĐÀ NẴNG"]
    rows = [[a, n, int(b)] for (a, _, b), n in zip(vni, names, strict=True)]
    fonts = {(r, 1): "VNI-Times" for r in range(1, 5)}
    for tag, looks in (("font", fonts), ("evidence", {})):
        yield file(
            f"vni_{tag}",
            "xlsx",
            xlsx(page(["Mã", "Tên gọi", "Số"], *vni, fonts=looks)),
            [truth("Mã:text|Tên gọi:text|Số:integer", rows)],
            ("legacy_encoding", "Tên gọi"),
        )
    # Only some cells are old, the others are Unicode, and no font says so.
    some = [
        ["1", "Sở Y tế", 9.0],
        ["2", "Së Tµi chÝnh", 8.0],
        ["3", "Sở Nội vụ", 7.0],
        ["4", "Së Gi¸o dôc vµ §µo t¹o", 6.0],
        ["5", "Sở Công Thương", 5.0],
    ]
    names = ["Sở Y tế", "Sở Tài chính", "Sở Nội vụ", "Sở Giáo dục và Đào tạo", "Sở Công Thương"]
    yield file(
        "tcvn3_some_cells",
        "xlsx",
        xlsx(page(["STT", "Cơ quan", "Hồ sơ"], *some)),
        [
            truth(
                "STT:integer|Cơ quan:text|Hồ sơ:integer",
                [[int(a), n, int(b)] for (a, _, b), n in zip(some, names, strict=True)],
            )
        ],
        ("legacy_encoding", "Cơ quan"),
        may="mixed_encoding",
    )
    twice = [[str(i), w.encode().decode("latin-1"), i * 3.0] for i, w in enumerate(WARDS[:5], 1)]
    yield file(
        "twice_cells",
        "xlsx",
        xlsx(page(["STT", "Tên xã", "Số"], *twice)),
        [
            truth(
                "STT:integer|Tên xã:text|Số:integer",
                [[i, w, i * 3] for i, w in enumerate(WARDS[:5], 1)],
            )
        ],
        ("mojibake", "Tên xã"),
    )
    lost = [
        ["1", "Tr\ufffd\ufffdng ti\ufffd\u1ec3u h\u1ecdc", 5.0],
        ["2", "Tr\ufffd\ufffdng THCS", 6.0],
        ["3", "M\u1ea7m non", 7.0],
    ]
    yield file(
        "letters_lost",
        "xlsx",
        xlsx(page(["STT", "Trường", "Lớp"], *lost)),
        [truth("STT:integer|Trường:text|Lớp:integer", [[int(a), b, int(c)] for a, b, c in lost])],
        ("mojibake", "Trường"),
    )
    # Other languages' letters are no broken Vietnamese.
    other = [
        ["1", "Café Français", 5.0],
        ["2", "Grüner Garten", 6.0],
        ["3", "São Paulo", 7.0],
        ["4", "Huế – Đà Nẵng", 8.0],
    ]
    yield file(
        "foreign_words",
        "xlsx",
        xlsx(page(["STT", "Tên", "Số"], *other)),
        [truth("STT:integer|Tên:text|Số:integer", [[int(a), b, int(c)] for a, b, c in other])],
    )


@case
def broken_lines():
    lines = [
        "Mã,Tên,Địa chỉ,Số lượng",
        "A1,Chợ Đông Ba,Trần Hưng Đạo,120",
        "A2,Chợ An Cựu,Hùng Vương, An Cựu,85",
        "A3,Chợ Tây Lộc,Nguyễn Trãi,60",
        "A4,Chợ Bến Ngự,Phan Bội Châu,44",
        "A5,Chợ Xép,Mai Thúc Loan,12",
    ]
    rows = [
        ["A1", "Chợ Đông Ba", "Trần Hưng Đạo", 120],
        ["A2", "Chợ An Cựu", "Hùng Vương, An Cựu", 85],
        ["A3", "Chợ Tây Lộc", "Nguyễn Trãi", 60],
        ["A4", "Chợ Bến Ngự", "Phan Bội Châu", 44],
        ["A5", "Chợ Xép", "Mai Thúc Loan", 12],
    ]
    wanted = truth("Mã:text|Tên:text|Địa chỉ:text|Số lượng:integer", rows)
    yield file("ragged", "csv", "\n".join(lines).encode(), [wanted], "ragged_rows")
    lines[2] = "A2,Chợ An Cựu,Hùng Vương"
    rows[1] = ["A2", "Chợ An Cựu", "Hùng Vương", None]
    yield file(
        "ragged_short",
        "csv",
        "\n".join(lines).encode(),
        [truth("Mã:text|Tên:text|Địa chỉ:text|Số lượng:integer", rows)],
        "ragged_rows",
    )
    lines[2] = 'A2,"Chợ An Cựu,Hùng Vương,85'
    rows[1] = ["A2", "Chợ An Cựu", "Hùng Vương", 85]
    yield file(
        "unclosed",
        "csv",
        "\n".join(lines).encode(),
        [truth("Mã:text|Tên:text|Địa chỉ:text|Số lượng:integer", rows)],
        "unclosed_quote",
    )
    lines[2], lines[5] = "A2,Chợ An Cựu,Hùng Vương,85", 'A5,Chợ Xép,"Mai Thúc Loan,12'
    yield file(
        "unclosed_last",
        "csv",
        "\n".join(lines).encode(),
        [truth("Mã:text|Tên:text|Địa chỉ:text|Số lượng:integer", rows)],
        "unclosed_quote",
    )
    body = 'Mã;Nội dung;Số\nK1;"Dòng một\ndòng hai";3\nK2;"có ""trích dẫn"" ở đây";4\nK3;thường;5\n'
    yield file(
        "lines_in_cells",
        "csv",
        body.encode(),
        [
            truth(
                "Mã:text|Nội dung:text|Số:integer",
                [
                    ["K1", "Dòng một\ndòng hai", 3],
                    ["K2", 'có "trích dẫn" ở đây', 4],
                    ["K3", "thường", 5],
                ],
            )
        ],
    )
    body = "sep=;\nMã;Tên;Số\nA;Một, hai;3\nB;Ba, bốn;4\nC;Năm;5\n"
    yield file(
        "sep_line",
        "csv",
        body.encode(),
        [
            truth(
                "Mã:text|Tên:text|Số:integer",
                [["A", "Một, hai", 3], ["B", "Ba, bốn", 4], ["C", "Năm", 5]],
            )
        ],
    )
    head = ["Tên xã", "Số hộ", "Số hộ", ""]
    yield file(
        "same_names",
        "csv",
        text([head, *[[w, i, i + 5, ""] for i, w in enumerate(WARDS[:5], 7)]]),
        [
            truth(
                "Tên xã:text|Số hộ:integer|Số hộ:integer",
                [[w, i, i + 5] for i, w in enumerate(WARDS[:5], 7)],
            )
        ],
        "duplicate_headers",
    )
