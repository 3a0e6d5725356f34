"""The font is small, holds every Vietnamese letter, and goes by its own name."""

from __future__ import annotations

import unicodedata

import pytest

from ckanext.hue_opendata.theme import font

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    pytest.importorskip("fontpkg_source_sans_3", reason="the extra `font` is not installed")
    folder = tmp_path_factory.mktemp("font")
    return folder, font.make(font.source(), folder)


def test_the_font_is_one_small_variable_file_with_every_letter(made):
    from fontTools.ttLib import TTFont

    folder, told = made
    assert told["bytes"] < 60_000
    file = folder / told["files"][0].rpartition("/")[2]
    cut = TTFont(file)
    letters = set(LETTERS + LETTERS.upper() + "“”–…₫%0123456789")
    assert letters <= {chr(code) for code in cut.getBestCmap()}
    assert {ord(mark) for mark in unicodedata.normalize("NFD", "ẫểộữ")} <= set(cut.getBestCmap())
    assert [axis.axisTag for axis in cut["fvar"].axes] == ["wght"]


def test_the_cut_font_does_not_bear_the_reserved_name(made):
    from fontTools.ttLib import TTFont

    folder, told = made
    names = TTFont(folder / told["files"][0].rpartition("/")[2])["name"]
    assert names.getDebugName(1) == font.FAMILY
    assert "Source" not in str(names.getDebugName(6))
    assert "Open Font License" in str(names.getDebugName(13))


def test_making_it_again_leaves_one_file(made):
    folder, told = made
    assert font.make(font.source(), folder) == told
    assert len(list(folder.glob("*.woff2"))) == 1
    assert told["files"][0].rpartition("/")[2] in next(folder.glob("*.css")).read_text()
