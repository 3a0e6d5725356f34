"""What an admin may add: a name, and what it is the name of; every fault with a sentence."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.search import aliases, known_names
from ckanext.hue_opendata.search.log import entry
from ckanext.hue_opendata.search.query import is_plain
from ckanext.hue_opendata.text import normalize

KINDS = ("text", "dataset", "organization", "topic")


def name(value: Any) -> str:
    """A name as people will type it."""
    text = normalize(str(value or ""))
    if not any(char.isalpha() for char in text):
        raise _fault("name", tk._("Give the words that people look for"))
    if len(text) > entry.LONGEST:
        raise _fault("name", tk._("At most {most} letters").format(most=entry.LONGEST))
    if not is_plain(text):
        raise _fault("name", tk._("Plain words only: no quotes, brackets, stars or field names"))
    if entry.personal(text):
        raise _fault(
            "name",
            tk._("A mail address or a long number may belong to a person: names are public"),
        )
    return text


def target(kind: str, value: Any, named: str) -> str:
    """What is named: words, or the id of a dataset, an agency or a topic."""
    given = normalize(str(value or ""))
    if kind not in KINDS:
        raise _fault("kind", tk._("One of: {kinds}").format(kinds=", ".join(KINDS)))
    if not given:
        raise _fault("target", tk._("Say what people mean by these words"))
    return {"text": _text, "dataset": _dataset, "organization": _agency, "topic": _topic}[kind](
        given, named
    )


def label(kind: str, stored: str) -> str:
    """A target in words, also when it is no longer there."""
    if kind == "dataset":
        dataset: Any = model.Package.get(stored)
        return (dataset.title or dataset.name) if dataset else stored
    if kind == "organization":
        agency: Any = model.Group.get(stored)
        return (agency.title or agency.name) if agency else stored
    if kind == "topic":
        return vocabularies.load("theme").label(stored, language())
    return stored


def _text(given: str, named: str) -> str:
    if len(given) > entry.LONGEST:
        raise _fault("target", tk._("At most {most} letters").format(most=entry.LONGEST))
    if entry.key(given) == entry.key(named):
        raise _fault("target", tk._("These are the same words; the search finds them already"))
    if not aliases.phrases(given):
        raise _fault(
            "target",
            tk._("“{text}” stands in many other words: give at least two words").format(text=given),
        )
    return given


def _dataset(given: str, named: str) -> str:
    dataset: Any = model.Package.get(_last(given))
    if dataset is None or dataset.state != "active":
        raise _fault(
            "target",
            tk._("There is no dataset “{text}”: give its name or the address of its page").format(
                text=given
            ),
        )
    return dataset.id


def _agency(given: str, named: str) -> str:
    agency: Any = model.Group.get(_last(given))
    if agency is None or not agency.is_organization or agency.state != "active":
        raise _fault("target", tk._("There is no agency “{text}”").format(text=given))
    return agency.id


def _topic(given: str, named: str) -> str:
    codes = {one.code for one in known_names.topics(language())}
    if given not in codes:
        raise _fault("target", tk._("There is no topic “{text}”").format(text=given))
    return given


def _last(given: str) -> str:
    """The name in an address, or what was given."""
    return urlsplit(given).path.rstrip("/").rpartition("/")[2] or given


def _fault(field: str, sentence: str) -> tk.ValidationError:
    return tk.ValidationError({field: [sentence]})
