"""The way of issue 9: the Imperial City's ticket prices, found without accents, and read."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, ViewportSize

#: An old phone.
WINDOW: ViewportSize = {"width": 360, "height": 740}
MOST_TAPS = 5


def go(page: Page, look: Callable[[str], object] = lambda step: None) -> int:
    """Walk it with a finger; the number of taps, the keyboard's search key among them.

    `look` is called at each step with its name. Fails where the way does not lead on.
    """
    taps = 0

    def tap(locator: Locator) -> None:
        nonlocal taps
        taps += 1
        locator.tap()

    page.goto("/")
    look("home")
    tap(page.locator("#hue-q"))
    page.keyboard.type("gia ve dai noi")
    look("typed")
    page.keyboard.press("Enter")
    taps += 1
    page.wait_for_url("**/dataset/**")
    look("found")
    first = page.locator(".dataset-heading a").first
    assert re.search("đại nội|hoàng cung", first.inner_text(), re.IGNORECASE)
    tap(first)
    page.wait_for_url(re.compile(r"/dataset/[^?]+$"))
    look("dataset")
    tap(page.locator(".hue-ways a.btn-secondary").first)
    page.wait_for_url("**/resource/**")
    look("rows")
    read = page.locator(".hue-rows tbody").inner_text()
    assert re.search(r"\d{2,3}\.000", read), read
    with page.expect_download() as told:
        tap(page.locator(".hue-rows a[href*='/datastore/dump/']"))
    taken = told.value.path().read_text(encoding="utf-8-sig")
    assert read.split("\t")[0].strip() in taken
    return taps
