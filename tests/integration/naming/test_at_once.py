"""Several people create a dataset of one title at the same moment: each gets a name of its own."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import ckan.plugins.toolkit as tk
import pytest
from ckan import model
from ckan.tests import factories

from ckanext.hue_opendata.acting import as_site_user

AT_ONCE = 4


@pytest.mark.usefixtures("clean_db", "clean_index")
def test_names_made_from_one_title_at_once_are_all_different(app):
    agency = factories.Organization(title="Sở Du lịch")
    ready = threading.Barrier(AT_ONCE)

    def create(number: int) -> str:
        wanted = {
            "title": "Bệnh viện Trung ương Huế",
            "notes": f"lần {number}",
            "owner_org": agency["id"],
            "state": "draft",
        }
        with app.flask_app.test_request_context():
            try:
                ready.wait(20)
                return tk.get_action("package_create")(as_site_user(), wanted)["name"]
            finally:
                model.Session.remove()

    model.Session.remove()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        names = sorted(pool.map(create, range(AT_ONCE)))
    assert len(set(names)) == AT_ONCE
    assert names[0] == "benh-vien-trung-uong-hue"
    assert all(name.startswith("benh-vien-trung-uong-hue") for name in names)
