"""One load, from the file to the rows: the job that a worker runs after a resource changed."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ckan.plugins.toolkit as tk
import psycopg2
from ckan import model as ckan_model

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.tables import read
from ckanext.hue_opendata.tables.loading import (
    altered,
    catalogue,
    choose,
    dictionary,
    flag,
    keys,
    model,
    report,
    shape,
    source,
    staging,
    swap,
)  # fmt: skip
from ckanext.hue_opendata.tables.loading.effort import Clock
from ckanext.hue_opendata.tables.loading.located import Located, locate
from ckanext.hue_opendata.tables.loading.plan import Blocked, Plan
from ckanext.hue_opendata.tables.loading.stock import get_write_engine
from ckanext.hue_opendata.tables.reading.model import Reading
from ckanext.hue_opendata.tables.reading.pauses import without_collector

log = logging.getLogger(__name__)
#: Raised when the same file would give other rows: every file is then loaded anew.
EDITION = 1
#: First part of the advisory lock of a resource's load (two keys of 32 bits).
LOCK = 0x48554554


class Failed(Exception):
    """A load that came to nothing: a code, two sentences, and the report so far."""

    def __init__(self, code: str, vi: str, en: str, so_far: dict[str, Any] | None = None) -> None:
        super().__init__(en)
        self.code, self.vi, self.en, self.so_far = code, vi, en, so_far or {}


def load(resource_id: str, force: bool = False) -> str:
    """Load a resource's file; the state: `loaded`, `unchanged`, `failed`, or `skipped`.

    The report is kept for `hue_table_report_show`. `force`: also a file that was loaded before.
    Never raises for what a file holds or a source answers; the old rows stay then.
    """
    try:
        resource = tk.get_action("resource_show")(as_site_user(), {"id": resource_id})
    except tk.ObjectNotFound:
        return "skipped"
    if not source.wanted(resource):
        return _no_longer(resource)
    with _alone(resource_id) as connection:
        return _load(connection, resource, force)


def _no_longer(resource: dict[str, Any]) -> str:
    """A file that is none to look for rows in: the rows of an earlier one stay, and it is said."""
    last = model.find(resource["id"])
    if last is None or last.loaded is None or resource.get("url_type") in source.NO_FILE:
        return "skipped"
    said = str(resource.get("format") or source.extension(resource) or "?")[:40]
    return _failed(
        resource["id"],
        Failed(
            "no_longer_table",
            f"Tệp hiện nay ({said}) không còn là tệp bảng; dữ liệu đang hiển thị là của tệp cũ. "
            "Hãy nộp lại tệp bảng, hoặc xóa dữ liệu cũ khỏi DataStore.",
            f"The file of today ({said}) holds no table; the rows shown are of an older file. "
            "Hand in a file with a table, or delete the old rows from the DataStore.",
        ),
    )


def overrides(resource: dict[str, Any]) -> dict[str, Any]:
    """What a person chose for the reading of this resource; {} when there is nothing readable."""
    given = resource.get("table_overrides")
    if isinstance(given, str):
        try:
            given = json.loads(given or "{}")
        except ValueError:
            given = None
    return given if isinstance(given, dict) else {}


@contextmanager
def _alone(resource_id: str) -> Iterator[Any]:
    """A connection to the DataStore that holds the resource's lock: one load at a time."""
    connection = get_write_engine().raw_connection()
    driver = connection.driver_connection
    try:
        with driver, driver.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s, hashtext(%s))", [LOCK, resource_id])
        yield driver
    finally:
        driver.rollback()
        with driver, driver.cursor() as cursor:
            # The lock belongs to the session, which goes back to the pool.
            cursor.execute("select pg_advisory_unlock(%s, hashtext(%s))", [LOCK, resource_id])
        connection.close()


def _load(connection: Any, resource: dict[str, Any], force: bool) -> str:
    identity = resource["id"]
    chosen = overrides(resource)
    fingerprint = None
    try:
        with source.opened(resource) as file:
            with connection, connection.cursor() as cursor:
                before = catalogue.existing(cursor, identity)
            types = dictionary.type_overrides(before.raw) if before else {}
            fingerprint = json.dumps([EDITION, file.digest, chosen, types], sort_keys=True)
            if not force and before and _same_as_last(identity, fingerprint):
                flag.activate(identity)
                model.checked(identity)
                return "unchanged"
            told = _read_and_write(connection, resource, file, _merged(chosen, types), before)
    except (source.Missing, Blocked, Failed) as error:
        return _failed(identity, error)
    except psycopg2.errors.UniqueViolation as error:
        return _failed(identity, _not_unique(error))
    except Exception as error:
        log.exception("resource %s could not be loaded", identity)
        return _failed(identity, _unexpected(error))
    if not flag.activate(identity) and told["way"] == "new_columns":
        flag.index_again(identity)
    model.note(identity, "loaded", fingerprint, told)
    return "loaded"


