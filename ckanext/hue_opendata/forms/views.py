"""The dataset form: stock CKAN's pages, with our way to save.

CKAN registers plugins' blueprints before its own, so these addresses answer first for the types
of our schemas; pages of other types stay CKAN's. What shows the form is CKAN's own view.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib.navl import dictization_functions as navl
from ckan.logic import clean_dict, parse_params, tuplize_dict
from ckan.views.dataset import CreateView, EditView
from flask import Blueprint

from ckanext.hue_opendata.forms import defaults, files, saving, submission, together
from ckanext.hue_opendata.schema.types import TYPES

#: A button "one more row" sends `row:<field>`: the form comes back with it, nothing is saved.
ROW = "row:"


class NewDataset(CreateView):
    """A new dataset, or a draft that is gone on with."""

    def get(
        self, package_type: str, data: Any = None, errors: Any = None, error_summary: Any = None
    ) -> str:
        """The empty form, with what the agency's last dataset says of itself."""
        if not data:
            self._prepare()
            # The button on an agency's own page says `group`.
            asked = tk.request.args.get("owner_org") or tk.request.args.get("group")
            blank = "blank" in tk.request.args
            data = defaults.taken_over(package_type, asked) if not blank else None
            if data:
                data["state"] = "none"
        return super().get(package_type, data, errors, error_summary)

    def post(self, package_type: str) -> Any:
        """Save a new dataset, or the draft named in `pkg_name`."""
        identity = tk.request.form.get("pkg_name") or None
        return _saved(package_type, identity)


class EditDataset(EditView):
    """A stored dataset."""

    def post(self, package_type: str, id: str) -> Any:
        """Save it; what the form does not show stays."""
        return _saved(package_type, id)


def _saved(package_type: str, identity: str | None) -> Any:
    try:
        old = _stored(identity)
        parsed = clean_dict(navl.unflatten(tuplize_dict(parse_params(tk.request.form))))
    except navl.DataError:
        return tk.abort(400, tk._("Integrity Error"))
    except (tk.ObjectNotFound, tk.NotAuthorized):
        return tk.abort(404, tk._("Dataset not found"))
    package_type = old.get("type", package_type)
    schema = tk.h.scheming_get_dataset_schema(package_type)
    sent = submission.read(parsed, schema, tk.request.form.getlist("hue_shown"))
    data = submission.merge(old, sent) | {"type": package_type}
    # What the form was opened on; or the newer version, over which somebody saves knowingly.
    base = tk.request.form.get("hue_over") or tk.request.form.get("hue_base") or ""
    asked = tk.request.form.get("save") or ""
    if asked.startswith(ROW):
        _one_more(data, asked.removeprefix(ROW), schema)
        return _again({**data, "hue_base": base}, sent.errors)
    if asked not in saving.STATES:
        asked = saving.PUBLISH if old.get("state") == "active" else saving.FILES
    try:
        return _write(data, sent, asked, old, base)
    except tk.NotAuthorized:
        return tk.abort(403, tk._("You are not allowed to change this dataset"))
    except tk.ValidationError as refused:
        return _again({**data, "hue_base": base}, refused.error_dict)


def _one_more(data: dict[str, Any], name: str, schema: dict[str, Any]) -> None:
    fields = schema["dataset_fields"]
    if any(one["field_name"] == name and one.get("repeating_subfields") for one in fields):
        rows = data.get(name)
        data[name] = [*(rows if isinstance(rows, list) else []), {}]


def _write(
    data: dict[str, Any], sent: submission.Submission, asked: str, old: dict[str, Any], base: str
) -> Any:
    tk.check_access(
        "package_update" if data.get("id") else "package_create", saving.context(), data
    )
    undone = together.undone(old, data, asked, base) if old else []
    if undone:
        return _again(together.told(old, data, undone, base), sent.errors)
    errors = saving.faults(data) if asked == saving.FILES else {}
    if errors or sent.errors:
        raise tk.ValidationError({**errors, **sent.errors})
    saved = saving.save(data, asked)
    kept = [f"{saved['type']}:{saved['id']}"]
    saving.accept(*kept if old else [*kept, f"{saved['type']}:new"])
    for name in submission.names_alone(saved) - submission.names_alone(old):
        said = tk._(
            "“{name}” is no ward, commune or city that is known: it is kept as a name only."
        )
        tk.h.flash_notice(said.format(name=name))
    return _gone_on(saved, asked)


def _gone_on(saved: dict[str, Any], asked: str) -> Any:
    kind, name = saved["type"], saved["name"]
    if asked == saving.FILES:
        return tk.redirect_to("hue_forms.files", package_type=kind, id=name)
    if asked == saving.DRAFT:
        tk.h.flash_success(tk._("The draft is saved. Only your agency sees it."))
        return tk.redirect_to(f"{kind}.edit", id=name)
    if asked == saving.UNPUBLISH:
        tk.h.flash_success(tk._("The dataset is a draft again: only your agency sees it."))
        return tk.redirect_to(f"{kind}.edit", id=name)
    tk.h.flash_success(tk._("The changes are saved."))
    return tk.redirect_to(f"{kind}.read", id=name)


def _again(data: dict[str, Any], errors: dict[str, Any]) -> Any:
    """The form with what was typed and what is wrong with it."""
    summary = dict(errors)
    if data.get("id"):
        return EditView().get(data["type"], data["id"], data, errors, summary)
    return CreateView().get(data["type"], {**data, "state": "none"}, errors, summary)


def _stored(identity: str | None) -> dict[str, Any]:
    if not identity:
        return {}
    # The record is held until the save is done: of two saves at once the second sees the first.
    held = saving.context(for_edit=True, for_update=True)
    found = tk.get_action("package_show")(held, {"id": identity})
    tk.check_access("package_update", saving.context(), {"id": found["id"]})
    return found


def get_blueprints() -> list[Blueprint]:
    """Gathered by `assembly`."""
    forms = Blueprint("hue_forms", __name__)
    views = {
        ("/new", "new"): NewDataset.as_view("new"),
        ("/edit/<id>", "edit"): EditDataset.as_view("edit"),
        ("/files/<id>", "files"): files.FilesView.as_view("files"),
    }
    # A rule that is plain text where CKAN's is comes before it; one with a converter would not.
    for kind in TYPES:
        fixed: dict[str, Any] = {"defaults": {"package_type": kind}}
        for (path, name), view in views.items():
            forms.add_url_rule(f"/{kind}{path}", name, view, **fixed)
        new = f"/{kind}/<id>/resource/new"
        forms.add_url_rule(new, "to_files", files.to_files, methods=["GET"], **fixed)
    return [forms]
