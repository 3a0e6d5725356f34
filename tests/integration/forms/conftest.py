"""An empty portal and an agency's editor for the tests of the forms."""

from __future__ import annotations

import pytest
from ckan.tests import factories, helpers

from ckanext.hue_opendata.acting import as_site_user

EMPTY: list[bool] = []


@pytest.fixture
def emptied(_family, request):
    """An empty portal, made once: the tests take their datasets away themselves."""
    if not EMPTY:
        request.getfixturevalue("clean_db")
        request.getfixturevalue("clean_index")
        EMPTY.append(True)
    yield
    for name in helpers.call_action("package_list", context=as_site_user()):
        helpers.call_action("dataset_purge", context=as_site_user(), id=name)
    found = helpers.call_action(
        "package_search", context=as_site_user(), include_drafts=True, include_private=True
    )
    for one in found["results"]:
        helpers.call_action("dataset_purge", context=as_site_user(), id=one["id"])


@pytest.fixture
def officer():
    user = factories.UserWithToken()
    agency = factories.Organization(users=[{"name": user["name"], "capacity": "editor"}])
    return {"headers": {"Authorization": user["token"]}, "agency": agency, "user": user}
