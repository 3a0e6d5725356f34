"""How well rows fit as a header: what labels are, and how they contrast with what stands below."""

from __future__ import annotations

from ckanext.hue_opendata.tables.reading.grid import shown
from ckanext.hue_opendata.tables.reading.structure import words
from ckanext.hue_opendata.tables.reading.structure.header_rows import counting, mostly
from ckanext.hue_opendata.tables.reading.structure.view import View, is_year, kind

#: What labels lose by returning: their part of being unique, and what is taken for it.
UNIQUE, RETURNING = 1.5, 2.5
REPEATED = UNIQUE + RETURNING
#: What words without a figure above texts with figures weigh, where there is no other header.
WORDED = 0.4


def weight(
    view: View, top: int, bottom: int, columns: list[int], labels: dict[int, tuple[str, ...]],
    body: list[int], used: set[int], numbers: int | None,
) -> float:  # fmt: skip
    """Greater is better; below `header.ENOUGH` the rows from `top` to `bottom` are no header."""
    named = [c for c in columns if labels[c]]
    if not named or (used and not used & set(named)):
        return -9.0
    covered = len(used & set(named)) / len(used) if used else 0.6
    flat = [words.key(" / ".join(labels[c])) for c in named]
    unique = len(set(flat)) / len(flat)
    last = [view.owner(bottom, c) for c in named]
    counted = bottom > top and counting(view, bottom, view.filled(bottom))
    plain = sum(counted or kind(v) in ("t", "", "-") or is_year(v) for v in last) / len(last)
    contrast = sum(mostly(view, body, c, "nmdb") for c in named if c in used) / len(named)
    known = sum(
        bool(words.HEADER_WORDS.match(words.key(labels[c][-1])))
        or bool(words.HEADER_WORDS.match(words.key(labels[c][0])))
        for c in named
    ) / len(named)
    points = 2.0 * covered + UNIQUE * unique + 1.5 * plain + 1.2 * contrast + 1.2 * known
    if any(words.is_serial(labels[c][0]) for c in named[:3]):
        points += 1.5
    if numbers is not None:
        points += 2.0
    bold = view.bold(top) and not any(view.bold(r) for r in body[:3])
    points += 0.8 if bold else 0.0
    texts = [shown(view.get(r, c)) for r in range(top, bottom + 1) for c in view.filled(r)]
    points -= 1.2 * sum(words.is_letterhead(t) or bool(words.unit_of_line(t)) for t in texts)
    points -= 1.0 * sum(len(t) > 120 for t in texts)
    points -= 3.0 * sum(_is_sentence(t) for t in texts)
    points -= RETURNING * (1 - unique) + 3.0 * (1 - plain) + (2.0 if not body else 0.0)
    if len(named) == 1 and view.high - view.low > 1:
        points -= 3.0
    return points - 3.0


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and text.count(" ") > 3


def excused(
    view: View, columns: list[int], levels: list[tuple[str, ...]], bottom: int,
    body: list[int], used: set[int],
) -> float:  # fmt: skip
    """What a header that names all columns by words of its own loses because some words return."""
    keys = [words.key(" / ".join(labels)) for labels in levels]
    if len(body) < 2 or not all(keys) or not used <= set(columns):
        return 0.0
    if any(kind(view.owner(bottom, c)) != "t" for c in columns):
        return 0.0
    below = {words.key(shown(view.get(r, c))) for r in body for c in columns}
    if below & set(keys):
        return 0.0
    labels = [" ".join(parts) for parts in levels]
    returning = 1 - len(set(keys)) / len(keys)
    return REPEATED * returning + _worded(view, columns, labels, body)


def _worded(view: View, columns: list[int], labels: list[str], body: list[int]) -> float:
    """Weight of plain words above a table of texts (`Biển số`, above `75A-000.01`)."""
    if len(labels) < 3 or any(len(text) > 40 or words.has_digit(text) for text in labels):
        return 0.0
    coded = sum(
        sum(words.has_digit(shown(view.get(r, c))) for r in body) >= 0.5 * len(body)
        for c in columns
    )
    return WORDED if coded else 0.0
