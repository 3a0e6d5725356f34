"""What the tests of the forms share: what a browser sends of a form, and what is stored then."""

from __future__ import annotations

from typing import Any

import lxml.html
from ckan.tests import helpers

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.schema.types import fields_of

#: Changed by every save.
MOVING = ("metadata_modified",)


def examples(kind: str) -> dict[str, Any]:
    """A dataset with the example of every field."""
    made = {one["field_name"]: one["example"] for one in fields_of(kind) if "example" in one}
    made.pop("tag_string", None)
    return made


def stored(name: str) -> dict[str, Any]:
    shown = helpers.call_action("package_show", context=as_site_user(), id=name)
    return {key: value for key, value in shown.items() if key not in MOVING}


def drafts() -> int:
    context = as_site_user()
    return helpers.call_action("package_search", context=context, include_drafts=True)["count"]


def form_of(page: str, which: str = "dataset-edit") -> Any:
    return lxml.html.fromstring(page).get_element_by_id(which)


def sent(form: Any, **changes: Any) -> list[tuple[str, Any]]:
    """What a browser would send, with CRLF in texts as browsers do."""
    values = [
        (name, value.replace("\r\n", "\n").replace("\n", "\r\n"))
        for name, value in form.form_values()
        if name not in changes
    ]
    return values + list(changes.items())


def post(app, address, officer, values):
    data: dict[str, list[Any]] = {}
    for name, value in values:
        data.setdefault(name, []).append(value)
    return app.post(address, data=data, headers=officer["headers"])


def whole(officer, **more):
    return {
        "title": "Giá vé",
        "notes": "Mô tả",
        "owner_org": officer["agency"]["id"],
        "theme": "du-lich",
        "hue_shown": "theme",
        "license_id": "vn-gov-open",
        "classification": "mo",
        "personal_data": "khong-co",
        "frequency": "hang-nam",
        "private": "False",
        **more,
    }
