"""Suggestions for search boxes: the action's answer with addresses, which pages may share."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import types
from ckan.common import current_user
from flask import Blueprint, Response, jsonify, request

from ckanext.hue_opendata.search import filters, variants


def blueprint() -> Blueprint:
    """`/hue/suggest`."""
    made = Blueprint("hue_search", __name__)
    made.add_url_rule("/hue/suggest", "suggest", suggest)
    return made


def suggest() -> Response:
    """What may be meant by `q`, each with the address that it leads to, in the page's language."""
    context: types.Context = {"user": current_user.name, "auth_user_obj": current_user}
    asked = {"q": request.args.get("q", "")}
    found = tk.get_action("hue_search_suggest")(context, asked)["suggestions"]
    return jsonify([{**one, "url": address(one)} for one in found])


def address(one: dict[str, Any]) -> str:
    """Where a suggestion leads: a dataset's page, or a search."""
    code = one["code"]
    if one["kind"] == "dataset":
        kind, _, name = code.partition("/")
        return tk.h.url_for(f"{kind}.read", id=name)
    if one["kind"] == "organization":
        return tk.h.url_for("organization.read", id=code)
    asked = {"topic": {"vocab_theme": code}, "tag": {filters.TAG: variants.key(code)}}
    if one["kind"] in asked:
        return tk.h.url_for("dataset.search", **asked[one["kind"]])
    return tk.h.url_for("dataset.search", q=one["label"])
