"""Nothing on a page moves while it loads."""

from __future__ import annotations

import pytest

from tests.browser import pages
from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.living import Portal

#: Layout Instability (WICG): the share of the window that moved, by how far. 0.1 is “good”.
WATCH = """window.hueShifts = [];
new PerformanceObserver(list => list.getEntries().forEach(one => window.hueShifts.push(one.value)))
  .observe({type: "layout-shift", buffered: true});"""
MOST = 0.01


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_nothing_moves_while_a_page_loads(visit: Visit, portal: Portal, there: pages.Made, size):
    paths = pages.visitor(portal, there)
    moved = {}
    for name in ("home", "search", "dataset", "table-file", "agency", "topics"):
        page = visit(size=size)
        page.add_init_script(WATCH)
        page.goto(paths[name], wait_until="networkidle")
        moved[name] = page.evaluate("window.hueShifts.reduce((sum, one) => sum + one, 0)")
    assert {name: value for name, value in moved.items() if value > MOST} == {}
