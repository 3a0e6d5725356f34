"""Makes accounts through CKAN's actions; run, it makes the demo's administrator."""

from __future__ import annotations

import os
import sys

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app

from ckanext.hue_opendata.acting import as_site_user


def account(name: str, mail: str, password: str, fullname: str, *, sysadmin: bool = False) -> str:
    """Make the account unless it is there; a new API token of it."""
    if model.User.get(name) is None:
        given = {"name": name, "email": mail, "password": password, "fullname": fullname}
        tk.get_action("user_create")(as_site_user(), given)
    if sysadmin:
        tk.get_action("user_patch")(as_site_user(), {"id": name, "sysadmin": True})
    wanted = {"user": name, "name": "demo"}
    return tk.get_action("api_token_create")(as_site_user(), wanted)["token"]


def main(name: str, mail: str, ini: str) -> None:
    """Make the administrator, and print a new token."""
    app = make_app(CKANConfigLoader(ini).get_config())
    password = os.environ["HUE_ADMIN_PASSWORD"]
    # CKAN's wrapper is not typed, and has no public way to the Flask application inside.
    with app._wsgi_app.test_request_context():  # pyright: ignore[reportAttributeAccessIssue]
        print(account(name, mail, password, "Quản trị cổng dữ liệu", sysadmin=True))


if __name__ == "__main__":
    main(*sys.argv[1:4])
