"""What people read when something is wrong: with Solr away (503), after a fault of ours (500), what
is not there (404) and what is not theirs (403). In both languages, in all colours, under axe.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import english, living, pages, vietnamese
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import COLOURS, LANGUAGES, faults

NO_SOLR = "http://127.0.0.1:9/solr/khong-co"
#: path → status
SHOWN = {
    "/": 200,
    "/dataset/?q=le+hoi": 503,
    "/organization/so-van-hoa-va-the-thao": 503,
    f"/dataset/{pages.NAME}": 200,
    "/hong": 500,
    "/khong-co-trang-nay": 404,
    "/dataset/khong-co-bo-nay": 404,
    "/ckan-admin/": 403,
}


@pytest.fixture(scope="module")
def ill(portal: living.Portal) -> Iterator[str]:
    """The address of the same portal without its index and with a page that fails."""
    port = living.free_port()
    url = f"http://127.0.0.1:{port}"
    command = [str(living.BIN / "gunicorn"), "--workers", "1", "--threads", "2"]
    command += ["--bind", f"127.0.0.1:{port}", "tests.browser.broken:application"]
    env = portal.env | {"CKAN_SOLR_URL": NO_SOLR, "CKAN_SITE_URL": url}
    with living.program("ill", command, env, portal.ini.parent, f"{url}/about"):
        yield url


@pytest.fixture(scope="module")
def contents(portal: living.Portal) -> frozenset[str]:
    return vietnamese.written(portal)


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_pages_of_errors_are_whole_and_have_no_fault(
    chromium: Browser, there: pages.Made, contents: frozenset[str], ill: str, colours: str, size
):
    context = chromium.new_context(base_url=ill, viewport=size, **COLOURS[colours])
    page = context.new_page()
    left = []
    for language, prefix in LANGUAGES.items():
        for path, status in SHOWN.items():
            answer = page.goto(f"{prefix}{path}")
            assert answer is not None
            assert answer.status == status, path
            left += [f"{language} {path}: {fault}" for fault in faults(page)]
            left += [f"{language} {path}: {text}" for text in _other(page, language, contents)]
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
            assert "hỏng để thử" not in page.content()
            assert page.locator("main, [role=main]").count() == 1, path
    context.close()
    assert left == []


def _other(page: Page, language: str, contents: frozenset[str]) -> list[str]:
    return english.found(page) if language == "vi" else vietnamese.found(page, contents)
