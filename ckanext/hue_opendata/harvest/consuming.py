"""ckanext-harvest's two consumers, kept alive over idle hours and a restart of Redis.

Records of our own kinds are fetched many at a time (`batch`).

redis-py 8, which CKAN 2.12 pins, gives every connection a read time-out of five seconds; the stock
commands wait on theirs without a limit and end with the first quiet five seconds
(ckan/ckanext-harvest#581). Here the same queues and callbacks run on a connection that may wait.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, Literal

import ckan.plugins.toolkit as tk
import redis
from ckan import model

from ckanext.hue_opendata.harvest import batch
from ckanext.hue_opendata.harvest.stock import queue

log = logging.getLogger(__name__)

Stage = Literal["gather", "fetch"]
STAGES: tuple[Stage, ...] = ("gather", "fetch")
#: Seconds before a lost Redis is asked again.
PAUSE = 5.0


def run(stage: Stage, ended: threading.Event) -> None:
    """Take work from one queue until `ended`; neither a bad message nor a lost Redis stops it."""
    while not ended.is_set():
        try:
            consumer = consumer_of(stage)
            for method, header, body in consumer.consume(queue_name(stage)):
                if stage == "fetch":
                    first = (method, header, body)
                    work(batch.fetch, consumer, [first, *batch.more(consumer)])
                else:
                    work(queue.gather_callback, consumer, method, header, body)
                if ended.is_set():
                    return
        except redis.RedisError:
            log.exception("Redis is away; the %s consumer asks again in %s s", stage, PAUSE)
            ended.wait(PAUSE)


def consumer_of(stage: Stage) -> Any:
    """The stock consumer of a queue, on a connection that waits as long as the queue is empty."""
    consumer = getattr(queue, f"get_{stage}_consumer")()
    if hasattr(consumer, "redis"):  # RabbitMQ's has a channel instead, and no such time-out
        settings = consumer.redis.connection_pool.connection_kwargs
        settings["socket_timeout"] = None
        settings["socket_keepalive"] = True
        settings["client_name"] = client_name(stage)
    return consumer


def queue_name(stage: Stage) -> str:
    """The queue's name, as stock names it."""
    return getattr(queue, f"get_{stage}_queue_name")()


def client_name(stage: Stage) -> str:
    """What our connection is called in Redis, so that doctor sees whether a consumer lives."""
    return f"hue-harvest-{stage}:{tk.config.get('ckan.site_id') or 'default'}"


def work(callback: Callable[..., Any], *arguments: Any) -> None:
    """One message; a fault in it is logged and the session left clean for the next one."""
    try:
        callback(*arguments)
    except Exception:
        log.exception("a message of the harvest could not be worked off")
        model.Session.rollback()
    finally:
        model.Session.remove()
