"""Checks of the tables: one loader, a DataStore that is set up, no load left half-way."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from ckanext.hue_opendata.doctor import Finding, check
from ckanext.hue_opendata.formats import few
from ckanext.hue_opendata.tables.loading import config, standing
from ckanext.hue_opendata.tables.loading.stock import get_write_engine

#: So many files are named.
NAMED = 5


@check("tables.loader")
def loader() -> Iterator[Finding]:
    """Exactly one part loads files into the DataStore."""
    others, chosen = config.others(), config.loader()
    names = ", ".join(others)
    if others and chosen == "hue_tables":
        yield Finding(
            "tables.two_loaders",
            {
                "vi": f"Cả hue_tables và {names} đều nạp tệp vào DataStore.",
                "en": f"Both hue_tables and {names} load files into the DataStore.",
            },
            {
                "vi": f"Bỏ {names} khỏi ckan.plugins, hoặc đặt {config.PREFIX}.loader = other.",
                "en": f"Take {names} out of ckan.plugins, or set {config.PREFIX}.loader = other.",
            },
        )
    elif others and chosen == "auto":
        yield Finding(
            "tables.other_loader",
            {
                "vi": f"{names} đang nạp tệp vào DataStore; hue_tables không nạp.",
                "en": f"{names} loads files into the DataStore; hue_tables does not.",
            },
            {
                "vi": f"Muốn hue_tables nạp thì bỏ {names}; nếu không, đặt "
                f"{config.PREFIX}.loader = other.",
                "en": f"Take {names} out if hue_tables is to load; else set "
                f"{config.PREFIX}.loader = other.",
            },
            "warning",
        )
    elif not others and chosen == "other":
        yield Finding(
            "tables.no_loader",
            {
                "vi": "Không phần nào nạp tệp vào DataStore.",
                "en": "Nobody loads files into the DataStore.",
            },
            {
                "vi": f"Đặt {config.PREFIX}.loader = hue_tables, hoặc bật xloader.",
                "en": f"Set {config.PREFIX}.loader = hue_tables, or switch xloader on.",
            },
            "warning",
        )


@check("tables.permissions")
def permissions() -> Iterator[Finding]:
    """The DataStore has what CKAN 2.12 keeps there, and its read user may read new tables."""
    with get_write_engine().connect() as connection:
        lacking = [
            name
            for name in ("_table_metadata", "_table_stats")
            if connection.execute(sa.text("select to_regclass(:n)"), {"n": name}).scalar() is None
        ]
    if lacking:
        yield Finding(
            "tables.permissions",
            {
                "vi": f"DataStore thiếu {', '.join(lacking)}: chưa cấp quyền cho bản CKAN này.",
                "en": f"The DataStore lacks {', '.join(lacking)}: its rights were not set for this "
                "version of CKAN.",
            },
            {
                "vi": "Chạy: ckan datastore set-permissions | psql (bằng quản trị PostgreSQL)",
                "en": "Run: ckan datastore set-permissions | psql (as PostgreSQL's administrator)",
            },
        )


@check("tables.standing")
def all_loaded() -> Iterator[Finding]:
    """Every file that should have rows has those of today's file."""
    if not config.ours():
        return
    found = standing.standing()
    if found.failed:
        names = [f"{one.dataset} / {one.name}" for one in found.failed]
        yield Finding(
            "tables.failed",
            {
                "vi": f"Đã nạp {found.loaded} trong {found.expected} bảng; {len(names)} tệp không "
                f"nạp được: {few(names, NAMED)}.",
                "en": f"{found.loaded} of {found.expected} tables are loaded; {len(names)} files "
                f"could not be: {few(names, NAMED)}.",
            },
            {
                "vi": "Xem lý do ở trang «Bảng» của từng tệp, sửa tệp ở nguồn.",
                "en": "See the reason on each file's page of its table; mend the file.",
            },
            "warning",
        )
    if found.waiting:
        yield Finding(
            "tables.waiting",
            {
                "vi": f"Đã nạp {found.loaded} trong {found.expected} bảng; {len(found.waiting)} "
                f"tệp còn chờ: {few(found.waiting, NAMED)}.",
                "en": f"{found.loaded} of {found.expected} tables are loaded; "
                f"{len(found.waiting)} files wait: {few(found.waiting, NAMED)}.",
            },
            {
                "vi": "Kiểm tra «ckan jobs worker» đang chạy; nạp ngay: ckan hue tables load --all",
                "en": "See that `ckan jobs worker` runs; to load now: ckan hue tables load --all",
            },
            "warning",
        )
