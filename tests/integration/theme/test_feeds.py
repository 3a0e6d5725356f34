"""Atom feeds: the reader's language, pages to go to, right days, addresses that lead somewhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from ckan.tests import factories
from lxml import etree

from ckanext.hue_opendata.delivery import version
from tests.integration.schema.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = (
    "/feeds/dataset.atom",
    "/feeds/organization/so-du-lich.atom",
    "/feeds/group/du-lich.atom",
    "/feeds/tag/giá vé.atom",
    "/feeds/custom.atom?q=gia+ve&tags=giá vé",
)
#: RFC 4287: what each feed and each entry must have, once.
NEEDED = ("id", "title", "updated")


def publish(name: str, **more) -> dict:
    return act(
        "package_create", name=name, owner_org="so-du-lich", theme=["du-lich"],
        groups=[{"name": "du-lich"}], frequency="hang-nam", license_id="vn-gov-open",
        personal_data="khong-co", tag_string="giá vé",
        **{"title": f"Giá vé {name}", "notes": "Bảng **giá vé**.\n\nTheo nghị quyết.", **more},
    )  # fmt: skip


@pytest.fixture
def tickets(clean_db, clean_index):
    """An agency, a topic and two datasets; the second has English beside it."""
    factories.Organization(name="so-du-lich", title="Sở Du lịch")
    factories.Group(name="du-lich", title="Du lịch")
    publish("dai-noi")
    publish("lang-tu-duc", title_en="Tickets of the tomb of Tự Đức", notes_en="A table.")


def feed(app, path: str):
    answer = app.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "application/atom+xml"
    return etree.fromstring(answer.data)


def texts(tree, path: str) -> list[str]:
    return tree.xpath(path, namespaces=ATOM)


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_valid_and_speaks_vietnamese(app, tickets, path):
    tree = feed(app, path)
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    entries = texts(tree, "a:entry")
    assert len(entries) == 2
    for one in (tree, *entries):
        for name in NEEDED:
            assert len(texts(one, f"a:{name}/text()")) == 1, name
        assert datetime.fromisoformat(texts(one, "a:updated/text()")[0]).tzinfo
    ids = texts(tree, "//a:id/text()")
    assert len(set(ids)) == len(ids)
    assert all(urlsplit(one).scheme and urlsplit(one).path.startswith("/") for one in ids)
    assert all(urlsplit(one).netloc for one in texts(tree, "//a:link/@href"))
    said = " ".join(texts(tree, "a:title/text() | a:subtitle/text() | a:author/a:name/text()"))
    assert "Dữ liệu mới công bố hoặc mới thay đổi" in said
    assert not {"Recently", "Tag:", "Group:", "Organization:", "Custom"} & set(said.split())


def test_an_entry_leads_to_the_page_and_is_read_as_text(app, tickets):
    entry = texts(feed(app, FEEDS[0]), "a:entry")[0]
    assert texts(entry, "a:title/text()") == ["Giá vé lang-tu-duc"]  # the newest first
    assert texts(entry, "a:author/a:name/text()") == ["Sở Du lịch"]
    pages = texts(entry, "a:link/@href")
    assert [urlsplit(one).path for one in pages] == ["/dataset/lang-tu-duc"]
    assert "Giá vé lang-tu-duc" in app.get(pages[0]).body
    told = texts(entry, "a:content[@type='html']/text()")[0]
    assert "<strong>giá vé</strong>" in told
    assert told.count("<p>") == 2
    assert texts(entry, "a:category/@term") == ["giá vé"]


def test_days_are_those_of_the_data(app, tickets):
    tree = feed(app, FEEDS[0])
    shown = act("package_show", id="lang-tu-duc")
    changed = texts(tree, "a:entry[1]/a:updated/text()")[0]
    assert changed == f"{shown['metadata_modified']}+00:00"
    # Of the whole: its newest, and not the moment of asking.
    assert texts(tree, "a:updated/text()") == [changed]
    made = datetime.fromisoformat(texts(tree, "a:entry[1]/a:published/text()")[0])
    assert abs(made - datetime.fromisoformat(changed)) < timedelta(minutes=5)


def test_english_readers_get_english(app, tickets):
    tree = feed(app, "/en/feeds/organization/so-du-lich.atom")
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert texts(tree, "a:entry[1]/a:title/text()") == ["Tickets of the tomb of Tự Đức"]
    assert "newly published" in texts(tree, "a:subtitle/text()")[0]
    assert all("/en/" in one for one in texts(tree, "a:link/@href"))


@pytest.mark.ckan_config("ckan.feeds.limit", 1)
@pytest.mark.parametrize("path", FEEDS)
def test_further_pages_are_there_and_end(app, tickets, path):
    seen = []
    for number in (1, 2):
        tree = feed(app, path)
        here = texts(tree, "a:link[@rel='self']/@href")[0]
        assert parse_qs(urlsplit(here).query).get("page", ["1"]) == [str(number)]
        assert feed(app, here) is not None
        seen += texts(tree, "a:entry/a:title/text()")
        further = texts(tree, "a:link[@rel='next']/@href")
        assert len(further) == 2 - number
        path = further[0] if further else path
    assert seen == ["Giá vé lang-tu-duc", "Giá vé dai-noi"]
    assert len(texts(tree, "a:link[@rel='prev']/@href")) == 1


@pytest.mark.parametrize("path", FEEDS)
def test_the_page_of_a_feed_shows_the_same(app, tickets, path):
    page = app.get(texts(feed(app, path), "a:link[@rel='alternate']/@href")[0])
    assert 'href="/dataset/dai-noi"' in page.body
    assert 'href="/dataset/lang-tu-duc"' in page.body


def test_control_characters_break_nothing(app, tickets):
    publish("ky-tu", notes="Có ký tự \x0b lạ")
    assert len(texts(feed(app, FEEDS[0]), "a:entry")) == 3


@pytest.mark.ckan_config("ckan.cache_enabled", True)
def test_a_feed_is_shared_and_an_unchanged_one_is_not_made_again(app, tickets, monkeypatch):
    first, second = app.get(FEEDS[0]), app.get(FEEDS[0])
    assert first.data == second.data
    assert "Set-Cookie" not in first.headers
    assert first.headers["Cache-Control"].startswith("public")
    unchanged = app.get(FEEDS[0], headers={"If-None-Match": first.headers["ETag"]})
    assert unchanged.status_code == 304
    publish("moi")
    # The version is asked for at most once in two seconds.
    monkeypatch.setattr(version, "KEPT", 0.0)
    assert app.get(FEEDS[0], headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
