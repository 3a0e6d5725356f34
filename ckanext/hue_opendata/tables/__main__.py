"""`python -m ckanext.hue_opendata.tables FILE [--json]`: what a file says, without CKAN."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from ckanext.hue_opendata.tables import read
from ckanext.hue_opendata.tables.reading.model import Reading

SHOWN = 10


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain data; rows as lists."""
    tables = [
        {
            "sheet": table.sheet, "title": table.title, "unit": table.unit,
            "header_rows": table.header_rows, "columns": [asdict(c) for c in table.columns],
            "rows": [list(row) for row in table.rows], "row_numbers": list(table.row_numbers),
            "set_aside": [asdict(aside) for aside in table.set_aside],
        }
        for table in reading.tables
    ]  # fmt: skip
    return {
        "name": reading.name, "format": reading.format, "encoding": reading.encoding,
        "tables": tables, "warnings": [asdict(warning) for warning in reading.warnings],
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ckanext.hue_opendata.tables")
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    reading = read(given.file)
    if given.json:
        json.dump(as_json(reading), sys.stdout, ensure_ascii=False, indent=1, default=str)
        return 0
    for table in reading.tables:
        print(f"# {table.sheet or reading.name}: {len(table.rows)} dòng. {table.title}")
        for column in table.columns:
            print(f"  {column.id}: {column.type} {column.unit}  ({column.label})")
        for row in list(table.rows[:SHOWN]):
            print("  ", *("" if value is None else str(value)[:30] for value in row), sep=" | ")
    for warning in reading.warnings:
        print(f"! {warning.code}: {warning.message.vi}")
    return 0 if reading.ok else 1


if __name__ == "__main__":
    sys.exit(main())
