"""What an officer is told when somebody else saved the dataset since the form was opened."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.forms import conflict, layout, saving
from ckanext.hue_opendata.schema.changed import NOTHING, in_words
from ckanext.hue_opendata.schema.types import fields_of

#: A new value is shown to so many characters, and so many people are named.
LONGEST, MOST_PEOPLE = 200, 3
#: Activities looked through for who saved since.
LOOKED_AT = 20
VISIBILITY = {"true": "Only my agency for now", "false": "As its class says: open data is public"}


def base_of(dataset: dict[str, Any]) -> str:
    """What a form of this dataset is opened on; empty for one that is not stored yet."""
    return conflict.opened_on(dataset, _names(dataset)) if dataset.get("id") else ""


def undone(
    old: dict[str, Any], data: dict[str, Any], asked: str, base: str
) -> list[conflict.Clash]:
    """The fields that the save would put back to what they were before somebody else's save."""
    opened = conflict.read(base)
    now = conflict.digests(old, _names(old)) if opened else {}
    if not opened or opened[1] == now:
        return []
    wanted = {**data, "state": saving.STATES[asked]}
    valid, errors = saving.tried(wanted)
    flat = {**valid, **{one["key"]: one["value"] for one in valid.get("extras") or []}}
    # A value that is refused has no valid form: it is compared as it was typed.
    flat |= {name: data.get(name) for name in errors if name in data}
    flat |= {name: wanted.get(name) for name in conflict.BESIDE}
    return conflict.clashes(opened[1], now, conflict.digests(flat, _names(old)))


def told(
    old: dict[str, Any], data: dict[str, Any], found: list[conflict.Clash], base: str
) -> dict[str, Any]:
    """The form's data after a refusal: what was typed stays, and what was not touched is the new.

    `hue_conflict` says who saved, when, and each field with its new value; `over` is what the box
    “save over it” sends back.
    """
    fields = {one["field_name"]: one for one in fields_of(old["type"])}
    for one in found:
        if not one.touched and one.name in fields:
            _take_over(old, data, one.name)
    opened = conflict.read(base)
    people, moment = _who(old, opened[0] if opened else "")
    lines = [_line(one, old, fields) for one in found]
    said = {"people": people, "moment": moment, "lines": lines, "over": base_of(old)}
    return {**data, "hue_base": base, "hue_conflict": said}


def _names(dataset: dict[str, Any]) -> list[str]:
    return [one["field_name"] for one in layout.shown(fields_of(dataset["type"]))]


def _take_over(old: dict[str, Any], data: dict[str, Any], name: str) -> None:
    if name == conflict.TAGS:
        data["tags"] = old.get("tags") or []
        data[name] = ", ".join(tag["name"] for tag in data["tags"])
    else:
        data[name] = old.get(name)


def _line(
    one: conflict.Clash, old: dict[str, Any], fields: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """A field for the list: its label, its value now, whether the form says otherwise, its id."""
    field = fields.get(one.name)
    if one.name == "state":
        label, value = tk._("State"), _state(old.get("state"))
    elif field is None:
        label = tk._("Visibility")
        value = tk._(VISIBILITY[str(old.get(one.name)).lower()])
    else:
        label = tk.h.scheming_language_text(field["label"])
        value = _value(field, old)
    shown = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    return {
        "label": label,
        "value": shown or NOTHING,
        "touched": one.touched,
        "id": None if one.name == "state" else f"field-{one.name}",
    }


def _state(state: Any) -> str:
    words = {"draft": tk._("a draft"), "deleted": tk._("deleted")}
    return words.get(str(state), tk._("published"))


def _value(field: dict[str, Any], old: dict[str, Any]) -> str:
    name = field["field_name"]
    if name == conflict.TAGS:
        return ", ".join(tag["name"] for tag in old.get("tags") or [])
    if name == "owner_org":
        return str((old.get("organization") or {}).get("title") or old.get(name) or "")
    return in_words(field, old.get(name))


def _who(old: dict[str, Any], since: str) -> tuple[list[str], str]:
    """Who saved since, the last first, and when the last did; nobody where none is noted."""
    last = formats.moment(old.get("metadata_modified"))
    if not p.plugin_loaded("activity"):
        return [], last
    asked = {"id": old["id"], "limit": LOOKED_AT, "include_hidden_activity": True}
    found = tk.get_action("package_activity_list")(as_site_user(), asked)
    later = [one for one in found if _moment(one["timestamp"]) > _moment(since)]
    ids = list(dict.fromkeys(one["user_id"] for one in later))
    return [_person(identity) for identity in ids[:MOST_PEOPLE]], last


def _person(identity: str) -> str:
    user = model.User.get(identity)
    if user is None:
        return tk._("somebody")
    if user.id == tk.current_user.id:
        return tk._("you, in another window")
    site = as_site_user().get("user")
    return tk._("the portal itself (harvest)") if user.name == site else user.display_name


def _moment(text: str) -> datetime:
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    return datetime.min
