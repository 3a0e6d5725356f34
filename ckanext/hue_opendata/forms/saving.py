"""Saves what the form sent: as a draft with little, as a published dataset with all."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, cast

import ckan.lib.plugins as lib_plugins
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context
from flask import session

from ckanext.hue_opendata.schema import shape

#: What the form's buttons ask for → the state that the dataset is to have.
DRAFT, FILES, PUBLISH, UNPUBLISH = "draft", "files", "publish", "unpublish"
STATES = {DRAFT: "draft", FILES: "draft", PUBLISH: "active", UNPUBLISH: "draft"}

#: In the session: drafts kept by the browser that the server has accepted since.
ACCEPTED = "hue_forms_accepted"
MOST_ACCEPTED = 20


def context(**more: Any) -> Context:
    """A fresh context of the user of the request."""
    return cast(Context, {"user": tk.current_user.name, "auth_user_obj": tk.current_user, **more})


def faults(data: dict[str, Any]) -> dict[str, Any]:
    """What would stop the dataset from being published, field → sentences; writes nothing."""
    return tried({**data, "state": "active"})[1]


def tried(data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The dataset as the validators would leave it, and what they refuse; writes nothing."""
    package = model.Package.get(data.get("id")) if data.get("id") else None
    plugin = lib_plugins.lookup_package_plugin(data["type"])
    schema = plugin.update_package_schema() if package else plugin.create_package_schema()
    asked = context(model=model, session=model.Session)
    if package:
        asked["package"] = package
    try:
        shaped = shape.prepare(deepcopy(data), data["type"])
    except tk.ValidationError as refused:
        return data, refused.error_dict
    action = "package_update" if package else "package_create"
    return lib_plugins.plugin_validate(plugin, asked, shaped, schema, action)


def save(data: dict[str, Any], asked: str) -> dict[str, Any]:
    """Create or update; the dataset as it is then. Raises CKAN's own errors."""
    data = {**data, "state": STATES[asked]}
    action = "package_update" if data.get("id") else "package_create"
    return tk.get_action(action)(context(), data)


def publish(identity: str) -> dict[str, Any]:
    """Publish a stored draft; `ValidationError` says what it lacks."""
    return tk.get_action("package_patch")(context(), {"id": identity, "state": "active"})


def accept(*drafts: str) -> None:
    """Note that drafts which a browser keeps, `<type>:<id or new>`, are saved here now."""
    noted = [one for one in session.get(ACCEPTED, []) if one not in drafts]
    session[ACCEPTED] = [*noted, *drafts][-MOST_ACCEPTED:]


def accepted() -> list[str]:
    """What was accepted since this was asked last: the page tells the browser, once."""
    return session.pop(ACCEPTED, [])
