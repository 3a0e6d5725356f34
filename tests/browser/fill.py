"""Makes the accounts of the browser tests: an administrator and an agency's editor.

`python tests/browser/fill.py INI AGENCY PASSWORD`; prints their API tokens and the number of
datasets as JSON. What is there already stays.
"""

from __future__ import annotations

import json
import sys

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app

from ckanext.hue_opendata.acting import as_site_user


def account(name: str, password: str, fullname: str) -> str:
    """Make the account unless it is there; a new API token of it."""
    if model.User.get(name) is None:
        given = {"name": name, "password": password, "fullname": fullname}
        tk.get_action("user_create")(as_site_user(), {**given, "email": f"{name}@test.invalid"})
    wanted = {"user": name, "name": "browser"}
    return tk.get_action("api_token_create")(as_site_user(), wanted)["token"]


def main(ini: str, agency: str, password: str) -> None:
    """Make what is missing; prints how many datasets are there, and the tokens."""
    app = make_app(CKANConfigLoader(ini).get_config())
    with app._wsgi_app.test_request_context():  # pyright: ignore
        tokens = {
            "admin": account("quantri", password, "Quản trị cổng dữ liệu"),
            "officer": account("canbo", password, "Cán bộ thử nghiệm"),
        }
        tk.get_action("user_patch")(as_site_user(), {"id": "quantri", "sysadmin": True})
        member = {"id": agency, "username": "canbo", "role": "editor"}
        tk.get_action("organization_member_create")(as_site_user(), member)
        everything = {"q": "*:*", "fq": "dataset_type:dataset", "rows": 0}
        found = tk.get_action("package_search")(as_site_user(), everything)
    print(json.dumps({"datasets": found["count"], "tokens": tokens}))


if __name__ == "__main__":
    main(*sys.argv[1:4])
