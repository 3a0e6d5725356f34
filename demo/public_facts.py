"""Departments whose figures are public facts (sources in `facts/README.md`)."""

from __future__ import annotations

from pathlib import Path

from demo.office import Department, Row, facts, once


def statistics(folder: Path) -> None:
    """Area and population of each of the 40 units."""
    office = Department(folder, "thong-ke")
    header: Row = ["Mã", "Loại", "Tên đơn vị", "Diện tích (km²)", "Dân số (người)"]
    lines = [
        [u["code"], u["kind"], u["name"], float(u["area_km2"]), int(u["population"])]
        for u in facts("units")
    ]
    everything = "Diện tích, dân số 40 phường, xã của thành phố Huế"
    notes = "Diện tích tự nhiên và dân số của các đơn vị hành chính từ ngày 01/7/2025."
    tags = "diện tích, dân số, đơn vị hành chính"
    office.add(everything, notes, "Dân số", tags, [header, *lines], "01/07/2025")
    for line in lines:
        name = f"{line[1]} {line[2]}"
        title = f"Diện tích, dân số {name}"
        office.add(title, f"{notes} Riêng {name}.", "Dân số", tags, [header, line], "01/07/2025")
    office.save_xlsx("Thống kê thành phố Huế", "Danh mục dữ liệu mở về dân số")


def monuments(folder: Path) -> None:
    """Visitors and ticket prices of the monuments."""
    office = Department(folder, "bao-ton-di-tich")
    header: Row = ["Điểm di tích", "Khách trong nước", "Khách quốc tế"]
    lines = [[v["place"], int(v["domestic"]), int(v["international"])] for v in facts("visitors")]
    _each(
        office,
        "Lượt khách tham quan",
        "Số lượt khách trong nước và quốc tế đến tham quan, cộng dồn.",
        "khách tham quan, di tích, du lịch",
        header,
        lines,
    )
    prices: Row = ["Điểm di tích", "Loại khách", "Giá vé (đồng)"]
    tickets = [[t["place"], t["customer"], int(t["price"])] for t in facts("tickets")]
    _each(
        office,
        "Giá vé tham quan",
        "Giá vé theo loại khách: người lớn, trẻ em, khách ưu tiên.",
        "giá vé, di tích, du lịch",
        prices,
        tickets,
    )
    office.save_csv("Trung tâm Bảo tồn Di tích Cố đô Huế", "Danh mục dữ liệu mở về di tích")


def _each(
    office: Department, what: str, notes: str, tags: str, header: Row, lines: list[Row]
) -> None:
    """One dataset with all places, and one for each place."""
    office.add(f"{what} các điểm di tích Huế", notes, "Du lịch", tags, [header, *lines], "2025")
    for place in once(str(line[0]) for line in lines):
        own = [line for line in lines if line[0] == place]
        title = f"{what} {place}"
        office.add(title, f"{notes} Riêng {place}.", "Du lịch", tags, [header, *own], "2025")


def culture(folder: Path) -> None:
    """Festivals, all and by the district of that time."""
    office = Department(folder, "so-van-hoa")
    header: Row = ["Lễ hội", "Địa bàn (trước 01/7/2025)", "Kinh độ", "Vĩ độ"]
    lines = [
        [f["name"], f["former_district"], float(f["lon"]), float(f["lat"])]
        for f in facts("festivals")
    ]
    notes = "Tên và vị trí các lễ hội truyền thống và lễ hội hiện đại."
    tags = "lễ hội, văn hóa, di sản"
    topic = "Văn hóa, di sản, thể thao"
    office.add("Danh sách lễ hội ở Huế", notes, topic, tags, [header, *lines], "2024")
    for district in once(str(line[1]) for line in lines):
        own = [line for line in lines if line[1] == district]
        title = f"Danh sách lễ hội trên địa bàn {district} (cũ)"
        office.add(title, notes, topic, tags, [header, *own], "2024")
    office.save_xlsx("Sở Văn hóa và Thể thao", "Danh mục dữ liệu mở về lễ hội")
