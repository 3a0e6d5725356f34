"""Tidy lists of thirty subjects in many containers: nothing may be said, and all is as written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.tables_corpus import writers
from tests.tables_corpus.awkward.kit import D, case, file, page, text, truth, xlsx

#: How a type's values stand in `tidy_subjects.txt`.
_READ: dict[str, Callable[[str], Any]] = {
    "text": str, "period": str, "integer": int, "number": D, "date": date.fromisoformat,
    "datetime": datetime.fromisoformat, "boolean": "True".__eq__,
}  # fmt: skip


def subjects() -> Iterator[tuple[str, str, list[list[Any]]]]:
    """Name, labels with types, and rows of each list."""
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()[1:]
    starts = [at for at, line in enumerate(lines) if line.startswith("# ")]
    for start, end in pairwise([*starts, len(lines)]):
        columns = lines[start + 1]
        kinds = [part.rsplit(":", 1)[1] for part in columns.split("|")]
        rows = [
            [_READ[kind](cell) if cell else None for kind, cell in zip(kinds, cells, strict=True)]
            for cells in (line.split("|") for line in lines[start + 2 : end])
        ]
        yield lines[start][2:], columns, rows


def shown(value: Any, sign: str = ",") -> str:
    """A value as it is typed into a CSV."""
    if value is None or value is False:
        return ""
    if value is True:
        return "x"
    if isinstance(value, D):
        return str(value).replace(".", sign)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


def native(value: Any) -> Any:
    return float(value) if isinstance(value, D) else value


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return value.isoformat() if isinstance(value, date) else native(value)


@case
def thirty_subjects():
    for name, columns, rows in subjects():
        true = truth(columns, rows)
        # A box that is not ticked is empty in a text.
        typed = truth(columns, [[None if v is False else v for v in row] for row in rows])
        words = [true.labels, *[[shown(v) for v in row] for row in rows]]
        points = [true.labels, *[[shown(v, ".") for v in row] for row in rows]]
        sheet = page(true.labels, *[[native(v) for v in row] for row in rows])
        yield file(f"tidy_{name}_semi", "csv", text(words, ";", "utf-8-sig"), [typed])
        yield file(f"tidy_{name}_comma", "csv", text(points), [typed])
        yield file(f"tidy_{name}_tab", "tsv", text(words, "\t", "utf-16"), [typed])
        for ext, make in writers.SHEETS.items():
            yield file(f"tidy_{name}_{ext}", ext, make([sheet]), [true])
        yield file(f"tidy_{name}_words", "xlsx", xlsx(page(*words)), [typed])
        data, said = writers.html([page(*words)]), "html_as_xls"
        yield file(f"tidy_{name}_html", "xls", data, [typed], said)
        data, said = writers.xmlss([sheet]), "xml_spreadsheet"
        yield file(f"tidy_{name}_xml", "xls", data, [true], said)
        records = [{k: plain(v) for k, v in zip(true.labels, row, strict=True)} for row in rows]
        body = {"code": 0, "message": "ok", "data": records, "totalRows": len(records)}
        yield file(f"tidy_{name}_json", "json", json.dumps(body).encode(), [true])
