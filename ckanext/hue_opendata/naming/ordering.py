"""Vietnamese order for what CKAN sorts by its database or by code points.

PostgreSQL sorts by the collation of its cluster and Python by code points: Đ and Ủ come after Z.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.text import sort_key
from ckanext.hue_opendata.text.collate import kept_sort_key


def by_title(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Agencies, topics or tags as dicts, in the order of what is shown of them."""
    return sorted(entries, key=shown)


def shown(entry: dict[str, Any]) -> str:
    """The sort key of what a reader sees of an entry."""
    name = entry.get("display_name") or entry.get("title") or entry.get("name")
    return kept_sort_key(str(name or ""))


#: The option that bounds a list of full entries.
MOST = "ckan.group_and_organization_list_all_fields_max"


def page_by_title(call: Any, data_dict: dict[str, Any], chosen: str) -> Any:
    """One page of `organization_list` or `group_list`, sorted by title before it is cut.

    `call`: the action behind, with its data. `chosen`: its parameter that names single entries.
    Where the sort is another one, or a number is none, CKAN answers by itself.
    """
    words = str(
        data_dict.get("sort") or data_dict.get("order_by") or tk.config["ckan.default_group_sort"]
    ).split()
    limit, offset = _number(data_dict.get("limit")), _number(data_dict.get("offset"))
    if words[:1] != ["title"] or limit == -1 or offset == -1:
        return call(data_dict)
    full = tk.asbool(data_dict.get("all_fields") or False)
    every = call(_without(data_dict, "limit", "offset", "all_fields"))
    if len(every) >= tk.config["ckan.group_and_organization_list_max"]:
        return call(data_dict)  # more than CKAN lists at once: it must cut, and so sort, by itself
    ordered = sorted(every, key=_titles(every).__getitem__, reverse=words[1:2] == ["desc"])
    bound = tk.config[MOST] if full else len(ordered)
    page = ordered[offset or 0 :][: min(limit or bound, bound)]
    if not full or not page:
        return page
    found = call({**_without(data_dict, "limit", "offset"), chosen: page})
    place = {name: at for at, name in enumerate(page)}
    return sorted(found, key=lambda entry: place.get(entry["name"], place.get(entry["id"], 0)))


def _titles(names: list[str]) -> dict[str, str]:
    """Sort keys by name and by id (version 2 of the API lists ids)."""
    group = model.Group
    rows = model.Session.execute(
        sa.select(group.id, group.name, group.title).where(
            sa.or_(group.name.in_(names), group.id.in_(names))
        )
    )
    keys: dict[str, str] = {}
    for identity, name, title in rows:
        keys[identity] = keys[name] = sort_key(title or name)
    return keys


def _number(value: Any) -> int | None:
    """A bound that was asked for; None: none; -1: it is no number."""
    if value in (None, ""):
        return None
    return int(value) if str(value).isdigit() else -1


def _without(data_dict: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data_dict.items() if name not in names}
