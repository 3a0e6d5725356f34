"""Departments whose systems give JSON: in the envelopes of the city's own systems."""

from __future__ import annotations

import json
from pathlib import Path

from ckanext.hue_opendata.text import slug
from demo.made_up import units
from demo.office import MADE_UP, MADE_UP_NOTE, Department, facts, once


def tourism(folder: Path) -> None:
    """A list of datasets as `{data, totalRows}`; and a list of which most is missing."""
    office = Department(folder, "so-du-lich")
    records = []
    for number, customer in enumerate(once(t["customer"] for t in facts("tickets")), start=1):
        rows = [
            {"diem": t["place"], "giaVe": int(t["price"])}
            for t in facts("tickets")
            if t["customer"] == customer
        ]
        _listed(office, records, number, f"Giá vé tham quan di tích: {customer}", "", rows)
    for _, name, people in units()[:14]:
        rows = [
            {"thang": f"{month:02d}/2025", "luotKhach": people // 40 + 37 * month}
            for month in range(1, 13)
        ]
        title = f"Khách lưu trú theo tháng tại {name} ({MADE_UP})"
        _listed(office, records, len(records) + 1, title, MADE_UP_NOTE, rows)
    _write(office, "danh-muc.json", {"data": records, "totalRows": len(records)})
    half = [{"id": n, "ten": f"Đơn vị lữ hành {n} ({MADE_UP})"} for n in range(1, 11)]
    _write(office, "lu-hanh.json", {"data": half, "totalRows": 190})


def _listed(office: Department, records: list, number: int, title: str, notes: str, rows) -> None:
    file = f"{slug(title)}.json"
    _write(office, file, {"data": rows, "totalRows": len(rows)})
    text = notes or "Giá vé theo từng điểm di tích, đồng."
    records.append({"id": number, "ten": title, "mota": text, "url": file, "format": "JSON"})


def environment(folder: Path) -> None:
    """An answer in pages (Directus) and one with its own dictionary of columns (eform)."""
    office = Department(folder, "so-nong-nghiep")
    stations = [
        {
            "id": f"T{number:02d}",
            "title": f"Lượng mưa trạm {name} ({MADE_UP})",
            "description": MADE_UP_NOTE,
            "url": f"mua-t{number:02d}.csv",
            "format": "CSV",
        }
        for number, (_, name, _) in enumerate(units()[::4], start=1)
    ]
    _write(office, "tram.json", {"data": stations, "meta": {"filter_count": len(stations)}})
    for number in range(1, len(stations) + 1):
        lines = [f"{d:02d}/10/2025;{(d * 7 + number) % 31},{d % 10}" for d in range(1, 32)]
        body = "Ngày;Lượng mưa (mm)\n" + "\n".join(lines) + "\n"
        office.write(f"mua-t{number:02d}.csv", body.encode("utf-16"))
    markets = [
        {"sttbanghi": n, "ten": f"Chợ {name}", "kinhdo": 107.3 + n / 90, "vido": 16.2 + n / 200}
        for n, (_, name, _) in enumerate(units(), start=1)
    ]
    labels = {"sttbanghi": "STT", "ten": "Tên chợ", "kinhdo": "Kinh độ", "vido": "Vĩ độ"}
    shown = [{"khoa": key == "sttbanghi", "tentruong": key, "mota": labels[key]} for key in labels]
    answer = {"code": 0, "message": "Thực hiện thành công", "data": markets, "hienthi": shown}
    _write(office, "cho.json", answer)


def _write(office: Department, name: str, data: object) -> None:
    office.write(name, json.dumps(data, ensure_ascii=False).encode())
