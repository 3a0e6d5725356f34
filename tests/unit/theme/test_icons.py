"""The cut icon font holds what the installed pages can show, and says which."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from ckanext.hue_opendata.theme import icons


@pytest.fixture(scope="module")
def names():
    return icons.used(icons.installed())


@pytest.fixture(scope="module")
def made(tmp_path_factory, names):
    pytest.importorskip("fontTools", reason="the extra `font` is not installed")
    folder = tmp_path_factory.mktemp("icons")
    return folder, icons.make(icons.source(), names, folder)


def test_icons_are_found_however_a_page_names_them(tmp_path):
    (tmp_path / "a.html").write_text("""<i class="fa-house fa-solid"></i>{{ nav(icon='clock') }}""")
    (tmp_path / "b.py").write_text("""return {"icon": "table", "name": "chart-line"}""")
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "c.js").write_text("fa-dragon")
    assert icons.used([tmp_path]) == {"house", "solid", "clock", "table"}


def test_ckans_own_pages_are_read(names):
    assert {"magnifying-glass", "filter", "sitemap"} & names
    assert {"wrench", "user"} <= names
    assert "flask" in names, "the DataStore's button"


def test_the_cut_font_is_small_and_holds_what_is_used(made, names):
    from fontTools.ttLib import TTFont

    folder, told = made
    style = (folder / "icons.css").read_text()
    assert told["bytes"] < 20_000
    assert len(gzip.compress(style.encode())) < 6_000
    held = set(TTFont(folder / told["file"].rpartition("/")[2]).getBestCmap())
    for name in ("wrench", "user", "filter"):
        code = style.split(f".fa-{name}", 1)[1].split('"')[1]
        assert int(code[1:], 16) in held
    assert ".fa-dragon" not in style
    assert "fa-solid-900" not in style


def test_making_it_again_leaves_one_font(made, names):
    folder, told = made
    assert icons.make(icons.source(), names, folder) == told
    assert [file.name for file in folder.glob("*.woff2")] == [Path(told["file"]).name]
