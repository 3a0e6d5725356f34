"""`fold`, `slug` and `normalize` beside what a user would pick instead, as ratios of one run.

`.hue/venv/bin/python -m benchmarks.text.run`. Each function runs over the same titles; the best of
seven rounds counts. Below 1: ours is quicker.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable

from slugify import slugify
from text_unidecode import unidecode as text_unidecode
from unidecode import unidecode

from benchmarks.search import collection
from ckanext.hue_opendata.text import fold, normalize, slug

ROUNDS = 7


def main() -> None:
    """Print the ratios."""
    titles = [one.title for one in collection.datasets()]
    foreign = [f"Hue Data {number} quarterly report" for number in range(len(titles))]
    for name, texts in (("Vietnamese titles", titles), ("ASCII titles", foreign)):
        others = {
            "unidecode + lower": best(lambda s: unidecode(s).lower(), texts),
            "text-unidecode + lower": best(lambda s: text_unidecode(s).lower(), texts),
        }
        print(name)
        _ratios("fold", best(fold, texts), others)
        _ratios("slug", best(slug, texts), {"python-slugify": best(slugify, texts)})
        clean = {"is_normalized": best(lambda s: unicodedata.is_normalized("NFC", s), texts)}
        _ratios("normalize", best(normalize, texts), clean)


def best(function: Callable[[str], object], texts: list[str]) -> float:
    """Seconds of the quickest of some rounds over all texts."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for text in texts:
            function(text)
        rounds.append(time.perf_counter() - begun)
    return min(rounds)


def _ratios(name: str, ours: float, others: dict[str, float]) -> None:
    for other, seconds in others.items():
        print(f"  {name:10} / {other:24} {ours / seconds:6.2f}")


if __name__ == "__main__":
    main()
