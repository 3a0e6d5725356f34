"""Numbered parts (`A`, `I`, `1`, `1.1`, `-`) whose figures are the sums of their own parts."""

from __future__ import annotations

from decimal import Decimal

from ckanext.hue_opendata.tables.reading.amounts import same
from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.draft import Draft
from ckanext.hue_opendata.tables.reading.structure.view import kind

Amounts = list[Decimal | None]


def settle(draft: Draft, figures: list[Amounts]) -> bool:
    """Set aside, as groups, rows that are the sum of their parts; whether there were any.

    Nothing is done unless most rows with parts add up.
    """
    depths = _depths(draft)
    parents = {at: parts for at in range(len(depths)) if (parts := _parts(depths, at))}
    if not parents:
        return False
    right = [at for at, parts in parents.items() if _adds_up(figures, at, parts)]
    wrong = [
        at for at, parts in parents.items()
        if at not in right and not _lists_some(draft, figures, at, parts)
    ]  # fmt: skip
    if len(right) <= len(wrong) or not _several(figures, right):
        return False
    # A part that does not add up where the others do is a sum with a fault, which the check says.
    _set_aside(draft, depths, {*right, *wrong})
    return True


def _lists_some(draft: Draft, figures: list[Amounts], at: int, parts: list[int]) -> bool:
    """`Trong đó: - …`: parts with dashes that come to less than the whole."""
    if _style(draft, draft.data[parts[0]])[0] not in ("dash", ""):
        return False
    return all(
        sum(figures[part][place] or 0 for part in parts) < value
        for place, value in enumerate(figures[at]) if value
    )  # fmt: skip


def _depths(draft: Draft) -> list[int]:
    """How deep each row stands, by the styles of numbering that are open above it."""
    open_styles: list[str] = []
    out = []
    for row in draft.data:
        style = _style(draft, row)
        key = f"{style[0]}{style[1]}"
        if key in open_styles:
            del open_styles[open_styles.index(key) + 1 :]
        else:
            open_styles.append(key)
        out.append(len(open_styles))
    return out


def _style(draft: Draft, row: int) -> tuple[str, int]:
    value = next((v for v in draft.cells(row) if v is not None), None)
    if isinstance(value, int | float):
        return ("arabic", 0) if value == int(value) else ("deep", 1)
    text = shown(value)
    style = words.marker(text)[0]
    return style, text.split(" ")[0].strip(".)").count(".") if style == "deep" else 0


def _parts(depths: list[int], at: int) -> list[int]:
    """The rows right below one level deeper, up to the next row of this level."""
    parts = []
    for other in range(at + 1, len(depths)):
        if depths[other] <= depths[at]:
            break
        if depths[other] == depths[at] + 1:
            parts.append(other)
    return parts


def _adds_up(figures: list[Amounts], at: int, parts: list[int]) -> bool:
    told = [(place, value) for place, value in enumerate(figures[at]) if value]
    return bool(told) and all(
        same(value, sum((figures[part][place] or Decimal(0) for part in parts), Decimal(0)),
             len(parts))
        for place, value in told
    )  # fmt: skip


def _several(figures: list[Amounts], right: list[int]) -> bool:
    """Enough figures agree that it cannot be chance."""
    return sum(sum(bool(v) for v in figures[at]) for at in right) >= 2


def _set_aside(draft: Draft, depths: list[int], gone: set[int]) -> None:
    path: list[tuple[int, str]] = []
    for at, row in enumerate(draft.data):
        path = [(depth, label) for depth, label in path if depth < depths[at]]
        if at in gone:
            path.append((depths[at], _label(draft, row)))
        elif path:
            above = draft.groups.get(row, ())
            draft.groups[row] = (*above, *(label for _, label in path))
    draft.drop([draft.data[at] for at in sorted(gone)], "group", True)


def _label(draft: Draft, row: int) -> str:
    for value in draft.cells(row):
        if value is not None and kind(value) == "t":
            style, rest = words.marker(shown(value))
            if rest or not style:
                return rest or shown(value)
    return ""
