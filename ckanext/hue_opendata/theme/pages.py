"""The portal's own pages: terms, privacy, accessibility, the guide; the style an admin chose."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.theme import colours, config

FOLDER = Path(__file__).parent / "texts"
NAMES = ("terms", "privacy", "accessibility", "guide")


def titles() -> dict[str, str]:
    """name → title in the reader's language, in the order of the footer."""
    said = (
        tk._("Terms of use"),
        tk._("Privacy"),
        tk._("Accessibility"),
        tk._("Guide for agencies"),
    )
    return dict(zip(NAMES, said, strict=True))


@lru_cache(maxsize=16)
def ours(name: str, language: str) -> str:
    """Our own text of a page, in Markdown."""
    return (FOLDER / f"{name}.{language}.md").read_text(encoding="utf-8")


@lru_cache(maxsize=16)
def file_version(path: str) -> str:
    """Changes with the content of a file of `public`, `/hue/mark.svg`; empty when there is none."""
    file = FOLDER.parent / "public" / path.lstrip("/")
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else ""


def style() -> str:
    """The style that an admin chose: the main colour, and their own rules."""
    rules = []
    chosen = config.colour()
    if colours.is_colour(chosen):
        deep = colours.darker(chosen, 0.25)
        rules.append(f":root {{ --hue-brand: {chosen}; --hue-brand-deep: {deep}; }}")
    rules.append(str(tk.config.get("ckan.site_custom_css") or ""))
    return "\n".join(rule for rule in rules if rule)


def style_version() -> str:
    """Changes with the style, so that browsers may keep the file; empty when there is none."""
    text = style()
    return hashlib.sha256(text.encode()).hexdigest()[:12] if text else ""
