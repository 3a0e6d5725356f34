"""What is wrong with a dataset, in sentences: CKAN's nested errors, for a report or a mail.

CKAN's own summary gives of a repeating field only its first row (empty, when the second is wrong),
of files only that some are invalid.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.reader import language
from ckanext.hue_opendata.schema.types import fields_of, resource_fields_of

#: Where CKAN keeps the errors of our field for keywords.
TAGS, FILES = "tags", "resources"


def told(errors: dict[str, Any], kind: str = "dataset") -> list[str]:
    """Each fault as “Label: sentence”, in the reader's language (Vietnamese
    outside a request); rows and files are numbered.

    `errors` as a `ValidationError` of CKAN carries them; `kind` is the dataset's type.
    """
    labels = {one["field_name"]: _label(one) for one in fields_of(kind)}
    labels[TAGS] = labels.get("tag_string", TAGS)
    lines = []
    for name, found in errors.items():
        if name == FILES and _is_rows(found):
            files = {one["field_name"]: _label(one) for one in resource_fields_of(kind)}
            for number, row in enumerate(found, start=1):
                for part, said in row.items() if isinstance(row, dict) else ():
                    where = tk._("File {number}").format(number=number)
                    lines.append(f"{where}, {files.get(part, part)}: {_words(said)}")
        elif _is_rows(found) and name != TAGS:
            for number, row in enumerate(found, start=1):
                if row:
                    lines.append(f"{labels.get(name, name)} {number}: {_words(row)}")
        elif found:
            lines.append(f"{labels.get(name, name)}: {_words(found)}")
    return lines


def _label(field: dict[str, Any]) -> str:
    return field["label"][language()]


def _is_rows(found: Any) -> bool:
    return isinstance(found, list) and any(isinstance(one, dict) for one in found)


def _words(found: Any) -> str:
    return " ".join(dict.fromkeys(_sentences(found)))


def _sentences(found: Any) -> Iterator[str]:
    """The sentences of an error, whatever shape it came in, each once."""
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, (list, tuple)):
        for one in found:
            yield from _sentences(one)
    elif found:
        yield str(found)
