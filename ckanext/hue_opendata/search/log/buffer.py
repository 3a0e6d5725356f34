"""The searches of the last minutes, in a list of Redis that can never grow beyond a bound.

A process sends what it has at once, and then for a breath nothing: a busy portal pays one round
trip for many searches. What a process holds when it is killed is not counted. Redis may be away or
silent: then nothing is counted, nobody waits longer than `PATIENCE`, and for `REST` seconds it is
not asked again.
"""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

import ckan.plugins.toolkit as tk
import redis

from ckanext.hue_opendata.search.log.entry import Entry, unpacked

log = logging.getLogger(__name__)
#: Searches that are kept at most, and seconds after which even they are gone.
MOST, KEPT = 20_000, 14 * 86_400
#: Seconds between two jobs that fold them into the table.
PAUSE = 600
PATIENCE, REST = 0.25, 30.0
#: Seconds between two round trips of a process, and searches that it holds meanwhile.
BREATH, HELD = 2.0, 100
BATCH = 1000
_tired_until = 0.0
_held: deque[str] = deque()
_next_at = 0.0
# A child's own copy would be counted a second time.
os.register_at_fork(after_in_child=_held.clear)


def push(kept: Entry) -> None:
    """Add a search; now and then send the job that counts them."""
    if time.monotonic() < _tired_until:
        return
    _held.append(kept.packed())
    if time.monotonic() >= _next_at or len(_held) >= HELD:
        send()


def send() -> None:
    """Give Redis what this process holds."""
    global _tired_until, _next_at
    lines: list[str] = []
    with suppress(IndexError):
        while True:
            lines.append(_held.popleft())
    if not lines:
        return
    _next_at = time.monotonic() + BREATH
    try:
        pipe = connection().pipeline(transaction=False)
        pipe.lpush(_key(), *lines)
        pipe.ltrim(_key(), 0, MOST - 1)
        pipe.expire(_key(), KEPT)
        pipe.set(f"{_key()}:sent", "1", nx=True, ex=PAUSE)
        if pipe.execute()[-1]:
            _send()
    except (redis.RedisError, OSError) as error:
        _tired_until = time.monotonic() + REST
        log.warning("searches are not counted for a while: Redis does not answer (%s)", error)


def taken() -> Iterator[list[Entry]]:
    """Take everything out, some at a time; what other processes hold is not there yet.

    What is taken is gone: counting twice could lift a text over the bound below which it must not
    be shown, a lost count cannot.
    """
    send()
    while True:
        pipe = connection().pipeline(transaction=True)
        pipe.lrange(_key(), -BATCH, -1)
        pipe.ltrim(_key(), 0, -BATCH - 1)
        lines = pipe.execute()[0]
        if not lines:
            return
        yield [one for one in map(unpacked, lines) if one]


def oldest() -> str | None:
    """The day of the oldest search that waits, or None."""
    lines: Any = connection().lrange(_key(), -1, -1)
    first = unpacked(lines[0]) if lines else None
    return first.day if first else None


def _send() -> None:
    from ckanext.hue_opendata.search.log import folding

    tk.enqueue_job(folding.run, title="hue_search log", rq_kwargs={"timeout": 300})


@lru_cache(maxsize=2)
def _connected(url: str) -> redis.Redis:
    patience = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    return redis.Redis.from_url(url, **patience)


def connection() -> redis.Redis:
    """CKAN's Redis, but never waited for longer than `PATIENCE`."""
    return _connected(str(tk.config["ckan.redis.url"]))


def forget() -> None:
    """Ask Redis again at the next search, even when it was away."""
    global _tired_until, _next_at
    _tired_until = _next_at = 0.0
    _held.clear()


def _key() -> str:
    return f"{tk.config.get('ckan.site_id')}:hue_search:asked"
