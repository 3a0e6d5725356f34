"""One word for all the ways in which a tag is spelled. No CKAN here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from ckanext.hue_opendata.text import canonical, normalize
from ckanext.hue_opendata.text.collate import kept_sort_key


@lru_cache(maxsize=16384)
def key(tag: str) -> str:
    """What spellings of one tag share: letters' forms, place of tones, case, blanks, hyphens."""
    words = normalize(tag).replace("-", " ").replace("_", " ").split()
    return " ".join(canonical(word).lower() for word in words)


def merged(counts: Mapping[str, int]) -> dict[str, int]:
    """Tags with their numbers, spellings of one tag under the most used; most used first."""
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for tag, count in counts.items():
        groups[key(tag)].append((count, normalize(tag)))
    found = {max(group)[1]: sum(count for count, _ in group) for group in groups.values()}
    return dict(sorted(found.items(), key=lambda item: (-item[1], kept_sort_key(item[0]))))
