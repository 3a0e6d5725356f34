"""The job that counts the buffered searches into the table and forgets what is too old."""

from __future__ import annotations

from collections import Counter

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.search import config
from ckanext.hue_opendata.search.log import buffer, table
from ckanext.hue_opendata.search.log.entry import Entry


def run() -> None:
    """Count what waits, forget what is old: the job, and `ckan hue search log flush`."""
    flush()
    purge()


def flush() -> int:
    """Count what waits; the number of searches. Raises `redis.RedisError`."""
    done = 0
    for some in buffer.taken():
        table.add(folded(some))
        done += len(some)
    return done


def folded(entries: list[Entry]) -> list[tuple[Entry, int]]:
    """Each day, text and outcome once, with its number; of spellings the one with most accents."""
    counts = Counter((one.day, one.query, one.step) for one in entries)
    shown: dict[tuple[str, str, str], str] = {}
    for one in entries:
        key = (one.day, one.query, one.step)
        shown[key] = max(shown.get(key, ""), one.shown, key=_accents)
    return [(Entry(*key, shown[key]), number) for key, number in sorted(counts.items())]


def _accents(text: str) -> tuple[int, str]:
    return len(text.encode()), text


def purge() -> int:
    """Forget the days that are too old; the number of rows."""
    return table.forget(formats.today(), config.log_days())
