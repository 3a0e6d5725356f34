"""What is offered while somebody types: found without accents, in Vietnamese order.

CKAN's own autocompletes compare letter by letter (`moi truong` finds no *Môi trường*) and cut the
list in the database's order. Each here asks CKAN's action first: its permissions and its checks of
what was sent stay, and so does the set of entries that anybody may be offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.text import fold, normalize, slug, sort_key

Entry = dict[str, Any]


def offered(
    entries: Iterable[Any], typed: str, limit: Any, shown: Callable[[Any], tuple[str, ...]]
) -> list[Any]:
    """Those that contain what was typed, accents or not; as typed first, then beginnings.

    `shown`: the texts of an entry that are compared; the first one orders.
    """
    text, key = normalize(typed).lower(), fold(typed)

    def rank(entry: Any) -> tuple[bool, bool, str]:
        texts = shown(entry)
        exact = any(text in normalize(one).lower() for one in texts)
        begins = any(fold(one).startswith(key) for one in texts)
        return not exact, not begins, sort_key(texts[0])

    found = [entry for entry in entries if any(key in fold(one) for one in shown(entry))]
    found.sort(key=rank)
    return found if limit in (None, "") else found[: int(limit)]


@tk.chained_action
@tk.side_effect_free
def tag_autocomplete(next_action: Any, context: Any, data_dict: dict[str, Any]) -> list[str]:
    """Free tags in use."""
    found = next_action(context, data_dict)
    typed = data_dict.get("query") or data_dict.get("q")
    narrowed = any(data_dict.get(name) for name in ("vocabulary_id", "fields", "offset"))
    if narrowed or not isinstance(typed, str) or not typed.strip():
        return sorted(found, key=sort_key)
    every = tk.get_action("tag_list")(context, {})
    return offered(every, typed, data_dict.get("limit"), lambda tag: (tag,))


@tk.chained_action
@tk.side_effect_free
def package_autocomplete(next_action: Any, context: Any, data_dict: dict[str, Any]) -> list[Entry]:
    """Datasets, by what was typed, then by the name it would make: names have no accents."""
    found = next_action(context, data_dict)
    limit, name = int(data_dict.get("limit", 10)), slug(str(data_dict["q"]))
    if len(found) < limit and name != str(data_dict["q"]):
        known = {one["name"] for one in found}
        more = next_action(context, {**data_dict, "q": name})
        found = [*found, *(one for one in more if one["name"] not in known)]
    return found[:limit]


@tk.chained_action
@tk.side_effect_free
def group_autocomplete(next_action: Any, context: Any, data_dict: dict[str, Any]) -> list[Entry]:
    """Topics."""
    return _groups(next_action(context, data_dict), data_dict, organizations=False)


@tk.chained_action
@tk.side_effect_free
def organization_autocomplete(
    next_action: Any, context: Any, data_dict: dict[str, Any]
) -> list[Entry]:
    """Agencies."""
    return _groups(next_action(context, data_dict), data_dict, organizations=True)


def _groups(found: list[Entry], data_dict: dict[str, Any], *, organizations: bool) -> list[Entry]:
    typed = str(data_dict["q"])
    if not typed.strip():
        return found
    group = model.Group
    kind = group.type == "organization" if organizations else group.type != "organization"
    rows = model.Session.execute(
        sa.select(group.id, group.name, group.title).where(kind, group.state == "active")
    )
    every = [{"id": id_, "name": name, "title": title} for id_, name, title in rows]
    limit = data_dict.get("limit", 20)
    return offered(every, typed, limit, lambda one: (one["title"] or one["name"], one["name"]))


@tk.chained_action
@tk.side_effect_free
def user_autocomplete(next_action: Any, context: Any, data_dict: dict[str, Any]) -> list[Entry]:
    """People; whom a system administrator found by e-mail address stays."""
    found = next_action(context, data_dict)
    typed, limit = str(data_dict["q"]), int(data_dict.get("limit", 20))
    own = context["user"] if data_dict.get("ignore_self") else None
    every = [person for person in people() if person["name"] != own]
    more = offered(every, typed, None, called)
    known = {person["id"] for person in more}
    return [*more, *(person for person in found if person["id"] not in known)][:limit]


def people() -> list[Entry]:
    """Id, name and full name of everybody who was not deleted."""
    user = model.User
    rows = model.Session.execute(
        sa.select(user.id, user.name, user.fullname).where(user.state != model.State.DELETED)
    )
    return [{"id": id_, "name": name, "fullname": fullname} for id_, name, fullname in rows]


def called(person: Entry) -> tuple[str, str]:
    """What a person is shown as, and the name to log in with."""
    return person.get("fullname") or person["name"], person["name"]


EXPORTS = {
    "package_autocomplete": package_autocomplete,
    "tag_autocomplete": tag_autocomplete,
    "group_autocomplete": group_autocomplete,
    "organization_autocomplete": organization_autocomplete,
    "user_autocomplete": user_autocomplete,
}
