"""Agencies: their tree, their former names, and the rules of their fields.

`parent` only shows the tree. CKAN's own parents (`groups` of an organisation) give the parent's
admins rights on the children, which the law's structure of agencies does not.
"""

from __future__ import annotations

import re
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.hue_opendata.schema.values import agency_scheme, drop, is_missing
from ckanext.hue_opendata.text import parse_date, sort_key

DEEPEST = 10
LINE = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<said>[^()]*)\))?")
WHEN = re.compile(r"(?:từ\s+(?P<since>.+?)\s*)?(?:đến(?:\s+hết)?\s+(?:ngày\s+)?(?P<until>.+))?")


def hue_former_names(value: Any) -> Any:
    """Former names, one a line, “Tên (đến 28/02/2025)”; the brackets hold nothing but dates."""
    for number, line in enumerate(str(value or "").splitlines(), start=1):
        if line.strip() and _read(line) is None:
            raise tk.Invalid(
                tk._("Line {number}: write the name, then (đến 28/02/2025).").format(number=number)
            )
    return value


def former_names(value: Any) -> list[dict[str, str]]:
    """Each former name: `name`, and `said`, the dates as they were written."""
    read = [_read(line) for line in str(value or "").splitlines() if line.strip()]
    return [one for one in read if one]


def _read(line: str) -> dict[str, str] | None:
    found = LINE.fullmatch(line.strip())
    if not found:
        return None
    said = (found["said"] or "").strip()
    dates = WHEN.fullmatch(said)
    written = [text for text in (dates.groups() if dates else ()) if text]
    if said and (not written or any(parse_date(text).start is None for text in written)):
        return None
    return {"name": found["name"], "said": said}


def hue_parent_agency(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """The agency above: one that is there, and not below this one."""
    parent = model.Group.get(str(data[key]))
    if parent is None or not parent.is_organization or parent.state != "active":
        errors[key].append(tk._("There is no agency “{name}”.").format(name=str(data[key])[:60]))
        return
    group = context.get("group")
    above, steps = parent, 0
    while group is not None and above is not None and steps < DEEPEST:
        if above.id == group.id:
            errors[key].append(tk._("An agency cannot stand above itself."))
            return
        name = _parent(above)
        above, steps = model.Group.get(name) if name else None, steps + 1
    data[key] = parent.name


def hue_scheme_of_code(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """The scheme follows from how the identifier is written."""
    code = data.get((*key[:-1], "agency_code"))
    scheme = "" if is_missing(code) else agency_scheme(str(code).strip().upper().replace("-", "."))
    if not scheme:
        drop(key, data)
    data[key] = scheme


def hue_icon_key(value: Any) -> Any:
    """The key of an icon of the theme: lower-case letters and hyphens."""
    if not re.fullmatch(r"[a-z][a-z-]{1,29}", str(value), re.ASCII):
        raise tk.Invalid(tk._("The key of an icon is made of lower-case letters, like compass."))
    return value


def agencies() -> list[dict[str, str]]:
    """Every agency: `name`, `title`, `parent` (a name or empty), in Vietnamese order."""
    groups = model.Session.query(model.Group).filter_by(is_organization=True, state="active")
    made = [
        {
            "name": group.name,
            "title": group.title or group.name,
            "parent": _parent(group),
        }
        for group in groups
    ]
    return sorted(made, key=lambda one: sort_key(one["title"]))


def _parent(group: Any) -> str:
    return str((group.extras or {}).get("parent") or "")


def tree() -> list[dict[str, Any]]:
    """The agencies as a tree: `name`, `title`, `children`; without a known parent one is a root."""
    every = agencies()
    nodes: dict[str, dict[str, Any]] = {
        one["name"]: {"name": one["name"], "title": one["title"], "children": []} for one in every
    }
    roots = []
    for one in every:
        above = nodes.get(one["parent"])
        (above["children"] if above else roots).append(nodes[one["name"]])
    return roots


def family(name: str) -> dict[str, list[dict[str, str]]]:
    """`above` (nearest last) and `below` of one agency."""
    every = {one["name"]: one for one in agencies()}
    above: list[dict[str, str]] = []
    one = every.get(every.get(name, {}).get("parent", ""))
    while one and one not in above and len(above) < DEEPEST:
        above.insert(0, one)
        one = every.get(one["parent"])
    return {"above": above, "below": [one for one in every.values() if one["parent"] == name]}
