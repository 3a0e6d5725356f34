"""The consumers outlive a quiet hour, which stock's do not, and doctor sees them."""

from __future__ import annotations

import threading
import time

import pytest
import redis
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.harvest import consuming, doctor
from ckanext.hue_opendata.harvest.stock import queue

LIMIT = 30


@pytest.fixture(autouse=True)
def impatient(ckan_config, monkeypatch):
    """redis-py's own time-out of five seconds, made short; empty queues."""
    url = ckan_config["ckan.redis.url"]
    mark = "&" if "?" in url else "?"
    monkeypatch.setitem(ckan_config, "ckan.redis.url", f"{url}{mark}socket_timeout=0.1")
    queue.purge_queues()


def wait_until(done):
    limit = time.monotonic() + LIMIT
    while not done():
        assert time.monotonic() < limit, "it did not come about"
        time.sleep(0.05)


def clients(stage):
    listed = queue.get_connection().client_list()
    return [one for one in listed if one["name"] == consuming.client_name(stage)]


@pytest.fixture
def consumer(monkeypatch):
    """A gather consumer in a thread, which only notes what it takes."""
    taken = []
    monkeypatch.setattr(queue, "gather_callback", lambda *words: taken.append(words[3]))
    ended = threading.Event()
    thread = threading.Thread(target=consuming.run, args=("gather", ended), daemon=True)
    thread.start()
    wait_until(lambda: clients("gather"))
    yield taken
    ended.set()
    queue.get_gather_publisher().send({"harvest_job_id": "last"})
    thread.join(LIMIT)
    assert not thread.is_alive()


def test_stock_ends_in_the_first_quiet_moment():
    """When this fails, ckanext-harvest#581 is mended and `consume` may go."""
    with pytest.raises(redis.TimeoutError):
        next(queue.get_gather_consumer().consume(queue.get_gather_queue_name()))


def test_ours_waits_and_takes_what_comes_later(consumer):
    wait_until(lambda: int(clients("gather")[0]["idle"]) >= 1)
    queue.get_gather_publisher().send({"harvest_job_id": "late"})
    wait_until(lambda: consumer)
    assert "late" in consumer[0]


def test_ours_comes_back_when_redis_drops_it(consumer, monkeypatch):
    monkeypatch.setattr(consuming, "PAUSE", 0.05)
    first = clients("gather")[0]
    queue.get_connection().client_kill_filter(_id=first["id"])
    wait_until(lambda: [one for one in clients("gather") if one["id"] != first["id"]])
    queue.get_gather_publisher().send({"harvest_job_id": "afterwards"})
    wait_until(lambda: consumer)
    assert "afterwards" in consumer[0]
    assert len(consumer) == 1, "taken once"
    assert first["id"] not in [one["id"] for one in clients("gather")]


def test_a_message_that_breaks_its_transaction_leaves_a_clean_session():
    def fail():
        model.Session.execute(sa.text("select no_such_column"))

    consuming.work(fail)
    assert model.Session.execute(sa.text("select 1")).scalar() == 1


@pytest.mark.usefixtures("consumer")
def test_doctor_names_the_consumer_that_is_not_there():
    found = list(doctor.consumers())
    assert [finding.code for finding in found] == ["harvest.consumer"]
    assert "fetch" in found[0].found["vi"]
