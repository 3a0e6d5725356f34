"""Asks one system (`python -m benchmarks.search.ask INI FILE LAYER COLLECTION`).

LAYER is `stock`, `plain` or `own`; COLLECTION a folder, empty for the first one. Makes the datasets
when they are missing.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app
from ckan.lib.search.common import make_connection

from benchmarks.search import collection
from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.search import installing, rebuilding


def main(ini: str, file: str, layer: str, folder: str) -> None:
    """Fill the database once, index anew with this system's plugins, ask."""
    app = make_app(CKANConfigLoader(ini).get_config())
    # CKAN wraps the Flask application; there is no public way to its request context.
    with app._wsgi_app.test_request_context():  # pyright: ignore
        fill(folder)
        begun = time.perf_counter()
        if layer == "own":
            installing.install(rebuilding.rebuild)
        elif layer == "plain":
            installing.remove(lambda: None)
        # Deleted documents would weigh in the rarity of words.
        make_connection().delete(q="*:*", commit=True)
        rebuilding.rebuild()
        make_connection().optimize()
        answers = ask_all(folder)
        answers["index"] = time.perf_counter() - begun
        Path(file).write_text(json.dumps(answers), encoding="utf-8")


def search(text: str, **more: str):
    """What an anonymous client gets, with nothing but the words."""
    return tk.get_action("package_search")({"user": ""}, {"q": text, "rows": 20, **more})


def ask_all(folder: str) -> dict:
    """Names, steps and seconds of each query's answer; hits of the unanswerable."""
    names, steps, seconds = [], [], []
    for query in collection.queries(folder):
        begun = time.perf_counter()
        answer = search(query.text)
        seconds.append(time.perf_counter() - begun)
        names.append([one["name"] for one in answer["results"]])
        steps.append(answer.get("hue_search", {}).get("step", ""))
    nothing = {
        text: [one["name"] for one in search(text, ext_hue_strict="true")["results"]]
        for (text,) in collection.lines("unanswerable.txt", folder)
    }
    return {"names": names, "steps": steps, "seconds": seconds, "nothing": nothing}


def act(name: str, data: dict):
    """An action as the site's own user."""
    return tk.get_action(name)(as_site_user(), data)


def agencies(folder: str = "") -> None:
    """Make the agencies that are not there."""
    for name, title in collection.lines("agencies.txt", folder):
        if model.Group.get(name) is None:
            act("organization_create", {"name": name, "title": title})


def fill(folder: str) -> None:
    """Make the agencies and the datasets that are not there."""
    agencies(folder)
    for one in collection.datasets(folder):
        if model.Package.get(one.name) is None:
            file = {"name": one.title, "url": "http://example.com/a.csv", "format": "CSV"}
            file["description"] = f"Các cột: {one.columns}"
            data = {"name": one.name, "title": one.title, "notes": one.notes}
            data |= {"owner_org": one.agency, "tags": [{"name": tag} for tag in one.tags]}
            act("package_create", {**data, "resources": [file]})


if __name__ == "__main__":
    main(*sys.argv[1:5])
