"""The language of whoever reads: Vietnamese unless a request asks for English."""

from __future__ import annotations

import ckan.plugins.toolkit as tk


def language() -> str:
    """`vi` or `en`; outside a request (command line, jobs) the portal speaks Vietnamese."""
    try:
        return "en" if tk.h.lang() == "en" else "vi"
    except (RuntimeError, TypeError):
        return "vi"


def spoken(text: str) -> str:
    """The reader's half of `Vietnamese / English`; a text without the slash is for both."""
    vietnamese, _, english = text.partition(" / ")
    return english if english and language() == "en" else vietnamese
