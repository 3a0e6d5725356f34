"""The admins' pages: what people did not find, and the names that were added for it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

import ckan.plugins.toolkit as tk
import redis
from ckan.lib.search import SearchError
from flask import Blueprint, request
from flask.views import MethodView

from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.search import known_names
from ckanext.hue_opendata.search.added.checking import KINDS
from ckanext.hue_opendata.search.log import folding
from ckanext.hue_opendata.search.names import Name
from ckanext.hue_opendata.text import sort_key

log = logging.getLogger(__name__)
#: Datasets that may be meant, offered beside the form.
OFFERED = 5


def missing() -> str:
    """What was looked for this week and not found; the added names below it."""
    _admins_only()
    try:
        folding.run()
        late = False
    except redis.RedisError:
        log.warning("the latest searches are not counted: Redis does not answer")
        late = True
    found = tk.get_action("hue_search_missing_list")({}, {})
    names = tk.get_action("hue_search_alias_list")({}, {})
    return tk.render("hue_search/missing.html", {"missing": found, "names": names, "late": late})


class NewName(MethodView):
    """A form with the words filled in: what is meant by them?"""

    def get(self, errors: dict[str, Any] | None = None) -> str:
        """The form; as it was sent when something was wrong with it."""
        _admins_only()
        given = request.form if errors else request.args
        name = str(given.get("name") or "")[:200]
        shown = {
            "name": name,
            "given": given,
            "errors": errors or {},
            "datasets": _near(name),
            "agencies": _by_title(known_names.agencies()),
            "topics": _by_title(known_names.topics(language())),
        }
        return tk.render("hue_search/name.html", shown)

    def post(self) -> Any:
        """Keep the name, and go back to what is missing."""
        _admins_only()
        sent = [(kind, request.form[kind]) for kind in KINDS if request.form.get(kind, "").strip()]
        # A button beside a dataset says more than what may stand in the fields.
        chosen = request.form.get("choose")
        sent = [("dataset", chosen)] if chosen else sent
        if len(sent) != 1:
            return self.get({"target": tk._("Fill in just one of the four fields")})
        kind, target = sent[0]
        given = {"name": request.form.get("name"), "kind": kind, "target": target}
        try:
            made = tk.get_action("hue_search_alias_create")({}, given)
        except tk.ValidationError as error:
            # What is at fault is the field that was filled in.
            return self.get(_renamed(error.error_dict, kind))
        _tell(
            tk._("“{name}” now also finds: {label}.").format(
                name=made["name"], label=made["label"]
            ),
            queued=made["queued"],
        )
        return tk.redirect_to("hue_search_admin.missing")


def delete(number: int) -> Any:
    """Take a name away."""
    _admins_only()
    try:
        gone = tk.get_action("hue_search_alias_delete")({}, {"id": number})
    except tk.ObjectNotFound as error:
        return tk.abort(404, str(error))
    _tell(tk._("The name was taken away."), queued=gone["queued"])
    return tk.redirect_to("hue_search_admin.missing")


def blueprint() -> Blueprint:
    """`/ckan-admin/searches`, and the forms below it."""
    made = Blueprint("hue_search_admin", __name__, url_prefix="/ckan-admin/searches")
    made.add_url_rule("", "missing", missing)
    made.add_url_rule("/name", view_func=NewName.as_view("name"))
    made.add_url_rule("/name/<int:number>/delete", "delete", delete, methods=["POST"])
    return made


def _admins_only() -> None:
    try:
        tk.check_access("hue_search_missing_list", {"user": tk.current_user.name}, {})
    except tk.NotAuthorized as error:
        tk.abort(403, str(error))


def _renamed(errors: dict[str, Any], kind: str) -> dict[str, str]:
    """The sentences by the form's fields: a target's stands in the field of its kind."""
    said = {field: " ".join(str(one) for one in some) for field, some in errors.items()}
    return {kind if field == "target" else field: text for field, text in said.items()}


def _by_title(names: Iterable[Name]) -> list[Name]:
    return sorted(names, key=lambda one: sort_key(one.label))


def _near(name: str) -> list[dict[str, Any]]:
    """Datasets that have some of the words: one of them may be what is meant."""
    if not name:
        return []
    context: Any = {"user": tk.current_user.name}
    wanted = {"q": name, "rows": OFFERED, "include_private": False}
    try:
        return tk.get_action("package_search")(context, wanted)["results"]
    except (SearchError, tk.ValidationError):
        return []


def _tell(sentence: str, *, queued: bool) -> None:
    tk.h.flash_success(sentence)
    if queued:
        tk.h.flash_notice(tk._("The datasets concerned are being indexed; this takes a moment."))
    else:
        tk.h.flash_error(
            tk._("The work queue does not answer: run `ckan hue search alias apply` later.")
        )
