"""What the plugin offers CKAN: actions, rights, helpers, pages."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ckanext.hue_opendata.search import admin, views
from ckanext.hue_opendata.search.logic import action, alias, auth, missing, suggest


def actions() -> dict[str, Any]:
    """Our own actions and those of CKAN that they chain."""
    own = {**_ours(alias), **_ours(missing), **_ours(suggest)}
    return {"package_search": action.package_search, **own}


def auth_functions() -> dict[str, Any]:
    """The rights of our actions."""
    return _ours(auth)


def helpers() -> dict[str, Any]:
    """What our templates ask for, also on a site that has this plugin alone of ours."""
    from ckanext.hue_opendata.delivery.helpers import hue_pager_links, hue_steps, hue_vi
    from ckanext.hue_opendata.formats.helpers import hue_date
    from ckanext.hue_opendata.search import helpers as ours

    others = (hue_date, hue_pager_links, hue_steps, hue_vi)
    return {**_ours(ours), **{one.__name__: one for one in others}}


def blueprints() -> list[Any]:
    """Suggestions for search boxes; the admins' pages."""
    return [views.blueprint(), admin.blueprint()]


def _ours(module: ModuleType) -> dict[str, Any]:
    return {name: value for name, value in vars(module).items() if name.startswith("hue_")}
