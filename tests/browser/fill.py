"""Makes the accounts of the browser tests: an administrator, an agency's editor, a newcomer.

`python -m tests.browser.fill INI AGENCY PASSWORD`; prints their API tokens, the number of datasets
and where the newcomer sets a new password, as JSON. What is there already stays.
"""

from __future__ import annotations

import json
import sys
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app
from ckan.lib import mailer
from ckan.model import User

from ckanext.hue_opendata.acting import as_site_user
from services.administrator import account


def main(ini: str, agency: str, password: str) -> None:
    """Make what is missing; prints how many datasets are there, and the tokens."""
    app = make_app(CKANConfigLoader(ini).get_config())
    with app._wsgi_app.test_request_context():  # pyright: ignore
        tokens = {
            "admin": account(
                "quantri", "quantri@test.invalid", password, "Quản trị cổng dữ liệu", sysadmin=True
            ),
            "officer": account("canbo", "canbo@test.invalid", password, "Cán bộ thử nghiệm"),
            "newcomer": account("nguoimoi", "nguoimoi@test.invalid", password, "Người mới"),
        }
        member = {"id": agency, "username": "canbo", "role": "editor"}
        tk.get_action("organization_member_create")(as_site_user(), member)
        everything = {"q": "*:*", "fq": "dataset_type:dataset", "rows": 0}
        found = tk.get_action("package_search")(as_site_user(), everything)
        user = User.get("nguoimoi")
        assert user is not None
        mailer.create_reset_key(user)
        link = urlsplit(mailer.get_reset_link(user))
    told = {"datasets": found["count"], "tokens": tokens, "reset": f"{link.path}?{link.query}"}
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:4])
