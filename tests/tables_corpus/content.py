"""What offices count and list: topics with columns and made-up rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

WARDS = (
    "Phường Thuận Hóa|Phường Phú Xuân|Phường Hương An|Phường Kim Long|Phường Vỹ Dạ|Phường An Cựu|"
    "Phường Thủy Xuân|Phường Hương Trà|Phường Kim Trà|Phường Thuận An|Phường Hóa Châu|"
    "Phường Mỹ Thượng|Phường Thanh Thủy|Phường Hương Thủy|Phường Phú Bài|Phường Phong Điền|"
    "Phường Phong Thái|Xã Đan Điền|Xã Quảng Điền|Xã Bình Điền|Xã Phú Vinh|Xã Phú Hồ|Xã Phú Vang|"
    "Xã Vinh Lộc|Xã Hưng Lộc|Xã Lộc An|Xã Phú Lộc|Xã Chân Mây – Lăng Cô|Xã Long Quảng|Xã Nam Đông|"
    "Xã Khe Tre|Xã A Lưới 1|Xã A Lưới 2|Xã A Lưới 3"
).split("|")
SITES = (
    "Đại Nội|Lăng Tự Đức|Lăng Minh Mạng|Lăng Khải Định|Lăng Gia Long|Lăng Thiệu Trị|Cung An Định|"
    "Điện Hòn Chén|Đàn Nam Giao|Bảo tàng Cổ vật cung đình|Hổ Quyền|Lăng Đồng Khánh"
).split("|")
CLINICS = (
    "Bệnh viện Trung ương Huế|Trung tâm Y tế Phú Vang|Trung tâm Y tế Phú Lộc|Bệnh viện Mắt Huế|"
    "Bệnh viện Phục hồi chức năng|Trung tâm Y tế A Lưới|Trạm Y tế phường Vỹ Dạ|Bệnh viện Y học "
    "cổ truyền|Trung tâm Cấp cứu 115|Bệnh viện Da liễu"
).split("|")
SCHOOLS = (
    "Trường THPT Quốc Học|Trường THPT Hai Bà Trưng|Trường THCS Nguyễn Tri Phương|Trường Tiểu học "
    "Lê Lợi|Trường Mầm non Hoa Mai|Trường THPT Nguyễn Huệ|Trường THCS Thống Nhất|Trường Tiểu học "
    "Vĩnh Ninh|Trường THPT Gia Hội"
).split("|")
FIRMS = (
    "Công ty TNHH Sông Hương|Công ty CP Dệt may Phú Hòa An|Hợp tác xã Mây tre Bao La|Công ty TNHH "
    "MTV Lâm nghiệp Tiền Phong|Tổng công ty Xây dựng Miền Trung|Công ty CP Du lịch Hương Giang|"
    "Doanh nghiệp tư nhân Thành Lợi|Công ty TNHH Gốm sứ Phước Tích"
).split("|")
STREETS = "Lê Lợi|Hùng Vương|Trần Hưng Đạo|Nguyễn Huệ|Đống Đa|Bà Triệu|Phan Châu Trinh".split("|")
BUDGET = (
    "Chi đầu tư phát triển|Chi thường xuyên|Chi sự nghiệp giáo dục|Chi sự nghiệp y tế|Chi văn hóa "
    "thông tin|Chi bảo đảm xã hội|Chi quản lý hành chính|Chi sự nghiệp môi trường|Dự phòng ngân "
    "sách|Chi trả nợ lãi"
).split("|")
INDICATORS = (
    "Sản lượng lúa|Sản lượng thủy sản|Tổng mức bán lẻ hàng hóa|Số cơ sở lưu trú|Diện tích rừng "
    "trồng mới|Số doanh nghiệp thành lập mới|Số hộ nghèo|Số lao động được đào tạo"
).split("|")
TASKS = (
    "Xây dựng kế hoạch chuyển đổi số|Rà soát thủ tục hành chính|Tập huấn kỹ năng số|Nâng cấp cổng "
    "thông tin|Kiểm tra an toàn thông tin|Số hóa hồ sơ|Báo cáo kết quả thực hiện|Họp giao ban"
).split("|")


@dataclass
class Col:
    """`levels` of the label; `values` as they truly are; `add`: sums make sense."""

    levels: tuple[str, ...]
    type: str
    values: list[Any]
    add: bool = False
    places: int = 0


@dataclass
class Topic:
    title: str
    columns: list[Col]
    unit: str = ""
    office: str = "SỞ TÀI CHÍNH"
    notes: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.columns[0].values)


def _pick(rng: Random, names: list[str], count: int) -> list[str]:
    names = list(names)
    rng.shuffle(names)
    while len(names) < count:
        names += [f"{name} ({len(names)})" for name in names[: count - len(names)]]
    return names[:count]


def _ints(rng: Random, count: int, low: int, high: int) -> list[int]:
    return [rng.randint(low, high) for _ in range(count)]


def _decimals(rng: Random, count: int, low: float, high: float, places: int) -> list[Decimal]:
    return [Decimal(str(round(rng.uniform(low, high), places))) for _ in range(count)]


def _days(rng: Random, count: int) -> list[date]:
    start = date(2023, 1, 1)
    days = [start + timedelta(days=rng.randint(0, 900)) for _ in range(count)]
    days[0] = days[0].replace(day=rng.randint(13, 28))
    return days


def population(rng: Random, n: int) -> Topic:
    wards = _pick(rng, WARDS, n)
    return Topic(
        "DIỆN TÍCH, DÂN SỐ CÁC XÃ, PHƯỜNG NĂM 2025",
        [
            Col(("Xã, phường",), "text", wards),
            Col(("Diện tích (km²)",), "number", _decimals(rng, n, 2, 190, 2), True, 2),
            Col(("Dân số", "Tổng số"), "integer", _ints(rng, n, 1100, 65_000), True),
            Col(("Dân số", "Nữ"), "integer", _ints(rng, n, 500, 32_000), True),
            Col(("Số hộ",), "integer", _ints(rng, n, 300, 16_000), True),
        ],
        office="CHI CỤC THỐNG KÊ",
        notes=["Nguồn: Chi cục Thống kê thành phố Huế"],
    )


def tickets(rng: Random, n: int) -> Topic:
    return Topic(
        "LƯỢT KHÁCH THAM QUAN CÁC ĐIỂM DI TÍCH",
        [
            Col(("Điểm tham quan",), "text", _pick(rng, SITES, n)),
            Col(("Khách trong nước",), "integer", _ints(rng, n, 100, 90_000), True),
            Col(("Khách quốc tế",), "integer", _ints(rng, n, 50, 120_000), True),
            Col(("Doanh thu",), "integer", _ints(rng, n, 1_000_000, 900_000_000), True),
        ],
        unit="",
        office="SỞ DU LỊCH",
    )


def budget(rng: Random, n: int) -> Topic:
    plan = _decimals(rng, n, 100, 9_000, 1)
    done = [Decimal(str(round(float(p) * rng.uniform(0.5, 1.2), 1))) for p in plan]
    ratio = [
        Decimal(str(round(100 * float(d) / float(p), 1))) for p, d in zip(plan, done, strict=True)
    ]
    return Topic(
        "TÌNH HÌNH THỰC HIỆN DỰ TOÁN CHI NGÂN SÁCH 9 THÁNG ĐẦU NĂM 2025",
        [
            Col(("Nội dung",), "text", _pick(rng, BUDGET, n)),
            Col(("Dự toán năm 2025",), "number", plan, True, 1),
            Col(("Thực hiện",), "number", done, True, 1),
            Col(("So sánh (%)",), "number", ratio, False, 1),
        ],
        unit="triệu đồng",
    )


def health(rng: Random, n: int) -> Topic:
    return Topic(
        "BÁO CÁO HOẠT ĐỘNG KHÁM CHỮA BỆNH QUÝ III NĂM 2025",
        [
            Col(("Cơ sở y tế",), "text", _pick(rng, CLINICS, n)),
            Col(("Số giường bệnh",), "integer", _ints(rng, n, 10, 2500), True),
            Col(("Nhân lực", "Bác sĩ"), "integer", _ints(rng, n, 5, 900), True),
            Col(("Nhân lực", "Điều dưỡng"), "integer", _ints(rng, n, 5, 1200), True),
            Col(("Lượt khám",), "integer", _ints(rng, n, 800, 300_000), True),
        ],
        office="SỞ Y TẾ",
        notes=["Ghi chú: số liệu tính đến ngày 30/9/2025"],
    )


def decisions(rng: Random, n: int) -> Topic:
    return Topic(
        "DANH MỤC QUYẾT ĐỊNH BAN HÀNH",
        [
            Col(("Số quyết định",), "text", [f"{rng.randint(10, 3999)}/QĐ-UBND" for _ in range(n)]),
            Col(("Ngày ban hành",), "date", _days(rng, n)),
            Col(
                ("Trích yếu",),
                "text",
                [
                    f"Về việc {rng.choice(TASKS).lower()} tại {ward.lower()}, giai đoạn 2025-2030"
                    for ward in _pick(rng, WARDS, n)
                ],
            ),
            Col(
                ("Cơ quan chủ trì",),
                "text",
                [
                    rng.choice(["Sở Tài chính", "Sở Y tế", "Sở Du lịch", "Văn phòng UBND"])
                    for _ in range(n)
                ],
            ),
        ],
        office="VĂN PHÒNG",
    )


def firms(rng: Random, n: int) -> Topic:
    return Topic(
        "DANH SÁCH DOANH NGHIỆP TRÊN ĐỊA BÀN",
        [
            Col(
                ("Mã số thuế",),
                "text",
                [f"0{rng.randint(100_000_000, 999_999_999)}" for _ in range(n)],
            ),
            Col(("Tên doanh nghiệp",), "text", _pick(rng, FIRMS, n)),
            Col(
                ("Địa chỉ",),
                "text",
                [f"{rng.randint(1, 300)} {rng.choice(STREETS)}" for _ in range(n)],
            ),
            Col(
                ("Điện thoại",),
                "text",
                [f"0234{rng.randint(3_500_000, 3_999_999)}" for _ in range(n)],
            ),
            Col(("Ngày cấp",), "date", _days(rng, n)),
            Col(("Vốn điều lệ (tỷ đồng)",), "number", _decimals(rng, n, 1, 80, 2), True, 2),
        ],
        office="SỞ TÀI CHÍNH",
    )


def schools(rng: Random, n: int) -> Topic:
    return Topic(
        "QUY MÔ TRƯỜNG LỚP NĂM HỌC 2024-2025",
        [
            Col(("Tên trường",), "text", _pick(rng, SCHOOLS, n)),
            Col(("Số lớp",), "integer", _ints(rng, n, 6, 60), True),
            Col(("Số học sinh",), "integer", _ints(rng, n, 150, 2400), True),
            Col(("Tỷ lệ lên lớp (%)",), "number", _decimals(rng, n, 91, 99, 2), False, 2),
            Col(
                ("Ghi chú",), "text", [rng.choice([None, None, "Mới thành lập"]) for _ in range(n)]
            ),
        ],
        office="SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    )


def yearly(rng: Random, n: int) -> Topic:
    years = range(rng.choice([2019, 2020, 2021]), 2025)
    columns = [
        Col(("Chỉ tiêu",), "text", _pick(rng, INDICATORS, n)),
        Col(
            ("Đơn vị tính",),
            "text",
            [rng.choice(["tấn", "tỷ đồng", "cơ sở", "ha", "hộ"]) for _ in range(n)],
        ),
    ]
    for year in years:
        name = str(year) if n % 2 else f"Năm {year}"
        columns.append(Col((name,), "number", _decimals(rng, n, 10, 9_000, 1), False, 1))
    return Topic("MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI CHỦ YẾU", columns, office="CHI CỤC THỐNG KÊ")


def stations(rng: Random, n: int) -> Topic:
    start = datetime(2025, 9, rng.randint(13, 28), 1, 0)
    return Topic(
        "SỐ LIỆU QUAN TRẮC MƯA",
        [
            Col(
                ("Tên trạm",),
                "text",
                [rng.choice(["Kim Long", "Phú Ốc", "Bình Điền"]) for _ in range(n)],
            ),
            Col(("Thời gian",), "datetime", [start + timedelta(hours=k) for k in range(n)]),
            Col(("Lượng mưa (mm)",), "number", _decimals(rng, n, 0, 120, 1), False, 1),
            Col(("Vĩ độ",), "number", _decimals(rng, n, 16.25, 16.55, 5), False, 5),
            Col(("Kinh độ",), "number", _decimals(rng, n, 107.35, 107.75, 5), False, 5),
        ],
        office="ĐÀI KHÍ TƯỢNG THỦY VĂN",
    )


def periods(rng: Random, n: int) -> Topic:
    names = [
        rng.choice([f"Tháng {k % 12 + 1}/2025", f"Quý {['I', 'II', 'III', 'IV'][k % 4]}/2025"])
        for k in range(n)
    ]
    return Topic(
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ",
        [
            Col(("Kỳ báo cáo",), "period", names),
            Col(("Tiếp nhận",), "integer", _ints(rng, n, 100, 9000), True),
            Col(("Đúng hạn",), "integer", _ints(rng, n, 90, 8000), True),
            Col(("Quá hạn",), "integer", _ints(rng, n, 0, 90), True),
        ],
        office="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    )


def checks(rng: Random, n: int) -> Topic:
    return Topic(
        "DANH MỤC NHIỆM VỤ",
        [
            Col(("Nhiệm vụ",), "text", _pick(rng, TASKS, n)),
            Col(("Hoàn thành",), "boolean", [k % 3 != 1 or None for k in range(n)]),
            Col(("Hạn xử lý",), "date", _days(rng, n)),
        ],
        office="SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    )


TOPICS: list[Callable[[Random, int], Topic]] = [
    population, tickets, budget, health, decisions, firms, schools, yearly, stations, periods,
    checks,
]  # fmt: skip
ADDITIVE = [population, tickets, budget, health]
