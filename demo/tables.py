"""The demo's tables: waits until the files of its datasets are loaded, and counts them."""

from __future__ import annotations

import time

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.hue_opendata.acting import as_site_user

#: The DataStore's own list of its tables and their other names.
LIST = "_table_metadata"
PAGE = 1000


def wait(longest: float) -> bool:
    """Wait until no load waits in CKAN's queue; False when that took too long."""
    limit = time.monotonic() + longest
    while time.monotonic() < limit:
        model.Session.remove()
        if not tk.get_action("job_list")(as_site_user(), {}):
            return True
        time.sleep(1)
    return False


def count() -> int:
    """How many resources have rows in the DataStore."""
    search = tk.get_action("datastore_search")
    names: set[str] = set()
    first = 0
    while True:
        wanted = {"resource_id": LIST, "limit": PAGE, "offset": first}
        rows = search(as_site_user(), wanted)["records"]
        names |= {row["name"] for row in rows if not row["alias_of"]}
        first += PAGE
        if len(rows) < PAGE:
            break
    known = model.Session.query(model.Resource.id).filter(
        model.Resource.id.in_(names), model.Resource.state == "active"
    )
    return known.count()
