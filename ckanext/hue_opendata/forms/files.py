"""The second step: files and links, several at once, each with its own outcome.

Each file is one stock `resource_create`, so a file that is refused takes nothing with it: the
dataset and the other files stay. With a script the browser sends them one by one and shows how far
each is; without one they come in one form.
"""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk
from flask import jsonify
from flask.views import MethodView
from werkzeug.datastructures import FileStorage

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.forms import saving
from ckanext.hue_opendata.forms.helpers import (
    hue_form_most,
    hue_form_most_megabytes,
    hue_form_told,
)
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.text import normalize, slug

MOST_AT_ONCE = 50
MEGABYTE = 1024 * 1024
UPLOAD, LINK = "upload", "link_url"
SCHEMES = ("http", "https", "ftp", "ftps")


class FilesView(MethodView):
    """The files of a dataset."""

    def get(self, package_type: str, id: str) -> Any:
        """What is there, and the form for more."""
        return _page(_dataset(id))

    def post(self, package_type: str, id: str) -> Any:
        """Add what was sent; then publish, if that was asked for and nothing went wrong."""
        dataset = _dataset(id)
        told = add(dataset["id"])
        if "application/json" in tk.request.headers.get("Accept", ""):
            return jsonify({"results": [_with_row(one, dataset) for one in told]})
        wrong = [one for one in told if one["error"]]
        if tk.request.form.get("save") == "publish" and not wrong:
            return _publish(dataset["id"])
        return _page(_dataset(id), told)


def to_files(package_type: str, id: str) -> Any:
    """Stock CKAN's page for one more file leads here."""
    return tk.redirect_to("hue_forms.files", package_type=package_type, id=id)


def add(dataset: str) -> list[dict[str, Any]]:
    """Add each file and link of the request: `name`, `error` ('' when it is there), `resource`, and
    `field`, the input that it came from.
    """
    sent = [one for one in tk.request.files.getlist("upload") if one.filename]
    told = [_one(_titled(one.filename), _file(one), dataset) for one in sent[:MOST_AT_ONCE]]
    for one in sent[MOST_AT_ONCE:]:
        most = tk._("At most {count} files at once: send this one again.")
        told.append(_outcome(str(one.filename), most.format(count=MOST_AT_ONCE)))
    address = tk.request.form.get("link_url", "").strip()
    if address:
        name = normalize(tk.request.form.get("link_name", "")) or address
        told.append({**_one(name, _link(address), dataset), "field": LINK})
    return told


def stored_name(filename: str) -> str:
    """A file's name in the store and in its address: `Giá vé 2025.XLSX` → `gia-ve-2025.xlsx`."""
    path = PurePosixPath(filename.replace("\\", "/")).name
    stem, dot, ending = path.rpartition(".")
    if not dot or not ending.isascii() or not ending.isalnum() or len(ending) > 12:
        return slug(path)
    return f"{slug(stem)}.{ending.lower()}"


def _titled(filename: str | None) -> str:
    path = PurePosixPath(str(filename).replace("\\", "/")).name
    stem = path.rpartition(".")[0] or path
    return normalize(stem.replace("_", " "))


def _file(storage: FileStorage) -> dict[str, Any] | str:
    """What `resource_create` wants of a file, or the sentence why not."""
    size = storage.stream.seek(0, os.SEEK_END)
    storage.stream.seek(0)
    if not size:
        return tk._("The file is empty: open it, check that it has data, and send it again.")
    most = hue_form_most_megabytes() * MEGABYTE
    if most and size > most:
        return tk._("The file has {size}; a file may have at most {most}.").format(
            size=formats.file_size(size, language()), most=hue_form_most()
        )
    storage.filename = stored_name(str(storage.filename))
    ending = storage.filename.rpartition(".")[2] if "." in storage.filename else ""
    return {"upload": storage, "url": storage.filename, "format": ending.upper()}


def _link(address: str) -> dict[str, Any] | str:
    try:
        parts = urlsplit(address)
        fine = parts.scheme.lower() in SCHEMES and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine:
        return tk._("“{text}” is no web address: it should begin with https://").format(
            text=address[:80]
        )
    return {"url": address, "format": normalize(tk.request.form.get("link_format", ""))}


def _one(name: str, ready: dict[str, Any] | str, dataset: str) -> dict[str, Any]:
    if isinstance(ready, str):
        return _outcome(name, ready)
    try:
        made = tk.get_action("resource_create")(
            saving.context(), {**ready, "name": name, "package_id": dataset}
        )
    except tk.ValidationError as refused:
        return _outcome(name, hue_form_told(refused.error_dict))
    except tk.NotAuthorized:
        return _outcome(name, tk._("You are not allowed to change this dataset"))
    return {**_outcome(name, ""), "resource": made}


def _outcome(name: str, error: str) -> dict[str, Any]:
    return {"name": name, "error": error, "resource": None, "field": UPLOAD}


def _with_row(one: dict[str, Any], dataset: dict[str, Any]) -> dict[str, Any]:
    """An outcome for the script: the row of the list as it would stand on the page."""
    row = ""
    if one["resource"]:
        row = tk.render("hue_forms/file_row.html", {"res": one["resource"], "pkg": dataset})
    return {"name": one["name"], "error": one["error"], "row": row}


def _publish(identity: str) -> Any:
    dataset = _dataset(identity)
    wants = tk.config.get("ckan.dataset.create_on_ui_requires_resources")
    if wants and not dataset["resources"]:
        nothing = tk._("Add at least one file or link: a dataset without data cannot be published.")
        return _page(dataset, refused=nothing)
    if dataset["state"] == "active":
        return tk.redirect_to(f"{dataset['type']}.read", id=dataset["name"])
    try:
        saving.publish(identity)
    except tk.ValidationError as refused:
        from ckan.views.dataset import EditView

        errors = refused.error_dict
        return EditView().get(dataset["type"], identity, {}, errors, dict(errors))
    if dataset.get("private"):
        tk.h.flash_success(tk._("The dataset is published for those who may see it."))
    else:
        tk.h.flash_success(tk._("The dataset is published: everybody can find it now."))
    return tk.redirect_to(f"{dataset['type']}.read", id=dataset["name"])


def _dataset(identity: str) -> dict[str, Any]:
    """The dataset, for whoever may change it; anybody else gets 404, or the way to log in."""
    try:
        tk.check_access("package_update", saving.context(), {"id": identity})
        return tk.get_action("package_show")(saving.context(), {"id": identity})
    except tk.NotAuthorized:
        return tk.abort(403, tk._("You are not allowed to change this dataset"))
    except tk.ObjectNotFound:
        return tk.abort(404, tk._("Dataset not found"))


def _page(dataset: dict[str, Any], told: Any = (), refused: str = "") -> Any:
    """The page; a link that was refused stands in its boxes as it was typed."""
    fault = next((one["error"] for one in told if one["field"] == LINK and one["error"]), "")
    names = ("link_url", "link_name", "link_format") if fault else ()
    words = {
        "pkg_dict": dataset,
        "pkg": dataset,
        "dataset_type": dataset["type"],
        "told": list(told),
        "refused": refused,
        "link_error": fault,
        "link": {name: tk.request.form.get(name, "") for name in names},
    }
    return tk.render("hue_forms/files.html", words)
