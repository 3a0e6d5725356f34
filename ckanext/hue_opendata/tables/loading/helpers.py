"""What the pages of loads ask for."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.formats.helpers import hue_datetime, hue_number
from ckanext.hue_opendata.reader import language

#: With those of other rooms that these pages ask for, on a site that has this plugin alone.
__all__ = [
    "hue_datetime",
    "hue_number",
    "hue_table_aside",
    "hue_table_report",
    "hue_table_said",
    "hue_table_state",
    "hue_table_type",
    "hue_table_types",
]


def hue_table_report(resource_id: str) -> dict[str, Any] | None:
    """A resource's report for the page's reader; None when there is none or it is not for him."""
    try:
        return tk.get_action("hue_table_report_show")({}, {"id": resource_id})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return None


def hue_table_said(one: dict[str, Any]) -> str:
    """The sentence of a warning or problem in the reader's language."""
    return one[language()]


def hue_table_state(report: dict[str, Any]) -> str:
    """How the last load ended, in words."""
    if report["waiting"] or report["state"] == "waiting":
        return tk._("Waiting to be read")
    names = {"loaded": tk._("The table is loaded"), "failed": tk._("The file could not be loaded")}
    return names.get(report["state"], tk._("This file is not one to look for a table in"))


def hue_table_type(name: str) -> str:
    """The name of a column's type."""
    names = {
        "text": tk._("text"),
        "integer": tk._("whole number"),
        "number": tk._("number"),
        "boolean": tk._("yes or no"),
        "date": tk._("date"),
        "datetime": tk._("date and time"),
        "period": tk._("period"),
        "geometry": tk._("shape (GeoJSON)"),
    }
    return names.get(name, name)


def hue_table_types() -> list[str]:
    """The types that a person may choose."""
    return ["text", "integer", "number", "boolean", "date", "datetime", "period"]


def hue_table_aside(kind: str) -> str:
    """Why a row is no row of data, in words."""
    names = {
        "letterhead": tk._("letterhead"),
        "title": tk._("title of the table"),
        "unit": tk._("line of units"),
        "header": tk._("header"),
        "column_numbers": tk._("row of column numbers"),
        "group": tk._("heading of some rows"),
        "subtotal": tk._("subtotal"),
        "total": tk._("total"),
        "note": tk._("note"),
        "signature": tk._("signature"),
        "text": tk._("text outside the table"),
        "blank": tk._("empty row"),
        "repeated_header": tk._("repeated header"),
    }
    return names.get(kind, kind)
