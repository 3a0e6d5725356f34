"""The theme's colours can be read: contrasts by WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ckanext.hue_opendata.theme.city_map import city_map
from ckanext.hue_opendata.theme.colours import contrast

PACKAGE = Path(__file__).resolve().parents[3] / "ckanext" / "hue_opendata"
CSS = (PACKAGE / "theme" / "assets" / "css" / "hue.css").read_text(encoding="utf-8")
NAME = re.compile(r"--hue-([a-z-]+):\s*(#[0-9a-f]{6})")
BLOCKS = dict(re.findall(r"^\s*(:root[^{\n]*) \{([^}]*)\}", CSS, re.MULTILINE))
LIGHT = dict(NAME.findall(BLOCKS[":root"]))
LIGHT |= {"brand": LIGHT["purple"], "brand-deep": LIGHT["purple-deep"]}
DARK = dict(NAME.findall(BLOCKS[':root[data-hue="dark"]']))
CONTRAST = dict(NAME.findall(BLOCKS[':root[data-hue="contrast"]']))
PALETTES = {"light": LIGHT, "dark": LIGHT | DARK, "contrast": LIGHT | CONTRAST}
#: What letters stand on what: front, back, least contrast (WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS = [
    ("ink", "paper", 7),
    ("ink", "mist", 7),
    ("ink", "notice", 7),
    ("quiet", "paper", 4.5),
    ("quiet", "mist", 4.5),
    ("heading", "paper", 7),
    ("heading", "mist", 4.5),
    ("link", "paper", 4.5),
    ("link", "mist", 4.5),
    ("link", "notice", 4.5),
    ("good", "paper", 4.5),
    ("good", "mist", 4.5),
    ("bad", "paper", 4.5),
    ("bad", "mist", 4.5),
    ("white", "brand", 7),
    ("white", "brand-deep", 7),
    ("white", "night", 7),
    ("white", "green", 4.5),
    ("white", "green-deep", 7),
    ("white", "purple-soft", 4.5),
    ("lilac", "brand", 4.5),
    ("purple", "white", 7),
    ("night", "yellow", 4.5),
    ("edge", "paper", 3),
]


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_a_pair_of_colours_can_be_read(palette, front, back, least):
    colours = PALETTES[palette]
    assert contrast(colours[front], colours[back]) >= least


def test_the_device_and_the_switch_give_the_same_colours():
    """The same names stand in a media query and behind the switch: CSS cannot share them."""
    query = r"@media \(prefers-(color-scheme|contrast)[^{]*\{\s*:root[^{]*\{([^}]*)\}"
    told = {what: dict(NAME.findall(block)) for what, block in re.findall(query, CSS)}
    assert told == {"color-scheme": DARK, "contrast": CONTRAST}


def test_the_style_is_small_and_asks_for_nothing_outside():
    assert len(CSS.encode()) < 60_000
    assert not re.search(r"https?:|//[a-z]", CSS)
    assert "@import" not in CSS


def test_templates_hold_no_inline_script_or_style():
    for file in PACKAGE.rglob("templates/**/*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son[a-z]+=|javascript:", text), (
            file
        )


def test_the_map_has_every_unit_once_and_stays_small():
    drawn = city_map()
    assert len({unit["code"] for unit in drawn["units"]}) == 40
    assert all(unit["path"].startswith("M") for unit in drawn["units"])
    assert sum(len(unit["path"]) for unit in drawn["units"]) < 60_000
