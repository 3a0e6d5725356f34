"""One page of a table's rows, made on the server: to be read without JavaScript, by anyone."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.theme import charts
from ckanext.hue_opendata.theme.charts import drawing

SIZE = 50
LONGEST = 200
FARTHEST = 10_000
FIGURES = {"int", "int4", "int8", "integer", "bigint", "numeric", "float8", "double precision"}


def page_of_rows(resource_id: str, asked: Any) -> dict[str, Any] | None:
    """Rows, columns and the ways on; None when the rows cannot be read.

    `asked` holds what stands in the address: `tim` (words), `cot` and `chieu` (order), `trang`.
    What is not a column or not a number is taken as not asked.
    """
    words = str(asked.get("tim", ""))[:LONGEST].strip()
    number = _number(asked.get("trang"))
    try:
        columns = _columns(resource_id)
        names = [column["id"] for column in columns]
        order = str(asked.get("cot", "")) if asked.get("cot") in names else ""
        down = asked.get("chieu") == "giam"
        query: dict[str, Any] = {
            "resource_id": resource_id,
            "limit": SIZE,
            "offset": (number - 1) * SIZE,
            "include_total": True,
        }
        if words:
            query["q"] = words
        if order:
            query["sort"] = f'"{order}" {"desc" if down else "asc"} nulls last'
        found = tk.get_action("datastore_search")({}, query)
    except (tk.ObjectNotFound, tk.NotAuthorized, tk.ValidationError):
        return None
    total = int(found.get("total") or 0)
    _measure_decimals(columns, found["records"])
    return {
        "columns": columns,
        "records": found["records"],
        "total": total,
        "words": words,
        "order": order,
        "down": down,
        "page": number,
        "pages": max(1, -(-total // SIZE)),
        "first": (number - 1) * SIZE + 1,
        "last": min(number * SIZE, total),
    }


def picture(resource_id: str, shown: dict[str, Any], asked: Any) -> charts.Chart | None:
    """The picture of a whole table, as small as it must be for one; none of a part of it."""
    if shown["words"] or not 0 < shown["total"] <= drawing.MOST:
        return None
    query = {
        "resource_id": resource_id,
        "limit": drawing.MOST,
        "sort": "_id",
        "include_total": False,
    }
    found = tk.get_action("datastore_search")({}, query)
    return charts.draw(shown["columns"], found["records"], str(asked.get("hinh", "")))


def _columns(resource_id: str) -> list[dict[str, Any]]:
    told = tk.get_action("datastore_search")({}, {"resource_id": resource_id, "limit": 0})
    columns = []
    for field in told["fields"]:
        if field["id"] == "_id":
            continue
        info = field.get("info") or {}
        columns.append(
            {
                "id": field["id"],
                "label": info.get("label") or field["id"],
                "notes": info.get("notes") or "",
                "figure": str(field.get("type")) in FIGURES,
            }
        )
    return columns


def _measure_decimals(columns: list[dict[str, Any]], records: list[dict[str, Any]]) -> None:
    """Note in each column of figures how many decimals the longest figure on this page has."""
    for column in columns:
        if column["figure"]:
            column["decimals"] = max((decimals(one[column["id"]]) for one in records), default=0)


def decimals(value: Any) -> int:
    """How many digits stand behind the point of a figure, as it is written."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return 0
    whole, _, part = str(value).partition(".")
    return len(part) if whole.lstrip("-").isdecimal() and part.isdecimal() else 0


def room(value: Any, most: int, point: str) -> str:
    """What would have to follow a figure for its point to stand under the others'; never shown.

    No decimals are added to the figure itself: `2` beside `2.5` stays `2`, in its place.
    """
    mine = decimals(value)
    if value is None or mine >= most:
        return ""
    return ("" if mine else point) + "0" * (most - mine)


def _number(text: Any) -> int:
    digits = str(text or "")
    return min(int(digits), FARTHEST) if digits.isdecimal() and int(digits[:9]) > 0 else 1
