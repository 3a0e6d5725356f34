"""Single values as a city dataset keeps them: each function takes what a person typed, gives what
is stored, and otherwise says in one sentence what was found and how to write it.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.text import normalize

#: Of a list of texts, and of the rows of a repeating field.
MOST_ITEMS = 200


def is_missing(value: Any) -> bool:
    """Nothing was given: absent, empty, or an empty list."""
    return value is tk.missing or value is None or value in ("", [], "[]", {}, "{}")


def drop(key: Any, data: dict[Any, Any]) -> None:
    """Store nothing in this field, and end its validation."""
    data.pop(key, None)
    raise tk.StopOnError


def hue_agency_code(value: Any) -> Any:
    """An agency identifier of one of the two schemes in use (QCVN 102:2016, QĐ 20/2020)."""
    text = str(value).strip().upper().replace("-", ".")
    if not agency_scheme(text):
        raise tk.Invalid(tk._("An agency identifier looks like 000.00.14.H57 or H57.01."))
    return text


def agency_scheme(code: str) -> str:
    """The code in `code_scheme` of the scheme that an agency identifier is of, or empty."""
    for term in vocabularies.load("code_scheme").terms.values():
        if re.fullmatch(term.extra["pattern"], code, re.ASCII):
            return term.code
    return ""


def hue_url(value: Any) -> Any:
    """A web address with its scheme and host; nothing that a browser would run."""
    try:
        parts = urlsplit(str(value))
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"]", str(value)):
        raise tk.Invalid(
            tk._("“{value}” is not a web address. It begins with https:// or http://.").format(
                value=short(value)
            )
        )
    return value


def hue_scale(value: Any) -> Any:
    """A map scale, `1:10000`; dots and blanks between thousands are understood."""
    found = re.fullmatch(r"1\s?[:/]\s?(\d{1,3}(?:[ .]\d{3})*|\d+)", str(value).strip(), re.ASCII)
    number = int(re.sub(r"[ .]", "", found[1])) if found else 0
    if not 1 <= number <= 100_000_000:
        raise tk.Invalid(tk._("Write the scale as 1:10000."))
    return f"1:{number}"


def hue_within_length(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Text no longer than the field's `max_length` (characters)."""
    most = int(field.get("max_length", 1000))

    def validator(value: Any) -> Any:
        if isinstance(value, str) and len(value) > most:
            raise tk.Invalid(
                tk._("Too long: {length} characters, at most {most}. Shorten the text.").format(
                    length=len(value), most=most
                )
            )
        return value

    return validator


# What scheming's decorator `scheming_validator` sets; importing it from here would import scheming
# while it asks for our validators (it looks some up at import time).
hue_within_length.is_a_scheming_validator = True  # type: ignore[attr-defined]


def hue_text_list(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Several short texts, stored as a JSON list; one text alone is a list of one."""
    within = hue_within_length(field, schema)
    return _list_of(lambda text: within(normalize(text)))


def hue_link_list(field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Several web addresses, stored as a JSON list."""
    return _list_of(lambda text: hue_url(normalize(text)))


def _list_of(check: Any) -> Any:
    def validator(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
        items = [] if is_missing(data.get(key)) else as_list(data[key])
        if len(items) > MOST_ITEMS or not all(isinstance(item, str) for item in items):
            raise tk.Invalid(tk._("Give a list of texts, at most {most}.").format(most=MOST_ITEMS))
        kept = [check(item) for item in items if item.strip()]
        if not kept:
            drop(key, data)
        data[key] = json.dumps(kept, ensure_ascii=False)

    return validator


hue_text_list.is_a_scheming_validator = True  # type: ignore[attr-defined]
hue_link_list.is_a_scheming_validator = True  # type: ignore[attr-defined]


def as_list(value: Any) -> list[Any]:
    """A stored or sent list: a list, JSON of a list, or one value alone."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except ValueError:
            return [value]
    return value if isinstance(value, list) else [value]


def hue_list_output(value: Any) -> Any:
    """A stored list as a list."""
    return [] if is_missing(value) else as_list(value)


def short(value: Any) -> str:
    """What a sentence repeats of what was given."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
