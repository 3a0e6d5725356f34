"""What the demo promises: so many departments, datasets and tables, and each failure named."""

from __future__ import annotations

from tests.browser.living import Portal


def test_the_demo_has_what_it_promises(portal: Portal):
    sources = portal.as_admin("harvest_source_list")
    agencies = {
        portal.as_admin("harvest_source_show", id=one["id"])["owner_org"] for one in sources
    }
    assert len(agencies) >= 8
    assert len({one["type"] for one in sources}) == 3
    assert portal.as_admin("package_search", rows=0)["count"] >= 150
    tables = portal.as_admin("hue_table_standing")
    assert tables["loaded"] >= 60
    assert tables["waiting"] == []
    assert tables["expected"] == tables["loaded"] + len(tables["failed"])
    # The department that is broken in instructive ways: each file with its reason.
    assert tables["failed"]
    assert all(one["problem"]["vi"] and one["problem"]["en"] for one in tables["failed"])
