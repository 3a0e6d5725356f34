"""Every type of page of the portal, by who may see it; `made` lays down what the demo lacks."""

from __future__ import annotations

import base64
import json
import urllib.request
import uuid
from dataclasses import dataclass

from tests.browser.living import Portal

NAME = "thu-nghiem-cac-loai-trang"
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
    """A dataset with a table, a text and a picture, each with its view."""

    dataset: str
    table: str
    views: dict[str, str]
    files: dict[str, str]


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
    return Made(NAME, table, views, files)


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


def visitor(portal: Portal, there: Made) -> dict[str, str]:
    """What everyone sees; name → path."""
    data, agency = f"/dataset/{there.dataset}", portal.agency
    files = {
        f"{kind}-file": f"{data}/resource/{resource}"
        for kind, resource in (("table", there.table), *there.files.items())
    }
    views = {
        f"{kind}-view": f"{data}/resource/{resource}/view/{there.views[resource]}"
        for kind, resource in (("table", there.table), *there.files.items())
    }
    return {
        "home": "/",
        "search": "/dataset/?q=le+hoi",
        "none": "/dataset/?q=zzzzqqqq",
        "filtered": "/dataset/?q=gia+ve&vocab_hue_open=may-doc-duoc&ext_tu_nam=1999",
        "indicators": "/indicator/",
        "layers": "/geo/",
        "observations": "/observation/",
        "dataset": data,
        "dataset-topics": f"/dataset/groups/{there.dataset}",
        "dataset-activity": f"/dataset/activity/{there.dataset}",
        **files,
        **views,
        "agencies": "/organization/",
        "agency": f"/organization/{agency}",
        "agency-about": f"/organization/about/{agency}",
        "agency-activity": f"/organization/activity/{agency}",
        "tree": "/agencies",
        "vocabularies": "/vocabulary",
        "vocabulary": "/vocabulary/theme",
        "unknown-code": "/vocabulary/theme?code=khong-co",
        "topics": "/group/",
        "topic": "/group/du-lich",
        "topic-about": "/group/about/du-lich",
        "about": "/about",
        "terms": "/terms",
        "privacy": "/privacy",
        "accessibility": "/accessibility",
        "guide": "/guide",
        "topic-activity": "/group/activity/du-lich",
        "login": "/user/login",
        "logged-out": "/user/logged_out_redirect",
        "reset": "/user/reset",
        "missing": "/khong-co-trang-nay",
        "missing-dataset": "/dataset/khong-co-bo-nay",
        "forbidden": "/ckan-admin/",
    }


def officer(portal: Portal, there: Made) -> dict[str, str]:
    """What an agency's editor sees besides."""
    data = f"/dataset/{there.dataset}"
    return {
        "dashboard": "/dashboard/",
        "own-datasets": "/dashboard/datasets",
        "own-agencies": "/dashboard/organizations",
        "own-topics": "/dashboard/groups",
        "profile": f"/user/{portal.officer}",
        "settings": f"/user/edit/{portal.officer}",
        "tokens": f"/user/{portal.officer}/api-tokens",
        "new-dataset": "/dataset/new",
        "edit-dataset": f"/dataset/edit/{there.dataset}",
        "edit-files": f"/dataset/resources/{there.dataset}",
        "new-file": f"{data}/resource/new",
        "edit-file": f"{data}/resource/{there.files['text']}/edit",
        "columns": f"/dataset/{there.dataset}/dictionary/{there.table}",
        "edit-views": f"{data}/resource/{there.table}/views",
        "edit-view": f"{data}/resource/{there.table}/edit_view/{there.views[there.table]}",
        **{f"new-{kind}": f"/{kind}/new" for kind in ("indicator", "geo", "observation")},
        "files": f"/dataset/files/{there.dataset}",
        "table-report": f"/dataset/{there.dataset}/table/{there.table}",
        "own-topics-of-dataset": f"/dataset/groups/{there.dataset}",
        "own-dataset": data,
        "own-activity": f"/user/activity/{portal.officer}",
        "delete-dataset": f"/dataset/delete/{there.dataset}",
        "delete-file": f"{data}/resource/{there.files['text']}/delete",
        "manage-agency": f"/organization/bulk_process/{portal.agency}",
        "not-ours": "/organization/edit/so-du-lich",
    }


def _changed(portal: Portal) -> str:
    """A change of the agency; makes one when there was none."""
    for text in ("Cơ quan thử nghiệm", "", ""):
        done = portal.as_admin("organization_activity_list", id=portal.agency)
        changes = [one["id"] for one in done if one["activity_type"] == "changed organization"]
        if changes:
            return changes[0]
        portal.as_admin("organization_patch", id=portal.agency, description=text)
    raise AssertionError("the agency cannot be changed")


def admin(portal: Portal, there: Made) -> dict[str, str]:
    """What only the administrator sees."""
    source = portal.as_admin("harvest_source_list")[0]["id"]
    return {
        "admin": "/ckan-admin/",
        "config": "/ckan-admin/config",
        "reset-config": "/ckan-admin/reset_config",
        "trash": "/ckan-admin/trash",
        "not-found": "/ckan-admin/searches",
        "new-name": "/ckan-admin/searches/name?name=giá+vé+buổi+tối",
        "activities": "/ckan-admin/activities",
        "users": "/user/",
        "new-user": "/user/register",
        "delete-user": f"/user/delete/{portal.officer}",
        "followers-of-user": f"/user/followers/{portal.officer}",
        "agencies-of-user": f"/user/{portal.officer}/organizations",
        "topics-of-user": f"/user/{portal.officer}/groups",
        "followers": f"/dataset/followers/{there.dataset}",
        "followers-of-topic": "/group/followers/du-lich",
        "admins-of-agency": f"/organization/admins/{portal.agency}",
        "admins-of-topic": "/group/admins/du-lich",
        "new-agency": "/organization/new",
        "edit-agency": f"/organization/edit/{portal.agency}",
        "members": f"/organization/members/{portal.agency}",
        "manage-members": f"/organization/manage_members/{portal.agency}",
        "delete-member": f"/organization/member_delete/{portal.agency}?user={portal.officer}",
        "manage-topic-members": "/group/manage_members/du-lich",
        "topic-members": "/group/members/du-lich",
        "new-topic-member": "/group/member_new/du-lich",
        "delete-topic": "/group/delete/du-lich",
        "changes-of-agency": f"/organization/changes/{_changed(portal)}",
        "new-member": f"/organization/member_new/{portal.agency}",
        "new-topic": "/group/new",
        "edit-topic": "/group/edit/du-lich",
        "delete-agency": f"/organization/delete/{portal.agency}",
        "sources": "/harvest",
        "new-source": "/harvest/new",
        "source": f"/harvest/{source}",
        "source-about": f"/harvest/about/{source}",
        "source-admin": f"/harvest/admin/{source}",
        "source-edit": f"/harvest/edit/{source}",
        "source-job": f"/harvest/{source}/job/last",
        "source-jobs": f"/harvest/{source}/job",
    }
