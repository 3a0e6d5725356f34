"""What people look for and do not find."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.search import config
from ckanext.hue_opendata.search.added import table as added
from ckanext.hue_opendata.search.log import table

#: A week, today with it; and as many texts as a person reads through.
USUAL, MOST = 7, 100


@tk.side_effect_free
def hue_search_missing_list(context: Any, data_dict: dict[str, Any]) -> list[dict[str, Any]]:
    """Texts that were looked for and not found, most missed first; for the portal's admins.

    `days`: of so many days, usually 7, up to those that are kept. Each has `query` (as it was
    typed, in small letters), `asked` (how often in all), `nothing` (how often nothing at all was
    found), `near` (how often only datasets without some of the words), `within` (how often an
    agency's or a topic's page had none with all of them), `named`: whether an admin has given it a
    name. What was missed less often than `search.log_least` is in no answer.
    """
    tk.check_access("hue_search_missing_list", context, data_dict)
    since = formats.today() - timedelta(days=_days(data_dict.get("days")) - 1)
    named = {row.query for row in added.every()}
    return [
        {
            "query": row.shown,
            "asked": row.asked,
            "nothing": row.none,
            "near": row.near,
            "within": row.within,
            "named": row.query in named,
        }
        for row in table.missing(since, config.log_least(), MOST)
    ]


def _days(value: Any) -> int:
    try:
        return max(1, min(int(value or USUAL), config.LONGEST))
    except (TypeError, ValueError) as error:
        raise tk.ValidationError({"days": [tk._("Give a whole number")]}) from error
