"""Acting as the site itself: for seeds, harvests and commands, which no person asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import ckan.plugins.toolkit as tk
from ckan import types
from flask import Flask
from flask_babel import force_locale


def as_site_user() -> types.Context:
    """A fresh context of the site's own user; actions change a context, so each gets its own."""
    name = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
    return {"user": name, "ignore_auth": True}


@contextmanager
def speaking(app: Flask) -> Iterator[None]:
    """What is said where nobody asks (mails, reports of the night) is in the portal's language.

    Without a request CKAN has no language, and its sentences stay English.
    """
    with app.app_context(), force_locale(str(tk.config.get("ckan.locale_default") or "vi")):
        yield
