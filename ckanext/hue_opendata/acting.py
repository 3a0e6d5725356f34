"""Acting as the site itself: for seeds, harvests and commands, which no person's rights bound."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan import types


def as_site_user() -> types.Context:
    """A fresh context of the site's own user; actions change a context, so each gets its own."""
    name = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
    return {"user": name, "ignore_auth": True}
