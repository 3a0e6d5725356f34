"""Says why a dataset was found when title and description do not show the words. No CKAN here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from ckanext.hue_opendata.search import aliases, tokens
from ckanext.hue_opendata.search.aliases import NOTHING, Added
from ckanext.hue_opendata.search.query import read

#: Words of a text that is no sentence.
SHORT = 5


@lru_cache(maxsize=256)
def wanted(text: str) -> tuple[str, ...]:
    """The words that are marked in what a question finds: of a short text all, else its own.

    A bare filler may be another word (“ve” of “giá vé”); in a sentence it is but filler.
    """
    every = tokens.words(text)
    asked = read(text)
    kept = every if len(every) <= SHORT else (*asked.must, *asked.may)
    return tuple(dict.fromkeys(kept))


def lacking(dataset: dict[str, Any], text: str) -> set[str]:
    """The keys of the words that neither the title nor the description shows."""
    shown = _keys(f"{dataset.get('title') or ''} {dataset.get('notes') or ''}")
    return {tokens.key(word) for word in _must(text)} - shown


def reason(
    dataset: dict[str, Any], missed: set[str], added: Added = NOTHING, own: Sequence[str] = ()
) -> tuple[str, str] | None:
    """Where the words stand that are `missed` (`lacking`): a kind and a name.

    The kinds: `tag`, `agency`, `file`, `former` (a department's former name), `place`, `other`
    (a short form, another word, English, what an admin added: `added` for texts, `own` for this
    dataset). None when it cannot be said.
    """
    best: tuple[int, int, str, str] | None = None
    for kind, name in _names(dataset, added, own):
        found = len(missed & _keys(name))
        if found and (best is None or (found, -len(name)) > best[:2]):
            best = found, -len(name), kind, name
    return (best[2], best[3]) if best else None


def _names(dataset: dict[str, Any], added: Added, own: Sequence[str]) -> Iterator[tuple[str, str]]:
    agency = str((dataset.get("organization") or {}).get("title") or "")
    yield from (("tag", str(tag["name"])) for tag in dataset.get("tags") or [])
    yield "agency", agency
    for one in (dataset.get("resources") or [])[:20]:
        yield "file", str(one.get("name") or "")
    title, notes = str(dataset.get("title") or ""), str(dataset.get("notes") or "")[:2000]
    yield from (("other", name) for name in own)
    yield from (("former", name) for name in _others(agency, added))
    tags = ". ".join(str(tag["name"]) for tag in dataset.get("tags") or [])
    for text in (f"{title}. {tags}", notes):
        yield from (("other", name) for name in _others(text, added))
        yield from (("place", name) for name in _places(text))


@lru_cache(maxsize=256)
def _must(text: str) -> tuple[str, ...]:
    return read(text).must


@lru_cache(maxsize=4096)
def _others(text: str, added: Added) -> Sequence[str]:
    return aliases.others(text, added)


@lru_cache(maxsize=4096)
def _places(text: str) -> Sequence[str]:
    return aliases.place_names(text)


def _keys(text: str) -> set[str]:
    return {tokens.key(word) for word in tokens.words(text)}
