"""Asks one system (`python -m benchmarks.search.ask INI FILE`); makes the datasets when missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app
from ckan.lib.search import rebuild

from benchmarks.search import collection
from benchmarks.search.run import ask_all
from ckanext.hue_opendata.acting import as_site_user


def main(ini: str, file: str) -> None:
    """Fill the database once, index anew with this system's plugins, ask."""
    app = make_app(CKANConfigLoader(ini).get_config())
    # CKAN wraps the Flask application; there is no public way to its request context.
    with app._wsgi_app.test_request_context():  # pyright: ignore
        fill()
        rebuild(clear=True, force=True)

        def search(text: str, **more: str):
            return tk.get_action("package_search")({"user": ""}, {"q": text, "rows": 20, **more})

        Path(file).write_text(json.dumps(ask_all(search)), encoding="utf-8")


def fill() -> None:
    """Make the agency and the datasets that are not there."""

    def act(name: str, data: dict):
        return tk.get_action(name)(as_site_user(), data)

    if model.Group.get("thong-ke") is None:
        act("organization_create", {"name": "thong-ke", "title": "Thống kê thành phố Huế"})
    for name, title, notes in collection.datasets():
        if model.Package.get(name) is None:
            data = {"name": name, "title": title, "notes": notes, "owner_org": "thong-ke"}
            act("package_create", data)


if __name__ == "__main__":
    main(*sys.argv[1:3])
