"""The pages of the vocabularies, what they are in JSON-LD (SKOS), and the tree of agencies."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint, Response

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema import agencies, skos
from ckanext.hue_opendata.text import sort_key

blueprint = Blueprint("hue_vocabulary", __name__)


def index() -> str:
    """All vocabularies."""
    every = [vocabularies.load(name) for name in vocabularies.names()]
    every.sort(key=lambda one: sort_key(one.title[language()]))
    return tk.render("hue_opendata/vocabularies.html", {"vocabularies": every})


def page(name: str) -> str | Response:
    """One vocabulary as a page, or as JSON-LD when that is asked for.

    `?code=` asks for one code: a code that is none is explained, and does not break the page.
    """
    vocabulary = _load(name)
    wanted = tk.request.accept_mimetypes.best_match(["text/html", "application/ld+json"])
    if wanted == "application/ld+json":
        return _linked(vocabulary)
    asked = str(tk.request.args.get("code", ""))[:100]
    data = {"vocabulary": vocabulary, "asked": asked, "term": vocabulary.terms.get(asked)}
    return tk.render("hue_opendata/vocabulary.html", data)


def linked(name: str) -> Response:
    """One vocabulary in JSON-LD."""
    return _linked(_load(name))


def agency_tree() -> str:
    """The city's agencies as a tree."""
    return tk.render("hue_opendata/agencies.html", {"tree": agencies.tree()})


def _load(name: str) -> vocabularies.Vocabulary:
    try:
        return vocabularies.load(name)
    except KeyError:
        return tk.abort(404, tk._("There is no such vocabulary."))


def _linked(vocabulary: vocabularies.Vocabulary) -> Response:
    site = str(tk.config.get("ckan.site_url") or "").rstrip("/")
    text = json.dumps(skos.document(vocabulary, site), ensure_ascii=False, indent=1)
    return Response(text, content_type="application/ld+json; charset=utf-8")


blueprint.add_url_rule("/agencies", view_func=agency_tree)
blueprint.add_url_rule("/vocabulary", view_func=index)
blueprint.add_url_rule("/vocabulary/<name>", view_func=page)
blueprint.add_url_rule("/vocabulary/<name>.jsonld", view_func=linked)


def get_blueprints() -> list[Any]:
    """For the assembly."""
    return [blueprint]
