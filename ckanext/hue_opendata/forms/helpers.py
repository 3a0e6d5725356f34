"""Template helpers of the forms."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import formats, places
from ckanext.hue_opendata.forms import layout, periods, saving, together
from ckanext.hue_opendata.forms.submission import PERIOD
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema import placing
from ckanext.hue_opendata.schema.helpers import hue_json_list
from ckanext.hue_opendata.text import sort_key

#: Never kept by the browser's own draft: what may name a person or open a door.
NOT_KEPT = ("contact", "maintainer", "author")


def hue_form_sections(fields: list[dict[str, Any]]) -> list[layout.Section]:
    """The form's sections with their fields."""
    return layout.sections(fields)


def hue_form_snippet(field: dict[str, Any]) -> str:
    """The snippet that asks for a field."""
    return layout.snippet(field)


def hue_form_needed(field: dict[str, Any]) -> bool:
    """Whether publishing needs the field."""
    return layout.needed(field)


def hue_form_value(field: dict[str, Any], data: dict[str, Any]) -> Any:
    """What stands in a field: what was sent or stored, else the schema's default."""
    value = data.get(field["field_name"])
    if value is None and "id" not in data and field.get("default") is not None:
        return field["default"]
    return "" if value is None else value


def hue_form_rows(field: dict[str, Any], data: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a repeating field, with an empty one where there is none."""
    rows = [row for row in hue_json_list(data.get(field["field_name"])) if isinstance(row, dict)]
    return rows or [{}]


def hue_form_row_errors(errors: Any, index: int) -> dict[str, Any]:
    """The errors of one row of a repeating field."""
    if isinstance(errors, list) and index < len(errors) and isinstance(errors[index], dict):
        return errors[index]
    return {}


def hue_form_period(row: dict[str, Any]) -> str:
    """A row of `temporal_coverage` as it is typed."""
    return row.get(PERIOD) or periods.write_period(
        row.get("start") or "", row.get("end") or "", language()
    )


def hue_form_day(value: Any) -> str:
    """A date as it is typed."""
    return periods.write_day(str(value or ""))


def hue_form_choices(field: dict[str, Any], chosen: Any = ()) -> list[dict[str, str]]:
    """The choices of a field with labels in the reader's language, and `words` that mean them too.

    Sorted as in a Vietnamese dictionary where the schema says `sorted_choices`; a stored code that
    may no longer be chosen stays, so that an edit does not lose it.
    """
    choices = [
        {
            "value": str(one["value"]),
            "label": tk.h.scheming_language_text(one["label"]),
            "words": one.get("words", ""),
        }
        for one in tk.h.scheming_field_choices(field) or []
    ]
    if field.get("sorted_choices"):
        choices.sort(key=lambda one: sort_key(one["label"]))
    known = {one["value"] for one in choices}
    stored = [chosen] if isinstance(chosen, str) else [str(one) for one in chosen or ()]
    vocabulary = field.get("vocabulary")
    for code in stored:
        if code and code not in known:
            choices.append({"value": code, "label": _not_to_choose(vocabulary, code)})
    return choices


def _not_to_choose(vocabulary: str | None, code: str) -> str:
    """How a stored code is told that is offered no more."""
    if not vocabulary:
        return code
    term = tk.h.hue_term(vocabulary, code)
    old = term["state"] == "old"
    said = tk._("(no longer in use)") if old else tk._("(a code that is not in the list)")
    return f"{term['label']} {said}"


def hue_form_recent_periods() -> list[str]:
    """Periods that figures of today are likely to be of, as they are typed; offered, not asked."""
    return periods.recent(formats.today(), language())


def hue_form_agencies(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The agencies in which the user may publish, as in a Vietnamese dictionary."""
    found = tk.h.organizations_available("create_dataset")
    return sorted(found, key=lambda one: sort_key(one["display_name"]))


def hue_form_places() -> list[dict[str, str]]:
    """The city and its 40 units for the list that works without a script."""
    city = places.units(level="city")
    units = sorted(places.units(), key=lambda one: sort_key(one.name))
    return [{"id": one.id, "name": one.full_name} for one in (*city, *units)]


def hue_form_unit(value: Any) -> dict[str, Any]:
    """A box for one unit: `text` as it is typed, `offered` [{id, name}] where it means several."""
    given = [str(one).strip() for one in (value if isinstance(value, list) else [value or ""])]
    text = placing.written(next((one for one in reversed(given) if one), ""))
    known = placing.CODE.search(text) or placing.the_one(text)
    found = [] if known or not text else placing.meant(text)
    before = tk._("{name} (before {day})")
    return {
        "text": text,
        "offered": [
            {"id": one.unit.id, "name": placing.told_apart(one.unit, before)} for one in found
        ],
    }


def hue_form_summary(
    fields: list[dict[str, Any]], errors: dict[str, Any]
) -> list[dict[str, str | None]]:
    """One line for each error: the field's label, the sentence, the id of the input (or None)."""
    lines: list[dict[str, str | None]] = []
    left = dict(errors)
    for field in fields:
        name = field["field_name"]
        found = left.pop(name, None) or (left.pop("tags", None) if name == "tag_string" else None)
        if not found:
            continue
        label = tk.h.scheming_language_text(field["label"])
        if field.get("repeating_subfields"):
            lines += _row_lines(field, label, found)
        else:
            lines.append(_line(label, found, f"field-{name}"))
    lines += [_line(name, found, None) for name, found in left.items() if found]
    return lines


def _row_lines(field: dict[str, Any], label: str, found: Any) -> list[dict[str, str | None]]:
    if not isinstance(found, list) or not any(isinstance(one, dict) for one in found):
        return [_line(label, found, f"field-{field['field_name']}")]
    return [
        _line(f"{label} {index + 1}", told, f"field-{field['field_name']}-{index}-{name}")
        for index, row in enumerate(found)
        for name, told in (row.items() if isinstance(row, dict) else ())
        if told
    ]


def _line(label: str, found: Any, at: str | None) -> dict[str, str | None]:
    return {"label": label, "text": hue_form_told(found), "id": at}


def hue_form_told(found: Any) -> str:
    """The sentences of an error, whatever shape it came in."""
    if isinstance(found, dict):
        return " ".join(hue_form_told(one) for one in found.values())
    if isinstance(found, (list, tuple)):
        return " ".join(hue_form_told(one) for one in found if one)
    return str(found or "")


def hue_form_kept(field: dict[str, Any]) -> bool:
    """Whether the browser may keep a draft of the field on this machine."""
    return field["field_name"] not in NOT_KEPT and not field.get("hue_not_kept")


def hue_form_base(data: dict[str, Any], kind: str) -> str:
    """What the form was opened on, for its hidden input: the same after a refusal."""
    return data.get("hue_base") or together.base_of({**data, "type": kind})


def hue_form_types() -> list[dict[str, str]]:
    """The kinds of datasets that can be made, ours first."""
    found = []
    for name, schema in (tk.h.scheming_dataset_schemas() or {}).items():
        label = schema.get("label") or schema.get("about")
        text = tk.h.scheming_language_text(label) if label else name
        found.append({"type": name, "label": text})
    return sorted(found, key=lambda one: (one["type"] != "dataset", one["label"]))


def hue_form_most_megabytes() -> int:
    """How large a file may be, as the configuration counts (1 MB is 1024 kB); 0 for any size."""
    return int(tk.config.get("ckan.max_resource_size") or 0)


def hue_form_most() -> str:
    """The same with its unit."""
    return f"{hue_form_most_megabytes()} MB"


def hue_form_accepted() -> str:
    """The drafts of this browser that it may forget; each is told once."""
    return " ".join(saving.accepted())
