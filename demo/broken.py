"""A department that is broken in instructive ways: what the report says is the lesson."""

from __future__ import annotations

from pathlib import Path

from demo.office import MADE_UP, MADE_UP_NOTE, Department, Row, as_xlsx

TABLE: list[Row] = [["TT", "Chợ", "Số hộ"], [1, "Chợ A", 120], [2, "Chợ B", 80]]


def trade(folder: Path) -> None:
    """One good row, then a row for each usual mistake; and an address that is an error page."""
    office = Department(folder, "so-cong-thuong")
    good = office.write("cho.xlsx", as_xlsx([["DANH SÁCH CHỢ"], *TABLE]))
    wrong = office.write("cho-tong-sai.xlsx", as_xlsx([*TABLE, [None, "Tổng cộng", 999]]))
    page = office.write("bao-loi.xlsx", b"<html><h1>503 Service Unavailable</h1></html>")
    cut = office.write("bi-cat.xlsx", as_xlsx(TABLE)[:900])
    topic, tags, day = "Kinh tế, tài chính", "chợ", "31/12/2025"

    def row(title: object, *more: object) -> None:
        defaults = (MADE_UP_NOTE, topic, tags, "XLSX", good, day)
        office.list(title, *(more + defaults[len(more) :]))

    row(f"Chợ trên địa bàn thành phố ({MADE_UP})")
    row(f"Siêu thị trên địa bàn thành phố ({MADE_UP})", MADE_UP_NOTE, "Chuyện linh tinh")
    row(None, "Dòng này quên ghi tên bộ dữ liệu")
    row(f"Chợ trên địa bàn thành phố ({MADE_UP})", "Tên trùng với dòng đầu")
    drive = r"D:\DuLieu\So lieu 2025\cua-hang.xlsx"
    row(f"Cửa hàng xăng dầu ({MADE_UP})", MADE_UP_NOTE, topic, tags, "XLSX", drive)
    row(f"Cụm công nghiệp ({MADE_UP})", "")
    row(f"Doanh nghiệp xuất khẩu ({MADE_UP})", MADE_UP_NOTE, topic, tags, "XLSX", "mat-tep.xlsx")
    row(f"Làng nghề ({MADE_UP})", MADE_UP_NOTE, topic, tags, "XLSX", page)
    row(f"Hội chợ ({MADE_UP})", MADE_UP_NOTE, topic, tags, "XLSX", wrong)
    row(f"Kho bãi ({MADE_UP})", MADE_UP_NOTE, topic, tags, "XLSX", cut)
    # Without a number and a title: a further file of the row above, which the report says.
    office.rows.append([None, None, None, None, None, None, "XLSX", good, None])
    # With a number of its own, and still without a title: no file of another dataset.
    row(None, None, None, None, "XLSX", wrong, None)
    office.save_xlsx("Sở Công Thương", "Danh mục dữ liệu mở")
    office.write("bao-tri.html", b"<html><h1>He thong dang bao tri</h1></html>")
