"""All tables of a sheet: one below the other, side by side, or lying on their side."""

from __future__ import annotations

import itertools

from ckanext.hue_opendata.tables.reading.grid import Grid, shown
from ckanext.hue_opendata.tables.reading.structure import header as headers
from ckanext.hue_opendata.tables.reading.structure import lying, words
from ckanext.hue_opendata.tables.reading.structure.body import Body
from ckanext.hue_opendata.tables.reading.structure.draft import Aside, Draft
from ckanext.hue_opendata.tables.reading.structure.header import Header
from ckanext.hue_opendata.tables.reading.structure.view import View, kind

MAX_TABLES = 50


def tables(grid: Grid, header_rows: tuple[int, ...] = ()) -> list[Draft]:
    """Every table of a sheet; `header_rows` (from 0) is a person's choice for the first."""
    found: list[Draft] = []
    for low, high in _bands(grid):
        found.extend(_column(View(grid, low, high), header_rows))
    return found


def _column(view: View, header_rows: tuple[int, ...]) -> list[Draft]:
    """Tables one below the other."""
    found: list[Draft] = []
    row, stop = 0, len(view.rows)
    while row < stop and len(found) < MAX_TABLES:
        header = (
            _given(view, header_rows, stop)
            if header_rows and not found
            else (headers.find(view, row))
        )
        if header is None:
            if not found:
                found.extend(_headless(view, stop) or _bodiless(view, stop))
            break
        upright = lying.turn(view, header, stop) if not header_rows else None
        if upright:
            _above(view, row, min(upright.header_rows), upright)
            found.append(upright)
            row = max(upright.header_rows) + 1
            continue
        body = Body(view, header, stop)
        draft = body.read()
        _narrow(draft)
        _above(view, row, header.top, draft)
        found.append(draft)
        row = max(body.end, header.body)
    return found


def _bodiless(view: View, stop: int) -> list[Draft]:
    """A form that nobody filled in: a header in the last row, and nothing below."""
    rows = [r for r in range(stop) if view.filled(r)]
    if not rows or len(view.filled(rows[-1])) < 2:
        return []
    last = rows[-1]
    texts = view.texts(last)
    known = sum(bool(words.HEADER_WORDS.match(words.key(text))) for text in texts)
    plain = all(kind(view.get(last, c)) == "t" for c in view.filled(last))
    header = headers.make(view, last, last, stop)
    if header is None or not plain or known < 0.5 * len(texts):
        return []
    draft = Body(view, header, stop).read()
    _above(view, 0, last, draft)
    return [draft]


def _narrow(draft: Draft) -> None:
    """Leave out columns that have no label and, in this table's own rows, no value."""
    if not draft.data or all(draft.levels):
        return
    filled = {c for r in draft.data for c, v in enumerate(draft.grid.rows[r]) if v is not None}
    keep = [i for i, c in enumerate(draft.columns) if draft.levels[i] or c in filled]
    draft.columns = [draft.columns[i] for i in keep]
    draft.levels = [draft.levels[i] for i in keep]


def _given(view: View, rows: tuple[int, ...], stop: int) -> Header | None:
    return headers.make(view, min(rows), max(rows), stop)


