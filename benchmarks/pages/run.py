"""Times and sizes of pages: ours with all our plugins, and stock CKAN on the same data.

    python3 -m services run --slot bench -- .hue/venv/bin/python -m benchmarks.pages.run

Both portals run on this machine at the same time, each with one worker, on the same database and
index; their requests alternate, so that what else the machine does falls on both alike. Stock has
the same third-party plugins and the same cache setting, none of ours, and scheming's own schema.
Printed: median and 95th percentile in milliseconds and as ratios (ours / stock), the cost of a 304
beside the page it stands for, and what a first visit loads (style and scripts, gzip).
"""

from __future__ import annotations

import gzip
import os
import re
import statistics
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, Error, Response, sync_playwright

from tests.browser import living
from tests.browser.conftest import ARGUMENTS, CHROMIUM

ROUNDS = int(os.environ.get("HUE_ROUNDS", "40"))
OURS = re.compile(r"\bhue_\w+\s*")
SCHEMAS = re.compile(r"^scheming\.(presets|\w+_schemas)\s*=.*(?:\n[ \t]+.*)*\n", re.MULTILINE)
STOCK_SCHEMA = """
scheming.presets = ckanext.scheming:presets.json
scheming.dataset_schemas = ckanext.scheming:ckan_dataset.yaml
"""
#: page → the most that ours may cost (issue 9), as a ratio
PAGES = {
    "home": ("/", 1.10),
    "search": ("/dataset/?q=le+hoi", 1.10),
    "dataset": ("/dataset/{dataset}", 1.15),
    "department": ("/organization/{agency}", 1.10),
}


def stock_ini(ini: Path, url: str) -> Path:
    """The portal's ini without any of our plugins and settings."""
    text = ini.read_text(encoding="utf-8")
    text = SCHEMAS.sub("", text)
    text = re.sub(r"\bscheming_(groups|organizations)\b", "", OURS.sub("", text))
    lines = [line for line in text.splitlines() if not line.startswith("ckanext.hue_opendata")]
    text = re.sub(r"^ckan\.site_url.*$", f"ckan.site_url = {url}", "\n".join(lines), flags=re.M)
    text = text.replace("[app:main]", "[app:main]" + STOCK_SCHEMA, 1)
    file = ini.with_name("stock.ini")
    file.write_text(text, encoding="utf-8")
    return file


def timed(url: str, **headers: str) -> float:
    """Milliseconds of one request, read to its end; an error status counts as an answer (304)."""
    request = urllib.request.Request(url, headers=headers)
    begun = time.perf_counter()
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        if error.code != 304:
            raise
    return (time.perf_counter() - begun) * 1000


def weight(browser: Browser, url: str) -> dict[str, int]:
    """Bytes of everything that a browser loads on a first visit, as a front server sends it (gzip;
    fonts and pictures are compressed already)."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    # Bodies are asked for when all are there: in the handler the page may go on meanwhile.
    loaded: dict[str, int] = {}
    for kind, size in map(_weighed, answers):
        loaded[kind] = loaded.get(kind, 0) + size
    context.close()
    return loaded


def _weighed(answer: Response) -> tuple[str, int]:
    """The kind and the bytes of one answer; a redirect has none."""
    kind = answer.request.resource_type
    try:
        body = b"" if 300 <= answer.status < 400 else answer.body()
    except Error:
        # The browser forgets what a script has asked for and thrown away; it was sent all the same.
        body = answer.frame.page.context.request.get(answer.url).body()
    return kind, len(body) if kind in ("font", "image") else len(gzip.compress(body, 6))


def percentile(values: list[float], share: float) -> float:
    """The value under which that share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def compare(ours: str, stock: str, paths: dict[str, tuple[str, float]]) -> None:
    """Print the table of times."""
    print(f"{'page':<12}{'ours p50':>10}{'stock p50':>11}{'ratio':>7}{'p95 ratio':>11}  allowed")
    for name, (path, most) in paths.items():
        times: dict[str, list[float]] = {ours: [], stock: []}
        for _ in range(3):
            timed(ours + path)
            timed(stock + path)
        for _ in range(ROUNDS):
            for root in (ours, stock):
                times[root].append(timed(root + path))
        mine, theirs = statistics.median(times[ours]), statistics.median(times[stock])
        high = percentile(times[ours], 0.95) / percentile(times[stock], 0.95)
        print(f"{name:<12}{mine:>10.1f}{theirs:>11.1f}{mine / theirs:>7.2f}{high:>11.2f}  {most}")


def unchanged(root: str) -> None:
    """Print what an unchanged page costs beside the page."""
    with urllib.request.urlopen(root + "/") as answer:
        mark = answer.headers["ETag"]
    whole = statistics.median(timed(root + "/") for _ in range(ROUNDS))
    short = statistics.median(timed(root + "/", **{"If-None-Match": mark}) for _ in range(ROUNDS))
    print(f"304 {short:.1f} ms, 200 {whole:.1f} ms: {short / whole:.0%} (at most 20%)")


def first_visits(urls: dict[str, str]) -> None:
    """Print what a first visit of each loads, by kind and in all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        sizes = {name: weight(browser, url) for name, url in urls.items()}
        browser.close()
    kinds = sorted({kind for one in sizes.values() for kind in one})
    print(f"{'first visit':<12}" + "".join(f"{kind:>12}" for kind in [*kinds, "all"]) + "  bytes")
    for name, one in sizes.items():
        numbers = [*(one.get(kind, 0) for kind in kinds), sum(one.values())]
        print(f"{name:<12}" + "".join(f"{number:>12}" for number in numbers))


def main() -> None:
    """Run both portals and print the tables."""
    with living.portal() as one:
        folder = one.ini.parent
        port = living.free_port()
        stock = f"http://127.0.0.1:{port}"
        env = one.env | {"CKAN_INI": str(stock_ini(one.ini, stock))}
        command = [str(living.BIN / "gunicorn"), "--workers", "1", "--threads", "4"]
        command += ["--bind", f"127.0.0.1:{port}", "services.wsgi:application"]
        ready = f"{stock}/api/3/action/status_show"
        found = one.api("package_search", q="le hoi")["results"][0]
        known = {"dataset": found["name"], "agency": found["organization"]["name"]}
        paths = {name: (path.format(**known), most) for name, (path, most) in PAGES.items()}
        with living.program("stock", command, env, folder, ready):
            compare(one.url, stock, paths)
            unchanged(one.url)
            first_visits({"ours": one.url + "/", "stock": stock + "/"})


if __name__ == "__main__":
    main()
