"""What an admin may set: a colour that white letters can be read on, datasets that are there."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.hue_opendata.theme import colours

#: White text on the main colour, WCAG 2.2 AAA.
LEAST = 7.0


def hue_theme_colour(value: str) -> str:
    """`#rrggbb`, dark enough; raises Invalid with the contrast that was found."""
    value = str(value or "").strip().lower()
    if not value:
        return ""
    if not colours.is_colour(value):
        raise tk.Invalid(
            tk._("“{value}” is not a colour: write # and six digits, such as #4b2161").format(
                value=value
            )
        )
    found = colours.contrast(value, "#ffffff")
    if found < LEAST:
        raise tk.Invalid(
            tk._(
                "White letters on {value} have a contrast of {found}; choose a darker colour, "
                "with at least {least}"
            ).format(value=value, found=f"{found:.1f}", least=f"{LEAST:.0f}")
        )
    return value


def hue_theme_featured(value: str) -> str:
    """Names of public datasets, one a line; raises Invalid naming those that are not there."""
    names = [line.strip().rstrip("/").rpartition("/")[2] for line in str(value or "").splitlines()]
    names = [name for name in names if name]
    found = model.Session.query(model.Package.name).filter(
        model.Package.name.in_(names),
        model.Package.state == "active",
        model.Package.private.is_(False),
    )
    missing = set(names) - {name for (name,) in found}
    if missing:
        raise tk.Invalid(
            tk._("There is no public dataset with this name: {names}").format(
                names=", ".join(sorted(missing))
            )
        )
    return "\n".join(names)
