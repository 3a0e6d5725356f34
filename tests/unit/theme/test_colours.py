"""The theme's colours can be read: contrasts by WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ckanext.hue_opendata.theme.city_map import city_map

PACKAGE = Path(__file__).resolve().parents[3] / "ckanext" / "hue_opendata"
CSS = (PACKAGE / "theme" / "assets" / "css" / "hue.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--hue-([a-z-]+):\s*(#[0-9a-f]{6})", CSS))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("ink", "paper", 7),
        ("quiet", "paper", 4.5),
        ("quiet", "mist", 4.5),
        ("purple", "paper", 7),
        ("purple-soft", "paper", 4.5),
        ("purple-soft", "mist", 4.5),
        ("green", "paper", 4.5),
        ("yellow", "purple", 4.5),
        ("ink", "yellow", 4.5),
        ("green", "mist", 3),
    ],
)
def test_a_pair_of_colours_can_be_read(front, back, least):
    assert contrast(COLOURS[front], COLOURS[back]) >= least


def test_the_style_is_small_and_asks_for_nothing_outside():
    assert len(CSS.encode()) < 60_000
    assert "http" not in CSS
    assert "@import" not in CSS


def test_templates_hold_no_inline_script_or_style():
    for file in PACKAGE.rglob("templates/**/*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", text), file


def test_the_map_has_every_unit_once_and_stays_small():
    drawn = city_map()
    assert len({unit["code"] for unit in drawn["units"]}) == 40
    assert all(unit["path"].startswith("M") for unit in drawn["units"])
    assert sum(len(unit["path"]) for unit in drawn["units"]) < 60_000
