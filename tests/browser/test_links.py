"""No page leads a visitor to a refusal or to nothing."""

from __future__ import annotations

import html
import re
from urllib.parse import urldefrag, urljoin

import pytest

from tests.browser import pages
from tests.browser.conftest import Visit
from tests.browser.living import Portal
from tests.browser.test_shared_pages import get

LINK = re.compile(rb'<(?:a|link|img|script|form)\b[^>]*?\s(?:href|src|action)="([^"]*)"')
#: What differs in kind only once, though there are many: ids, names, values asked for.
VARIES = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}"), "ID"),
    (re.compile(r"=[^&]*"), "="),
    (re.compile(r"/(dataset|organization|group|vocabulary)/(?!\w+/)[^/?]+$"), r"/\1/NAME"),
)
#: Pages that say no themselves; and an activity names what was deleted since.
APART = {"missing", "missing-dataset", "forbidden", "dataset-activity", "agency-activity"}


def shape(address: str) -> str:
    for pattern, instead in VARIES:
        address = pattern.sub(instead, address)
    return address


def test_every_kind_of_link_on_a_visitors_page_leads_somewhere(portal: Portal, there: pages.Made):
    found: dict[str, tuple[str, str]] = {}
    for name, path in pages.visitor(portal, there).items():
        if name in APART:
            continue
        page = portal.url + path
        for link in LINK.findall(get(page)[2]):
            address = urldefrag(urljoin(page, html.unescape(link.decode())))[0]
            if address.startswith(portal.url):
                found.setdefault(shape(address), (address, name))
    assert len(found) > 100
    told = [(get(address)[0], address, name) for address, name in found.values()]
    assert [one for one in told if one[0] >= 400] == []


def test_who_did_it_is_no_link_for_those_who_may_not_see_people(portal: Portal, there: pages.Made):
    page = get(f"{portal.url}/dataset/activity/{there.dataset}")[2].decode()
    assert re.findall(r'href="/user/(?!login")[^"]*"', page) == []
    assert "Quản trị cổng dữ liệu" in page


@pytest.mark.parametrize("path", ["/organization/so-du-lich", "/group/du-lich"])
def test_members_are_offered_to_those_who_may_see_them(visit: Visit, portal: Portal, path: str):
    kind, name = path.rsplit("/", 1)
    members, seen = f"{kind}/members/{name}", {}
    for who in (None, portal.newcomer, portal.admin):
        page = visit(who=who)
        page.goto(path)
        seen[who] = page.locator(f"a[href='{members}']").count()
    assert seen == {None: 0, portal.newcomer: 0, portal.admin: 1}
