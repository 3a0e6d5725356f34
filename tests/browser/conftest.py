"""Real Chromium on a living portal.

Fixtures: `portal` (address, accounts, API; one for the session), `visit` (makes pages: as whom, in
which size and language), `page` and `phone` (a visitor's), `officer_page` and `admin_page`. Every
page fails its test at the end when it asked for anything outside the portal, when a script failed,
or when the enforced policy (CSP) refused something.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Route,
    ViewportSize,
    sync_playwright,
)

from tests.browser import living, pages

CHROMIUM = os.environ.get("HUE_CHROMIUM") or shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 780}

Visit = Callable[..., Page]
REFUSED = "hue-csp"
#: Tells what the policy refused, in frames too.
LISTEN = f"""window.addEventListener("securitypolicyviolation", event => console.debug(
  "{REFUSED}", event.violatedDirective, event.blockedURI, event.sourceFile, event.sample,
  document.location.pathname))"""


@pytest.fixture(scope="session")
def portal() -> Iterator[living.Portal]:
    """The portal with the demo's departments in it."""
    with living.portal() as one:
        yield one


@pytest.fixture(scope="session")
def there(portal: living.Portal) -> pages.Made:
    """A dataset with a table, a text and a picture."""
    return pages.made(portal)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; each page has a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sessions(portal: living.Portal, chromium: Browser) -> dict[str, Any]:
    """The storage states of those who logged in through the form, by account."""
    return {}


@pytest.fixture
def visit(portal: living.Portal, chromium: Browser, sessions: dict[str, Any]) -> Iterator[Visit]:
    """Makes a page: `visit(who=None, size=DESKTOP, **context options of Playwright)`."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def make(who: str | None = None, size: ViewportSize = DESKTOP, **more: Any) -> Page:
        state = _logged_in(portal, chromium, sessions, who) if who else None
        context = chromium.new_context(
            base_url=portal.url, viewport=size, locale="vi-VN", storage_state=state, **more
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        _stay_inside(context, portal.url, faults)
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("console", lambda told: faults.extend([told.text] if REFUSED in told.text else []))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not faults, faults


def _stay_inside(context: BrowserContext, url: str, faults: list[str]) -> None:
    """Refuse and note every request that leaves the portal."""

    def look(route: Route) -> None:
        address = route.request.url
        if address.startswith((url, "data:", "blob:")):
            route.continue_()
        else:
            faults.append(f"request: {address}")
            route.abort()

    context.route("**/*", look)


def _logged_in(portal: living.Portal, chromium: Browser, sessions: dict[str, Any], who: str) -> Any:
    """The storage state of an account, logged in through the form once."""
    if who not in sessions:
        context = chromium.new_context(base_url=portal.url)
        page = context.new_page()
        page.goto("/user/login")
        page.fill("input[name=login]", who)
        page.fill("input[name=password]", portal.password)
        page.locator("form:has(input[name=password]) button[type=submit]").click()
        page.wait_for_url(lambda address: "/user/login" not in address)
        sessions[who] = context.storage_state()
        context.close()
    return sessions[who]


@pytest.fixture
def page(visit: Visit) -> Page:
    """A visitor's page on a desk."""
    return visit()


@pytest.fixture
def phone(visit: Visit) -> Page:
    """A visitor's page in the size of an old phone."""
    return visit(size=PHONE)


@pytest.fixture
def officer_page(visit: Visit, portal: living.Portal) -> Page:
    """The page of an agency's editor."""
    return visit(who=portal.officer)


@pytest.fixture
def admin_page(visit: Visit, portal: living.Portal) -> Page:
    """The administrator's page."""
    return visit(who=portal.admin)