def _merged(chosen: dict[str, Any], types: dict[str, str]) -> dict[str, Any]:
    """The load's own choices win over the types of the stock dictionary form."""
    named = chosen.get("types")
    both = {**types, **(named if isinstance(named, dict) else {})}
    return {**chosen, "types": both} if both else chosen


def _same_as_last(resource_id: str, fingerprint: str) -> bool:
    last = model.find(resource_id)
    return last is not None and last.state == "loaded" and last.fingerprint == fingerprint


@without_collector()
def _read_and_write(
    connection: Any,
    resource: dict[str, Any],
    file: source.File,
    chosen: dict[str, Any],
    before: catalogue.Existing | None,
) -> dict[str, Any]:
    clock = Clock()
    reading = read(file.path, file.name, chosen)
    clock.lap("read")
    place = choose.chosen(reading, chosen) if reading.tables else 0
    told = report.of_reading(reading, file, place)
    if not reading.tables:
        raise _nothing(reading, told)
    located = locate(reading.tables[place])
    clock.lap("places")
    plan = _staged(connection, resource["id"], located, before)
    clock.lap("copy")
    if plan.same:
        swap.replace_rows(connection, plan)
        clock.lap("swap")
    else:
        swap.take_place(connection, plan)
        clock.lap("swap")
        if plan.before is None:
            swap.finish_first(connection, plan)
            clock.lap("full_text")
    units = {name: one[dictionary.PLUGIN]["unit"] for name, one in plan.dictionary.items()}
    return told | {
        "columns": report.columns(plan.fields, units),
        "places": report.places(located),
        "primary_key": list(plan.key),
        "way": "replaced" if plan.same else "first" if plan.before is None else "new_columns",
        "removed_columns": altered.removed(plan),
        "altered": altered.altered(plan),
        "dropped_indexes": plan.dropped,
        "seconds": clock.laps,
    }


def _staged(
    connection: Any, resource_id: str, located: Located, before: catalogue.Existing | None
) -> Plan:
    fields = shape.fields(located.columns)
    fits = before is not None and before.columns == tuple((f.id, f.pg) for f in fields)
    with connection, connection.cursor() as cursor:
        fields = staging.fill(
            cursor, resource_id, fields, located.written, not fits, located.straight
        )
        return Plan(resource_id, fields, before, keys.evident(cursor, resource_id, fields))


def _nothing(reading: Reading, told: dict[str, Any]) -> Failed:
    said = next((w for w in reading.warnings if w.level == "error"), None)
    said = said or next(iter(reading.warnings), None)
    if said is None:
        return Failed("no_table", "Không tìm thấy bảng trong tệp.", "No table was found.", told)
    return Failed(said.code, said.message.vi, said.message.en, told)


def _not_unique(error: psycopg2.Error) -> Failed:
    detail = str(error.diag.message_detail or "").strip()
    return Failed(
        "not_unique",
        f"Bảng có khóa không cho phép giá trị trùng, nhưng tệp có ({detail}). Dữ liệu cũ được giữ "
        "nguyên. Hãy sửa tệp hoặc bỏ khóa.",
        f"The table has a key that allows no doubles, but the file has some ({detail}). The old "
        "rows stay. Mend the file or take the key away.",
    )


def _unexpected(error: Exception) -> Failed:
    what = type(error).__name__
    return Failed(
        "unexpected",
        f"Không nạp được tệp do lỗi của hệ thống ({what}); dữ liệu cũ, nếu có, được giữ nguyên. "
        "Hãy báo người quản trị.",
        f"The file could not be loaded because of a fault of the system ({what}); old rows, if "
        "any, stay. Tell the administrator.",
    )


def _failed(resource_id: str, error: Any) -> str:
    """Keep what went wrong; the fingerprint is forgotten, so that the next look tries again."""
    ckan_model.Session.rollback()
    told = dict(getattr(error, "so_far", {}))
    told["problem"] = {"code": error.code, "vi": error.vi, "en": error.en}
    try:
        with get_write_engine().begin() as connection:
            staging.drop(connection.connection.cursor(), resource_id)
    finally:
        model.note(resource_id, "failed", None, told)
    return "failed"
