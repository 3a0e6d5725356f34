"""A visitor's page is the same for all and may be kept; a person's own page never is."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from email.message import Message

import pytest

from tests.browser import pages
from tests.browser.conftest import Visit
from tests.browser.living import Portal

#: Pages with a form that needs a token, or that say no: they open a session or are not kept. And
#: two that tell how many seconds ago something was.
NOT_KEPT = {
    "login",
    "reset",
    "new-password",
    "missing",
    "missing-dataset",
    "forbidden",
    "dataset-topics",
    "dataset-activity",
    "agency-activity",
}


def get(url: str, **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body; an error's too."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_two_visitors_get_the_same_bytes_and_no_cookie(portal: Portal, there: pages.Made):
    for name, path in pages.visitor(portal, there).items():
        if name in NOT_KEPT:
            continue
        first, second = get(portal.url + path), get(portal.url + path)
        assert first[0] == 200, name
        assert "Set-Cookie" not in first[1], name
        assert first[2] == second[2], name
        assert b"_csrf_token" not in first[2], name
        assert first[1]["Cache-Control"].startswith("public"), name
        assert "Cookie" in first[1]["Vary"], name


@pytest.mark.parametrize("path", ["/", "/dataset/?q=le+hoi", "/en/", "/organization/", "/terms"])
def test_an_unchanged_page_is_not_made_again(portal: Portal, path):
    _, headers, body = get(portal.url + path)
    status, again, nothing = get(portal.url + path, **{"If-None-Match": headers["ETag"]})
    assert (status, nothing) == (304, b"")
    assert again["ETag"] == headers["ETag"]
    assert len(body) > 1000


def test_languages_and_queries_have_their_own_mark(portal: Portal):
    paths = ("/", "/en/", "/dataset/", "/dataset/?q=a", "/dataset/?q=b")
    assert len({get(portal.url + path)[1]["ETag"] for path in paths}) == len(paths)


@pytest.mark.parametrize("what", ["package", "organization"])
def test_a_change_gives_a_new_mark(portal: Portal, there: pages.Made, what):
    before = get(f"{portal.url}/")[1]["ETag"]
    name = there.dataset if what == "package" else portal.agency
    shown = portal.as_admin(f"{what}_show", id=name)
    field = "notes" if what == "package" else "description"
    text = (shown.get(field) or "") + " ·"
    portal.as_admin(f"{what}_patch", id=name, **{field: text})
    for _ in range(200):
        if get(f"{portal.url}/")[1]["ETag"] != before:
            break
    assert get(f"{portal.url}/")[1]["ETag"] != before
    portal.as_admin(f"{what}_patch", id=name, **{field: text[:-2]})


def test_a_persons_page_is_never_public(visit: Visit, portal: Portal, there: pages.Made):
    page = visit(who=portal.officer)
    for path in ["/", f"/dataset/{there.dataset}", "/dashboard/datasets", "/terms"]:
        answer = page.goto(path)
        assert answer is not None
        assert "private" in answer.headers["cache-control"], path
        assert "public" not in answer.headers["cache-control"], path
        assert "etag" not in answer.headers, path


def test_an_answer_to_a_token_is_never_public(portal: Portal):
    token = {"Authorization": portal.tokens["officer"]}
    for path in ["/", "/api/3/action/package_search", "/dataset/"]:
        assert "public" not in get(portal.url + path, **token)[1]["Cache-Control"], path


def test_a_form_has_its_token_and_is_not_kept(portal: Portal):
    _, headers, body = get(f"{portal.url}/user/login")
    assert re.search(rb'name="_csrf_token"', body)
    assert headers["Cache-Control"] == "private, no-store"


def test_the_enforced_policy_stands_on_every_page(portal: Portal, there: pages.Made):
    for name, path in pages.visitor(portal, there).items():
        policy = get(portal.url + path)[1]["Content-Security-Policy"]
        assert "script-src 'self';" in policy, name
        assert "unsafe" not in policy, name


def test_an_uploaded_file_runs_nothing(portal: Portal, there: pages.Made):
    shown = portal.api("resource_show", id=there.files["text"])
    path = "/dataset/" + shown["url"].partition("/dataset/")[2]
    _, headers, _ = get(portal.url + path)
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
