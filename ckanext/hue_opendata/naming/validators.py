"""Validators that normalise Vietnamese text on write and make names from titles.

They work in the schemas of our dataset, organisation and topic types, so no core action is
chained for them and a batched harvest that validates by itself may leave them out.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.text import normalize, slug

NAME_LENGTH = 100
#: Room for `-99999` behind a name that is taken.
STEM_LENGTH = NAME_LENGTH - 6


def hue_normalize_text(value: Any) -> Any:
    """One line of text in NFC, without invisible characters and runs of blanks."""
    return normalize(value) if isinstance(value, str) else value


def hue_normalize_lines(value: Any) -> Any:
    """Text of several lines (Markdown), line ends as LF: browsers send CRLF."""
    return normalize(value, lines=True) if isinstance(value, str) else value


def hue_normalize_tags(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """Tags sent as a list in NFC: CKAN's own tag validator refuses combining marks."""
    for flat in list(data):
        if flat[0] == "tags" and flat[-1] == "name":
            data[flat] = hue_normalize_text(data[flat])


def hue_name_from_title(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """Give a dataset without a name one made from its title; an update keeps the old one."""
    package = context.get("package")
    _fill_name(key, data, model.Package, package.name if package else None)


def hue_group_name_from_title(key: Any, data: dict[Any, Any], errors: Any, context: Any) -> None:
    """The same for organisations and topics."""
    group = context.get("group")
    _fill_name(key, data, model.Group, group.name if group else None)


def _fill_name(key: Any, data: dict[Any, Any], kind: Any, old: str | None) -> None:
    given = data.get(key)
    if isinstance(given, str) and given.strip():
        data[key] = given.strip()
    elif old:
        data[key] = old
    else:
        title = data.get((*key[:-1], "title"))
        if not isinstance(title, str) or not normalize(title):
            # The title is asked for, and with it comes the name.
            data.pop(key, None)
            raise tk.StopOnError
        data[key] = unique_name(title, kind)


def unique_name(title: str, kind: Any = model.Package) -> str:
    """A free name for a title.

    A lock that the transaction holds until it ends makes a second request with the same title
    wait, so that two at once get two names.
    """
    stem = slug(title, STEM_LENGTH)
    # A name of one letter is refused by CKAN.
    stem = stem if len(stem) > 1 else f"{stem}-1"
    model.Session.execute(
        sa.text("select pg_advisory_xact_lock(hashtext(:name))"), {"name": f"hue:{stem}"}
    )
    taken = set(
        model.Session.execute(
            sa.select(kind.name).where(
                sa.or_(kind.name == stem, kind.name.startswith(f"{stem}-", autoescape=True))
            )
        ).scalars()
    )
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
