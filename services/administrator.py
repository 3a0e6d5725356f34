"""Makes the demo's administrator through CKAN's actions and prints an API token for him."""

from __future__ import annotations

import os
import sys

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app

from ckanext.hue_opendata.acting import as_site_user


def main(name: str, mail: str, ini: str) -> None:
    """Make the account unless it is there, let it be sysadmin, and print a new token."""
    app = make_app(CKANConfigLoader(ini).get_config())
    password = os.environ["HUE_ADMIN_PASSWORD"]
    with app._wsgi_app.test_request_context():  # pyright: ignore
        if model.User.get(name) is None:
            account = {"name": name, "email": mail, "password": password}
            account["fullname"] = "Quản trị cổng dữ liệu"
            tk.get_action("user_create")(as_site_user(), account)
        tk.get_action("user_patch")(as_site_user(), {"id": name, "sysadmin": True})
        wanted = {"user": name, "name": "demo"}
        print(tk.get_action("api_token_create")(as_site_user(), wanted)["token"])


if __name__ == "__main__":
    main(*sys.argv[1:4])