def _headless(view: View, stop: int) -> list[Draft]:
    """Rows of data without a header: columns get numbers for names."""
    rows = [r for r in range(stop) if view.filled(r)]
    if not rows:
        return []
    widths = sorted(len(view.filled(r)) for r in rows[:200])
    usual = widths[len(widths) // 2]
    solid = [r for r in rows if len(view.filled(r)) >= max(2, 0.6 * usual)]
    numbers = sum(
        kind(view.get(r, c)) in ("n", "d", "m") for r in solid[:50] for c in view.filled(r)
    )
    if usual < 2 or len(solid) < 2 or not numbers:
        return []
    columns = sorted({c for r in solid[:200] for c in view.filled(r)})
    header = Header(solid[0] - 1, solid[0] - 1, columns, [() for _ in columns], 0.0)
    body = Body(view, header, stop)
    draft = body.read()
    draft.header_rows = []
    draft.problems.append(("no_header", solid[0] + 1, None, ""))
    _above(view, 0, solid[0], draft)
    return [draft]


def _above(view: View, start: int, top: int, draft: Draft) -> None:
    """What stands above a header: letterhead, titles, the unit line."""
    titles: list[str] = []
    for row in range(start, top):
        filled = view.filled(row)
        if not filled:
            continue
        texts = view.texts(row)
        unit = next((u for u in map(words.unit_of_line, texts) if u), None)
        cells = {c: view.get(row, c) for c in filled}
        if unit:
            draft.unit = draft.unit or unit
            draft.asides.append(Aside("unit", row, cells))
        elif any(words.is_letterhead(t) or words.is_dateline(t) for t in texts):
            draft.asides.append(Aside("letterhead", row, cells))
        elif words.is_note(texts[0]):
            draft.asides.append(Aside("note", row, cells))
        elif len(filled) <= 2:
            titles.append(" ".join(texts))
            draft.asides.append(Aside("title", row, cells))
        else:
            draft.asides.append(Aside("text", row, cells))
    draft.title = " ".join(" ".join(titles).split())[:500]
    for aside in draft.asides:
        if aside.kind == "unit" and not draft.unit:
            draft.unit = next((u for u in map(words.unit_of_line, aside.texts()) if u), "")


def _bands(grid: Grid) -> list[tuple[int, int]]:
    """Bands of columns that hold tables of their own; one band unless the evidence is clear."""
    width = grid.width()
    if width < 5 or grid.stream is not None or len(grid.rows) > 5000:
        return [(0, width)]
    used = [0] * width
    for row in grid.rows:
        filled = [c for c, value in enumerate(row) if value is not None]
        if len(filled) > 1:
            for c in filled:
                used[c] += 1
    bands: list[tuple[int, int]] = []
    start: int | None = None
    for c in range(width + 1):
        if c < width and used[c]:
            start = c if start is None else start
        elif start is not None:
            bands.append((start, c))
            start = None
    bands = [(a, b) for a, b in bands if b - a >= 2]
    if len(bands) < 2 or not _independent(grid, bands):
        return [(0, width)]
    edges = [0, *(b for _, b in bands[:-1]), width]
    return list(itertools.pairwise(edges))


def _independent(grid: Grid, bands: list[tuple[int, int]]) -> bool:
    made = []
    for low, high in bands:
        view = View(grid, low, high)
        header = headers.find(view, 0)
        if header is None or len(header.columns) < 2:
            return False
        last = max((r for r in range(len(grid.rows)) if len(view.filled(r)) > 1), default=0)
        made.append((header, last, view))
    tops = {header.top for header, _, _ in made}
    ends = {last for _, last, _ in made}
    keys = [set(header.key()) for header, _, _ in made]
    same = any(
        len(a & b) >= 0.5 * min(len(a), len(b)) for i, a in enumerate(keys) for b in keys[i + 1 :]
    )
    serial = sum(words.is_serial(shown(v.get(h.top, h.columns[0]))) for h, _, v in made) > 1
    apart = not any(words.is_serial(shown(v.get(h.top, h.columns[0]))) for h, _, v in made)
    named = apart and all(_names_first(view, header, last) for header, last, view in made)
    titled = all(_title_above(view, header.top) for header, _, view in made)
    return same or serial or titled or named or (len(tops) > 1 and len(ends) > 1)


def _names_first(view: View, header: Header, last: int) -> bool:
    """Whether the first column names the rows: different texts, with figures behind them."""
    first, rest = header.columns[0], header.columns[1:]
    values = [view.get(r, first) for r in range(header.body, last + 1)]
    texts = [v for v in values if v is not None]
    plain = all(kind(v) == "t" for v in texts) and len(set(map(str, texts))) == len(texts)
    figures = any(kind(view.get(header.body, c)) in ("n", "d", "m") for c in rest)
    return plain and figures and len(texts) > 1


def _title_above(view: View, top: int) -> bool:
    row = top - 1
    while row >= 0 and not view.filled(row):
        row -= 1
    return row >= 0 and len(view.filled(row)) == 1 and view.get(row, view.filled(row)[0]) != ""
