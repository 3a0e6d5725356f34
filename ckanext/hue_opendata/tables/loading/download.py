"""The rows of a table as a workbook for Excel: written to a file, row by row."""

from __future__ import annotations

import os
import re
import tempfile
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Response, send_file
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from ckanext.hue_opendata.tables.loading.snapshot import one_snapshot

#: A sheet of Excel has 1,048,576 rows (Microsoft, "Excel specifications and limits").
MOST = 1_048_575
PAGE = 32_000
#: Excel keeps 15 digits; a longer whole number stays text, so that none is lost.
DIGITS = 15
LONGEST_CELL = 32_767
#: Characters that XML 1.0 cannot hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FORMATS = {"date": "dd/mm/yyyy", "timestamp": "hh:mm dd/mm/yyyy"}


class TooLong(Exception):
    """More rows than a sheet holds."""

    def __init__(self) -> None:
        super().__init__(MOST)
        self.most = MOST


def workbook(resource: dict[str, Any]) -> Path:
    """Write a resource's table to a file, which the caller sends and removes.

    Headers are the labels of the data dictionary. Raises `TooLong`, and ObjectNotFound and
    NotAuthorized as `datastore_search` does.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    with one_snapshot(resource["id"]):
        answer = _page(resource["id"], -1)
        if answer["total"] > MOST:
            raise TooLong
        fields = [one for one in answer["fields"] if not one["id"].startswith("_")]
        sheet.append([_head(sheet, one) for one in fields])
        while answer["records"]:
            for record in answer["records"]:
                sheet.append([_cell(sheet, record[one["id"]], one["type"]) for one in fields])
            answer = _page(resource["id"], answer["records"][-1]["_id"])
    handle, path = tempfile.mkstemp(prefix="hue-tables-", suffix=".xlsx")
    os.close(handle)
    book.save(path)
    return Path(path)


def _page(resource_id: str, after: int) -> dict[str, Any]:
    asked = {"resource_id": resource_id, "limit": PAGE, "sort": "_id", "include_total": after < 0}
    asked["filters"] = {"_id": {"gt": after}}
    return tk.get_action("datastore_search")({}, asked)


def _head(sheet: Any, field: dict[str, Any]) -> Any:
    label = (field.get("info") or {}).get("label") or field["id"]
    cell = WriteOnlyCell(sheet, value=CONTROL.sub("", label)[:LONGEST_CELL])
    cell.font = Font(bold=True)
    cell.data_type = "s"
    return cell


def _cell(sheet: Any, value: Any, kind: str) -> Any:
    """A cell of the column's type; a text is a text also when it begins like a formula."""
    if value is None:
        return None
    if kind in ("int8", "int4", "int", "numeric", "float8"):
        return _number(value)
    if kind == "bool":
        return bool(value)
    if kind in FORMATS:
        cell = WriteOnlyCell(sheet, value=_moment(str(value)))
        cell.number_format = FORMATS[kind]
        return cell
    cell = WriteOnlyCell(sheet, value=CONTROL.sub("", str(value))[:LONGEST_CELL])
    cell.data_type = "s"
    return cell


def _number(value: Any) -> Any:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite() or len(number.as_tuple().digits) > DIGITS:
        return str(value)
    return int(number) if number == number.to_integral_value() else float(number)


def _moment(text: str) -> datetime | str:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    # Excel's days begin in 1900; an older one stays text.
    if found.year < 1900:
        return text
    return found.replace(tzinfo=None)


def sent(path: Path, name: str) -> Response:
    """The file as an answer; it is gone when the answer is."""
    answer = send_file(path, as_attachment=True, download_name=name, conditional=False)
    answer.call_on_close(lambda: path.unlink(missing_ok=True))
    return answer
