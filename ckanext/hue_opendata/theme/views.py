"""The portal's own pages and the admin's style sheet."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from flask import Blueprint, Response

from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.theme import config, pages


def get_blueprints() -> list[Blueprint]:
    """`/terms`, `/privacy`, `/accessibility`, `/guide`, and `/hue/site.css`."""
    blueprint = Blueprint("hue_theme", __name__)
    names = ", ".join(f"'{name}'" for name in pages.NAMES)
    blueprint.add_url_rule(f"/<any({names}):name>", "page", page)
    blueprint.add_url_rule("/hue/site.css", "style", style)
    return [blueprint]


def page(name: str) -> str:
    """One of the portal's own texts: the admin's, else ours in the reader's language."""
    own = config.text(name)
    spoken = "vi" if own else language()
    extra = {
        "name": name,
        "title": pages.titles()[name],
        "text": own or pages.ours(name, spoken),
        "spoken": spoken,
    }
    return tk.render("hue_opendata/page.html", extra_vars=extra)


def style() -> Response:
    """What the admin chose, as a file: an enforced policy lets no style stand in a page."""
    return Response(pages.style(), mimetype="text/css")
