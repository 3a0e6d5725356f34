"""Lists of people in Vietnamese order: the users of the portal, the members of an agency."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.naming.completing import called, offered, people
from ckanext.hue_opendata.text import sort_key

#: Orders of `user_list` that go by what is shown of a person.
BY_NAME = ("display_name", "fullname")
#: Beyond, the database sorts by itself: it compares each user with the list of ids.
MOST = 2000


@tk.chained_action
@tk.side_effect_free
def user_list(next_action: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """Users, found without accents and sorted by what is shown of them.

    The page of users asks for a query and not for a list (`return_query`), to cut it itself.
    """
    found = next_action(context, data_dict)
    everybody = people()
    if len(everybody) > MOST:
        return found
    typed = str(data_dict.get("q") or "").strip()
    also = offered(everybody, typed, None, called) if typed else []
    wider = {name: value for name, value in data_dict.items() if name != "q"}
    by_name = data_dict.get("order_by", "display_name") in BY_NAME
    places = {one["id"]: at for at, one in enumerate(sorted(everybody, key=_place))}
    if context.get("return_query"):
        user = model.User
        if also:
            ids = {row.id for row in found.order_by(None).with_entities(user.id)}
            chosen = ids | {one["id"] for one in also}
            found = next_action(context, wider).filter(user.id.in_(chosen))
        if by_name:
            ids = sa.cast(list(places), sa.ARRAY(sa.UnicodeText))
            found = found.order_by(None).order_by(sa.func.array_position(ids, user.id))
        return found
    if also:
        names = {_name(one) for one in found} | {one["name"] for one in also}
        found = [one for one in next_action(context, wider) if _name(one) in names]
    if by_name:
        at = {one["name"]: places[one["id"]] for one in everybody}
        found.sort(key=lambda one: at[_name(one)])
    return found


def _place(person: dict[str, Any]) -> tuple[str, str]:
    return sort_key(called(person)[0]), person["name"]


def _name(entry: Any) -> str:
    return entry if isinstance(entry, str) else entry["name"]


@tk.chained_action
@tk.side_effect_free
def member_list(next_action: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """Members; people among them in the order of what is shown of them, others after them."""
    found = next_action(context, data_dict)
    ids = [member[0] for member in found if member[1] == "user"]
    if not ids:
        return found
    user = model.User
    rows = model.Session.execute(
        sa.select(user.id, user.fullname, user.name).where(user.id.in_(ids))
    )
    keys = {id_: sort_key(fullname or name) for id_, fullname, name in rows}
    return sorted(found, key=lambda member: (member[1] != "user", keys.get(member[0], "")))


EXPORTS = {"user_list": user_list, "member_list": member_list}
