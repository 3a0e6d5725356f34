"""What a type of dataset is called in CKAN's own sentences ("Add …", "… created the …")."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk


def words() -> dict[str, str]:
    """Type → its name in the reader's language, as it stands inside a sentence."""
    return {
        "indicator": tk._("indicator"),
        "geo": tk._("map layer"),
        "observation": tk._("observation"),
        "harvest": tk._("harvest source"),
    }


@tk.chained_helper
def humanize_entity_type(
    next_helper: Any, entity_type: str, object_type: str, purpose: str
) -> str | None:
    """CKAN's sentence with the type's name; CKAN itself shows the stored code in capitals."""
    if (entity_type, object_type) == ("group", "organization"):
        # A page of an agency that shares its template with topics.
        return tk._("Organizations")
    # Asked many times for a page, nearly always for a plain dataset, which CKAN names itself.
    asked = entity_type == "package" and object_type != "dataset"
    word = words().get(object_type) if asked else None
    if word is None:
        return next_helper(entity_type, object_type, purpose)
    said: str = next_helper(entity_type, word, purpose)
    # CKAN writes the name with a capital; inside a sentence it has none.
    inside = not said.startswith(word.capitalize()) or purpose == "activity_record"
    return said.replace(word.capitalize(), word) if inside else said
