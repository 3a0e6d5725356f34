"""What a new version of a file has otherwise than the one before: said, as it may be a mistake."""

from __future__ import annotations

from ckanext.hue_opendata.formats import few
from ckanext.hue_opendata.tables.loading.plan import Plan

#: PostgreSQL's names of types → what people call them (Vietnamese, English).
WORDS = {
    "text": ("chữ", "text"),
    "int8": ("số", "a number"),
    "numeric": ("số", "a number"),
    "bool": ("có/không", "yes or no"),
    "date": ("ngày", "a date"),
    "timestamp": ("ngày giờ", "a date and time"),
}
SHOWN = 10


def removed(plan: Plan) -> list[str]:
    """Columns of the old table that the new one has no more."""
    now = {one.id for one in plan.fields}
    return [name for name, _ in plan.before.columns if name not in now] if plan.before else []


def altered(plan: Plan) -> list[dict[str, str]]:
    """Sentences about columns that are gone, and about those of another type: code, vi, en."""
    if plan.before is None:
        return []
    labels = {name: _label(plan, name) for name, _ in plan.before.columns}
    said = []
    if gone := [labels[name] for name in removed(plan)]:
        names = few(gone, SHOWN)
        said.append({
            "code": "columns_gone",
            "vi": f"Tệp mới không còn cột: {names}. Nếu cột chỉ đổi tên, xem lại tên cột.",
            "en": f"The new file lacks the columns: {names}. See whether they were only renamed.",
        })  # fmt: skip
    was = dict(plan.before.columns)
    for field in plan.fields[: len(was) + SHOWN]:
        old, new = WORDS.get(was.get(field.id, field.pg)), WORDS.get(field.pg)
        if old and new and old != new:
            label = field.column.label
            said.append({
                "code": "type_changed",
                "vi": f"Cột «{label}» trước là {old[0]}, nay là {new[0]}. Nếu không cố ý, xem lại "
                "các ô của cột.",
                "en": f"The column “{label}” was {old[1]} and is {new[1]} now. If that is not "
                "meant, look at its cells.",
            })  # fmt: skip
    return said


def _label(plan: Plan, name: str) -> str:
    said = plan.before.raw.get(name, {}) if plan.before else {}
    return str((said.get("info") or said).get("label") or name)
