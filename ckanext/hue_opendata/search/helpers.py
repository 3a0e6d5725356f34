"""What the search's templates ask for."""

from __future__ import annotations

import json

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.search import known_names


def hue_suggest_words() -> str:
    """The words that the script of the search boxes shows or says, as JSON."""
    words = {
        "kinds": known_names.kinds(),
        "label": tk._("Suggestions"),
        "none": tk._("No suggestions"),
        "some": tk._("{number} suggestions; up and down arrows to choose"),
    }
    return json.dumps(words, ensure_ascii=False)
