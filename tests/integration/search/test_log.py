"""What people look for is counted, and nothing of them is kept: real Redis, PostgreSQL, Solr."""

from __future__ import annotations

from datetime import timedelta

import ckan.plugins.toolkit as tk
import pytest
import sqlalchemy as sa
from ckan import model
from ckan.tests import factories

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.search.log import buffer, entry, folding, table

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "quiet")
API = "/api/3/action/package_search"
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


@pytest.fixture
def quiet():
    """Nothing waits in Redis, and no pause holds the next job back."""
    redis = buffer.connection()
    for key in redis.keys(f"{buffer._key()}*"):
        redis.delete(key)
    buffer.forget()


@pytest.fixture
def one():
    """One dataset that searches find."""
    usual = {"theme": ["du-lich"], "frequency": "hang-nam", "license_id": "vn-gov-open"}
    usual["owner_org"] = factories.Organization()["id"]
    return factories.Dataset(title="Lễ hội truyền thống", personal_data="khong-co", **usual)


def counted():
    """What the table has: text and outcome → number."""
    folding.flush()
    rows = model.Session.execute(sa.select(table.queries)).all()
    return {(row.shown, row.step): row.count for row in rows}


def look(app, q, times=1, path=API, **more):
    for _ in range(times):
        app.get(path, query_string={"q": q, **more}, headers=BROWSER, status=200)


def test_pages_and_api_are_counted_and_paging_filters_and_robots_are_not(app, one):
    look(app, "Lễ hội")
    look(app, "le hoi", path="/dataset/")
    look(app, "lễ hội", start=10)
    look(app, "lễ hội", rows=0)
    look(app, "lễ hội", ext_hue_strict="true")
    look(app, "lễ hội", fq="tags:x")
    look(app, "lễ hội", path="/dataset/", vocab_hue_year="2024")
    look(app, "lễ hội", path="/dataset/", ext_tu_nam="2024")
    look(app, "title:lễ")
    look(app, "xyzzy qwert")
    robot = {"User-Agent": "Mozilla/5.0 (compatible; Examplebot/2.1)"}
    app.get(API, query_string={"q": "lễ hội"}, headers=robot)
    tk.get_action("package_search")(as_site_user(), {"q": "lễ hội"})
    assert counted() == {("lễ hội", "strict"): 2, ("xyzzy qwert", "none"): 1}


def test_searches_on_the_page_of_an_agency_or_a_topic_are_counted(app, one):
    agency = f"/organization/{one['organization']['name']}"
    topic = factories.Group(name="y-te", type="group")["name"]
    look(app, "Lễ hội", path=agency)
    look(app, "bến thuyền", path=agency)
    look(app, "lễ hội", path=f"/group/{topic}")
    look(app, "lễ hội", path=agency, vocab_hue_year="2024")
    look(app, "lễ hội", path=agency, page="2")
    app.get(f"/dataset/{one['name']}", query_string={"q": "lễ hội"}, headers=BROWSER)
    wanted = {("lễ hội", "strict"): 1, ("lễ hội", "elsewhere"): 1, ("bến thuyền", "elsewhere"): 1}
    assert counted() == wanted


def test_nothing_of_a_person_is_stored_in_redis_or_in_the_table(app, one):
    person = factories.UserWithToken(name="nguoi-nao-do")
    headers = {**BROWSER, "Authorization": person["token"], "X-Forwarded-For": "203.0.113.77"}
    spoken = ("lễ hội", "a@example.com", "0912 345 678", "chủ hộ 046190012345")
    for q in spoken:
        app.get(
            API, query_string={"q": q}, headers=headers, environ_base={"REMOTE_ADDR": "9.8.7.6"}
        )
    redis = buffer.connection()
    kept = redis.lrange(buffer._key(), 0, -1)
    assert kept == [
        entry.Entry(formats.today().isoformat(), "le hoi", "strict", "lễ hội").packed().encode()
    ]
    assert 0 < redis.ttl(buffer._key()) <= buffer.KEPT
    counted()
    columns = {
        column["name"] for column in sa.inspect(model.meta.engine).get_columns("hue_search_query")
    }
    assert columns == {"day", "query", "step", "shown", "count"}
    rows = str(model.Session.execute(sa.text("SELECT * FROM hue_search_query")).all())
    assert "lễ hội" in rows
    for never in (
        "nguoi-nao-do",
        person["id"],
        "9.8.7.6",
        "203.0.113",
        "Firefox",
        "example",
        "0912",
    ):
        assert never not in rows


def test_the_buffer_is_bounded_and_the_first_search_sends_one_job(app, one, monkeypatch):
    monkeypatch.setattr(buffer, "MOST", 3)
    every = {"limit": None}  # a queue may hold more than are usually listed
    before = len(tk.get_action("job_list")(as_site_user(), dict(every)))
    look(app, "lễ hội", times=5)
    assert buffer.connection().llen(buffer._key()) == 1, "the others are held for a breath"
    buffer.send()
    assert buffer.connection().llen(buffer._key()) == 3
    jobs = tk.get_action("job_list")(as_site_user(), dict(every))
    assert [job["title"] for job in jobs][before:] == ["hue_search log"]


def test_a_search_answers_while_redis_is_away(app, one, ckan_config):
    ckan_config["ckan.redis.url"] = "redis://127.0.0.1:1/0"
    look(app, "lễ hội", times=2)
    assert buffer._tired_until > 0


def test_counting_can_be_switched_off(app, one, ckan_config):
    ckan_config["ckanext.hue_opendata.search.log"] = False
    look(app, "lễ hội")
    assert counted() == {}


def add(text, step, times, ago=0):
    day = formats.today() - timedelta(days=ago)
    kept = entry.entry(text, step, day.isoformat())
    assert kept
    table.add([(kept, times)])


def missing(**more):
    return tk.get_action("hue_search_missing_list")(as_site_user(), more)


def test_only_what_was_missed_three_times_is_shown():
    add("xe buýt nhanh", "none", 2)
    add("xe buyt nhanh", "relaxed", 1, ago=2)
    add("xe buýt nhanh", "elsewhere", 1)
    add("vé tàu", "none", 2)
    add("vé tàu", "strict", 9)
    add("bến thuyền", "none", 5, ago=8)
    add("lễ hội", "strict", 50)
    said = ("query", "asked", "nothing", "near", "within")
    assert [tuple(one[name] for name in said) for one in missing()] == [
        ("xe buýt nhanh", 4, 2, 1, 1)
    ]
    assert [one["query"] for one in missing(days=30)] == ["bến thuyền", "xe buýt nhanh"]
    with pytest.raises(tk.ValidationError):
        missing(days="nhiều")


def test_settings_can_only_be_stricter(ckan_config):
    ckan_config["ckanext.hue_opendata.search.log_least"] = 1
    ckan_config["ckanext.hue_opendata.search.log_days"] = 1000
    add("vé tàu", "none", 2)
    add("cũ", "none", 9, ago=91)
    assert missing() == []
    assert folding.purge() == 1


def test_what_is_too_old_is_forgotten():
    add("hôm nay", "none", 1)
    add("chín mươi ngày", "none", 1, ago=90)
    add("cũ hơn", "none", 1, ago=91)
    assert table.too_old(formats.today(), 90) == 1
    folding.run()
    assert {text for text, _ in counted()} == {"hôm nay", "chín mươi ngày"}
