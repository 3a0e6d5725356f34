"""Can letters be read on a colour? WCAG 2.2, 1.4.3. No CKAN."""

from __future__ import annotations

import re

HEX = re.compile(r"#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Is it `#rrggbb`?"""
    return bool(HEX.fullmatch(text.lower()))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 (black) to 1 (white)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def darker(colour: str, share: float) -> str:
    """The colour mixed with black by that share."""
    parts = [round(int(colour[at : at + 2], 16) * (1 - share)) for at in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)
