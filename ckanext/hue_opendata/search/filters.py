"""What a search can be narrowed by beside CKAN's own facets: place, year, openness, tag.

All are `vocab_*` fields of the stock schema (strings, many values). `fields` makes them for an
index document; `narrowed` reads the years and tags that a page's address asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ckanext.hue_opendata import places, vocabularies
from ckanext.hue_opendata.places.store import everything
from ckanext.hue_opendata.schema.helpers import hue_json_list
from ckanext.hue_opendata.search import tokens, variants

PLACE, YEAR, OPEN, TAG = "vocab_hue_place", "vocab_hue_year", "vocab_hue_open", "vocab_hue_tag"
#: In a page's address: first and last year.
FROM, TO = "ext_tu_nam", "ext_den_nam"
LICENSED, READABLE, ROWS = "giay-phep-mo", "may-doc-duoc", "co-api"
#: Formats that programs read as they are (Nghị định 47/2020/NĐ-CP, Điều 3: định dạng mở).
MACHINES = frozenset(
    "csv tsv json geojson xml xlsx ods kml gpkg rdf ttl parquet jsonl gtfs".split()
)
#: Words of a unit's kind and name at most.
LONGEST_NAME = 7
#: A longer span of years says nothing about a single one.
MOST_YEARS = 60
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TAG = re.compile(r'(?<![\w.])tags:"([^"]*)"')


def fields(document: dict[str, Any], dataset: dict[str, Any]) -> dict[str, list[str]]:
    """The filter fields of a dataset's index document; a field without values is left out."""
    found = {
        PLACE: sorted(set(_places(dataset))),
        YEAR: sorted(set(_years(dataset))),
        OPEN: list(_openness(dataset)),
        TAG: sorted({variants.key(str(tag)) for tag in document.get("tags") or []}),
    }
    return {name: values for name, values in found.items() if values}


def narrowed(fq: str, extras: dict[str, Any]) -> str:
    """A filter with every spelling of its tags, and with the years that the address asks for."""

    def spelled(found: re.Match[str]) -> str:
        key = variants.key(found[1]).replace("\\", "").replace('"', "")
        return f'(tags:"{found[1]}" OR {TAG}:"{key}")' if key else found[0]

    fq = _TAG.sub(spelled, fq)
    first, last = year_of(extras.get(FROM)), year_of(extras.get(TO))
    if first or last:
        fq = f"{fq} +{YEAR}:[{first or '*'} TO {last or '*'}]".strip()
    return fq


def year_of(value: Any) -> str:
    """A year as it is in the index, or empty for what is none."""
    text = str(value or "").strip()
    return text if _YEAR.fullmatch(text) else ""


def label(name: str, code: str, language: str) -> str:
    """What a reader sees for a value of one of our fields."""
    if name == PLACE:
        unit = places.unit(code)
        return unit.full_name if unit else code
    if name == OPEN:
        return vocabularies.load("openness").label(code, language)
    return code[:1].upper() + code[1:] if name == TAG else code


def _places(dataset: dict[str, Any]) -> Iterator[str]:
    """Codes of today's units: what was published for a former one is found in what it became.

    Of the units that the dataset says it covers, else of those that its title names with their kind
    (phường Hương Thủy): half of the departments' lists say a place nowhere else.
    """
    said = [part for part in hue_json_list(dataset.get("spatial_coverage")) if part]
    for part in said:
        unit = places.unit(str(part.get("uri") or "")) if isinstance(part, dict) else None
        if unit and unit.level != "city":
            yield from _today(unit)
    if not said:
        yield from titled(str(dataset.get("title") or ""))


def titled(title: str) -> Iterator[str]:
    """Codes of today's units that a text names with their kind; the longest name counts."""
    found, start = tokens.words(title), 0
    while start < len(found):
        for end in range(min(len(found), start + LONGEST_NAME), start + 1, -1):
            codes = _full_names().get(found[start:end])
            if codes is not None:
                yield from codes
                start = end - 1
                break
        start += 1


@lru_cache(maxsize=1)
def _full_names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Kind and name in words → codes of today's units.

    A name that means different ones in different years leads to none: the title does not say which.
    """
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for unit in everything():
        if unit.level != "city":
            found.setdefault(tokens.words(unit.full_name), set()).add(_today(unit))
    return {name: some.pop() if len(some) == 1 else () for name, some in found.items()}


def _today(unit: places.Unit) -> tuple[str, ...]:
    if unit.in_force:
        return (unit.code,)
    return tuple(sorted(step.unit.code for step in places.successors(unit)))


def _years(dataset: dict[str, Any]) -> Iterator[str]:
    """Years of the periods that the dataset says it covers, else those in its title."""
    said = False
    for part in hue_json_list(dataset.get("temporal_coverage")):
        if not isinstance(part, dict):
            continue
        ends = [year_of(str(part.get(name) or "")[:4]) for name in ("start", "end")]
        first, last = ends[0] or ends[1], ends[1] or ends[0]
        if first and 0 <= int(last) - int(first) <= MOST_YEARS:
            said = True
            yield from (str(year) for year in range(int(first), int(last) + 1))
    if not said:
        told = f"{dataset.get('title') or ''} {dataset.get('reporting_period') or ''}"
        yield from _YEAR.findall(told)


def _openness(dataset: dict[str, Any]) -> Iterator[str]:
    if str(dataset.get("license_id") or "") in vocabularies.load("licence").terms:
        yield LICENSED
    files = [one for one in dataset.get("resources") or [] if isinstance(one, dict)]
    if any(str(one.get("format") or "").lower().strip(". ") in MACHINES for one in files):
        yield READABLE
    if any(one.get("datastore_active") for one in files):
        yield ROWS
