"""What a new dataset takes over from the last one of its agency."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

#: What an agency's datasets usually share. Never the class or the personal-data assessment: those
#: are decided for each dataset anew.
TAKEN = (
    "theme",
    "license_id",
    "language",
    "creator",
    "contact",
    "spatial_coverage",
    "provision_mode",
    "legal_basis",
    "catalogue_decision",
)


def taken_over(package_type: str, agency: str | None = None) -> dict[str, Any]:
    """Values for a new dataset; `hue_taken_from` names the dataset that they come from.

    `agency`: id or name of an organisation; else the only one in which the user may publish.
    Empty when there is nothing to take.
    """
    agencies = tk.h.organizations_available("create_dataset")
    mine = [one for one in agencies if agency in (one["id"], one["name"])]
    if not mine and len(agencies) == 1:
        mine = agencies
    if not mine:
        return {}
    found: dict[str, Any] = {"owner_org": mine[0]["id"]}
    last = _last(package_type, mine[0]["id"])
    if last:
        found.update({name: last[name] for name in TAKEN if last.get(name)})
        found["hue_taken_from"] = {"title": last["title"], "name": last["name"]}
    return found


def _last(package_type: str, agency: str) -> dict[str, Any] | None:
    found = tk.get_action("package_search")(
        {},
        {
            "q": "*:*",
            "fq": f'+dataset_type:{package_type} +owner_org:"{agency}"',
            "sort": "metadata_created desc",
            "rows": 1,
            "include_private": True,
        },
    )
    return found["results"][0] if found["results"] else None
