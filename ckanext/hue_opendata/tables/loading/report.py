"""The load report: what was understood, what was set aside, what a person should look at.

Plain data, bounded in size: sentences in both languages, places by sheet, row and column.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from ckanext.hue_opendata.tables.loading.located import Located, Place
from ckanext.hue_opendata.tables.loading.shape import Field
from ckanext.hue_opendata.tables.loading.source import File
from ckanext.hue_opendata.tables.reading.model import Reading, SetAside, Warning

#: A report is for reading: so many warnings and rows set aside are listed, the rest counted.
WARNINGS = 300
SET_ASIDE = 200
TEXT = 300


def of_reading(reading: Reading, file: File, place: int) -> dict[str, Any]:
    """What the reading understood; `place`: the table that is loaded, from 0."""
    table = reading.tables[place] if reading.tables else None
    warnings = list(reading.warnings_of(table) if table else reading.warnings)
    others = [one for one in reading.warnings if one not in warnings]
    ordered = sorted([*warnings, *others], key=_gravity)
    return {
        "file": {
            "name": file.name,
            "size": file.size,
            "format": reading.format,
            "encoding": reading.encoding,
            "delimiter": reading.delimiter,
        },
        "tables": [
            {
                "number": number,
                "sheet": one.sheet,
                "title": one.title[:TEXT],
                "rows": len(one.rows),
                "columns": [column.label[:TEXT] for column in one.columns],
                "chosen": number == place + 1,
            }
            for number, one in enumerate(reading.tables, 1)
        ],
        "warnings": [_warning(one) for one in ordered[:WARNINGS]],
        "warnings_more": max(0, len(ordered) - WARNINGS),
        "overrides": reading.overrides,
        **(_of_table(reading, place) if table else {}),
    }


def _of_table(reading: Reading, place: int) -> dict[str, Any]:
    table = reading.tables[place]
    return {
        "sheet": table.sheet,
        "title": table.title[:TEXT],
        "unit": table.unit,
        "header_rows": list(table.header_rows),
        "rows": len(table.rows),
        "set_aside": [_aside(one) for one in table.set_aside[:SET_ASIDE]],
        "set_aside_more": max(0, len(table.set_aside) - SET_ASIDE),
        "set_aside_counts": dict(Counter(one.kind for one in table.set_aside)),
        "notes": [note[:TEXT] for note in table.notes[:SET_ASIDE]],
    }


def columns(fields: tuple[Field, ...], units: dict[str, str]) -> list[dict[str, Any]]:
    """The columns as loaded; `units` as the data dictionary has them."""
    return [
        {
            "id": one.id,
            "label": one.column.label,
            "header": list(one.column.levels),
            "type": one.column.type,
            "pg": one.pg,
            "unit": units.get(one.id, one.column.unit),
            "origin": one.column.origin,
        }
        for one in fields
    ]


def places(located: Located) -> list[dict[str, Any]]:
    """What became of the places in rows."""
    return [_place(one) for one in located.found]


def _place(place: Place) -> dict[str, Any]:
    unclear = [{"value": value[:TEXT], "rows": n} for value, n in place.unclear.most_common()]
    return {
        "column": place.column.id,
        "label": place.column.label,
        "added": place.added,
        "certain": place.certain,
        "unclear": unclear,
    }


def _gravity(warning: Warning) -> int:
    return ("error", "warning", "info").index(warning.level)


def _warning(one: Warning) -> dict[str, Any]:
    return {
        "code": one.code,
        "level": one.level,
        "sheet": one.sheet,
        "column": one.column,
        "column_label": one.column_label,
        "row": one.row,
        "count": one.count,
        "sample": [text[:TEXT] for text in one.sample[:5]],
        "vi": one.message.vi,
        "en": one.message.en,
    }


def _aside(one: SetAside) -> dict[str, Any]:
    return {"kind": one.kind, "row": one.row, "text": one.text[:TEXT], "checked": one.checked}
