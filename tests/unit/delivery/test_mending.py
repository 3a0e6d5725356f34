"""Every stock template that the portal uses is free of inline script and style once mended."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from ckanext.hue_opendata.delivery import mending

SITE = Path(sys.prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
SITE = SITE / "site-packages"
#: The plugins of doctor/portal.ini that bring templates.
FOLDERS = [
    SITE / "ckan" / "templates",
    *(
        SITE / "ckanext" / name / folder
        for name in (
            "activity", "datastore", "datatablesview", "harvest", "imageview", "scheming",
            "textview", "tracking",
        )
        for folder in ("templates", "theme/templates", "templates_new")
    ),
]  # fmt: skip
INLINE = re.compile(
    r"<script(?![^>]*application/json)|<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", re.IGNORECASE
)
#: Not used by the portal, or replaced whole by a template of ours.
ELSEWHERE = {
    "base.html": "its one <style> is in a block that the theme replaces",
    "datatables/datatables_view.html": "the theme's own table stands in its place",
    "user/snippets/recaptcha.html": "asks Google; not switched on",
    "tests/mock_json_resource_preview_template.html": "CKAN's own tests",
    "tests/mock_resource_preview_template.html": "CKAN's own tests",
    "scheming/package/snippets/package_form.html": "only in forms of several pages; ours have one",
    "scheming/package/snippets/resource_form.html": "only in forms of several pages; ours have one",
}
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def stock():
    """Template name → its text, of every installed template."""
    if not FOLDERS[0].is_dir():
        pytest.skip("CKAN is not installed here")
    return [
        (file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"))
        for folder in FOLDERS
        if folder.is_dir()
        for file in folder.rglob("*.html")
    ]


def test_what_is_to_be_mended_is_still_there():
    found = stock()
    gone = [
        (template, old)
        for template, pairs in mending.MENDS.items()
        for old, _ in pairs
        if not any(name == template and old in text for name, text in found)
    ]
    assert gone == []


def test_no_inline_script_or_style_is_left():
    left = [
        (name, INLINE.findall(COMMENT.sub("", mending.mend(name, text))))
        for name, text in stock()
        if name not in ELSEWHERE and INLINE.search(COMMENT.sub("", mending.mend(name, text)))
    ]
    assert left == []


def test_a_template_further_down_the_search_path_is_mended_too():
    extension = mending.Mending(Environment())
    old, new = mending.MENDS["snippets/popular.html"][0]
    assert extension.preprocess(f"<i{old}>", "*/folder*snippets/popular.html") == f"<i{new}>"
    assert extension.preprocess(f"<i{old}>", "snippets/other.html") == f"<i{old}>"
