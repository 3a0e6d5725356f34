"""CKAN's listing actions in Vietnamese order; what they answer is otherwise theirs."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata.naming import completing, people
from ckanext.hue_opendata.naming.ordering import by_title, page_by_title
from ckanext.hue_opendata.text import sort_key


@tk.chained_action
@tk.side_effect_free
def organization_list(next_action: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """Agencies by title."""
    return page_by_title(lambda data: next_action(context, data), data_dict, "organizations")


@tk.chained_action
@tk.side_effect_free
def group_list(next_action: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """Topics by title."""
    return page_by_title(lambda data: next_action(context, data), data_dict, "groups")


@tk.chained_action
@tk.side_effect_free
def organization_list_for_user(next_action: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """The agencies in a form's select list."""
    return by_title(next_action(context, data_dict))


@tk.chained_action
@tk.side_effect_free
def group_list_authz(next_action: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """The topics in a form's select list."""
    return by_title(next_action(context, data_dict))


@tk.chained_action
@tk.side_effect_free
def tag_list(next_action: Any, context: Any, data_dict: dict[str, Any]) -> Any:
    """Tags by name."""
    found = next_action(context, data_dict)
    return sorted(found, key=lambda tag: sort_key(tag if isinstance(tag, str) else tag["name"]))


EXPORTS = {
    "organization_list": organization_list,
    "group_list": group_list,
    "organization_list_for_user": organization_list_for_user,
    "group_list_authz": group_list_authz,
    "tag_list": tag_list,
    **completing.EXPORTS,
    **people.EXPORTS,
}
