"""A process compares a style or script with its files once; a developer's goes on looking."""

from __future__ import annotations

import os
from pathlib import Path

import ckan.plugins.toolkit as tk
import pytest
from ckan.lib import webassets_tools

STYLE = "hue_opendata/hue-css"


@pytest.fixture
def source(app):
    """A file of the style, with its time put back at the end."""
    bundle = webassets_tools.env[STYLE]
    bundle.config["auto_build"] = True
    file = Path(bundle.contents[0])
    before = file.stat()
    yield file
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    bundle.config["auto_build"] = True


def written() -> int:
    """When the built style was written."""
    bundle = webassets_tools.env[STYLE]
    return Path(webassets_tools.get_webassets_path(), bundle.resolve_output()).stat().st_mtime_ns


def touched(file: Path) -> None:
    """The file is later than what was built of it."""
    later = written() + 10**10
    os.utime(file, ns=(later, later))


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_what_was_seen_built_is_not_looked_at_again(app, source):
    assert app.get("/about").status_code == 200
    before = written()
    touched(source)
    assert app.get("/about").status_code == 200
    assert written() == before


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_a_developers_portal_goes_on_looking(app, source, monkeypatch):
    monkeypatch.setitem(tk.config, "ckan.webassets.debug", True)
    assert app.get("/about").status_code == 200
    before = written()
    touched(source)
    assert app.get("/about").status_code == 200
    assert written() != before
