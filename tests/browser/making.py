"""What the demo lacks for a visit to every type of page: a dataset with views and versions."""

from __future__ import annotations

import base64
import contextlib
import json
import urllib.request
import uuid
from dataclasses import dataclass

from tests.browser.living import Portal

NAME = "thu-nghiem-cac-loai-trang"
DELETED = "thu-nghiem-da-xoa"
#: A picture of one dot.
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
ROWS = [
    {"Điểm": "Đại Nội Huế", "Giá vé": 200000, "Ngày": "2026-01-01"},
    {"Điểm": "Lăng Tự Đức", "Giá vé": 150000, "Ngày": "2026-01-01"},
    {"Điểm": "Lăng Khải Định", "Giá vé": 150000, "Ngày": "2026-01-01"},
]


@dataclass(frozen=True)
class Made:
    """A dataset with a table, a text and a picture, each with its view; and what was before."""

    dataset: str
    table: str
    views: dict[str, str]
    files: dict[str, str]
    #: Its versions as CKAN notes them, the newest first.
    versions: list[str]


def made(portal: Portal) -> Made:
    """Make the dataset anew."""
    found = portal.as_admin("package_search", q=f"name:{NAME}", include_private=True)["results"]
    if found:
        portal.as_admin("dataset_purge", id=NAME)
    portal.as_admin(
        "package_create",
        name=NAME,
        title="Thử nghiệm các loại trang",
        notes="Bảng, chữ và hình để thử các loại trang.",
        owner_org=portal.agency,
        theme=["du-lich"],
        license_id="vn-gov-open",
        classification="mo",
        personal_data="khong-co",
        frequency="hang-nam",
        tag_string="giá vé",
    )
    table = portal.as_admin(
        "datastore_create",
        resource={"package_id": NAME, "name": "Giá vé các điểm", "format": "CSV"},
        fields=[
            {"id": "Điểm"},
            {"id": "Giá vé", "type": "int"},
            {"id": "Ngày", "type": "timestamp"},
        ],
        records=ROWS,
        force=True,
    )["resource_id"]
    files = {
        "text": upload(portal, "ghi-chu.txt", "Ghi chú về giá vé.".encode(), "TXT"),
        "image": upload(portal, "dau-cham.png", DOT, "PNG"),
    }
    views = {}
    for resource, kind in (
        (table, "datatables_view"),
        (files["text"], "text_view"),
        (files["image"], "image_view"),
    ):
        there = portal.as_admin("resource_view_list", id=resource)
        for one in there:
            portal.as_admin("resource_view_delete", id=one["id"])
        view = portal.as_admin(
            "resource_view_create", resource_id=resource, title="Xem", view_type=kind
        )
        views[resource] = view["id"]
    return Made(NAME, table, views, files, _versions(portal))


def _versions(portal: Portal) -> list[str]:
    """Change the dataset twice, after its views were noted; and leave a deleted one beside it."""
    for text in ("Bảng, chữ và hình để thử.", "Bảng, chữ và hình để thử các loại trang."):
        portal.as_admin("package_patch", id=NAME, notes=text)
    if DELETED not in portal.as_admin("package_list", limit=1000):
        with contextlib.suppress(AssertionError):
            portal.as_admin("package_create", name=DELETED, title="Bộ đã xóa", state="draft",
                            owner_org=portal.agency)  # fmt: skip
    portal.as_admin("package_delete", id=DELETED)
    done = portal.as_admin("package_activity_list", id=NAME)
    return [one["id"] for one in done if one["activity_type"] == "changed package"]


def upload(portal: Portal, name: str, content: bytes, form: str) -> str:
    """Put a file into the dataset as an officer's browser would; the resource's id."""
    edge = uuid.uuid4().hex
    parts = b""
    for key, value in {"package_id": NAME, "name": name, "format": form}.items():
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'
        parts += f"{head}{value}\r\n".encode()
    head = f'--{edge}\r\nContent-Disposition: form-data; name="upload"; filename="{name}"\r\n\r\n'
    body = parts + head.encode() + content + f"\r\n--{edge}--\r\n".encode()
    request = urllib.request.Request(
        f"{portal.url}/api/3/action/resource_create",
        body,
        {
            "Content-Type": f"multipart/form-data; boundary={edge}",
            "Authorization": portal.tokens["admin"],
        },
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read())["result"]["id"]
