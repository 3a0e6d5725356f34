"""Ten thousand datasets for measurements: the catalogue's kinds over wards and years.

Written straight into CKAN's tables, because `package_create` would take half an hour: the rows are
those that it leaves. Deterministic: the same number gives the same datasets.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa
from ckan import model

from benchmarks.search import collection
from ckanext.hue_opendata import places
from ckanext.hue_opendata.text import slug

#: Years of the editions of each kind in each ward.
YEARS = range(2018, 2026)
SPACE = uuid.UUID("8f6cf2f2-4a8d-4b0b-9a55-6d1f0c7e4e55")
BATCH = 1000


def fill(number: int) -> None:
    """Make the datasets that are not there, in the agencies of the collection."""
    agencies = {group.name: group.id for group in model.Session.query(model.Group)}
    there = {one for (one,) in model.Session.query(model.Package.name)}
    wanted = [one for one in islice(_datasets(), number) if one["name"] not in there]
    for start in range(0, len(wanted), BATCH):
        _insert(wanted[start : start + BATCH], agencies)
        model.Session.commit()


def _datasets() -> Iterator[dict[str, Any]]:
    wards = [unit.full_name for unit in places.units()]
    rows = collection.lines("catalogue.txt")
    for year in YEARS:
        for ward in wards:
            for key, agency, title, notes, tags, columns, _ in rows:
                full = f"{title} {ward} năm {year}"
                name = f"{slug(title)[:40]}-{slug(ward)}-{year}-{slug(key)}"
                split = [tag.strip() for tag in tags.split(",")]
                yield {
                    **{"name": name, "title": full, "agency": agency, "tags": split},
                    **{"notes": f"{notes}. {ward}, {year}.", "columns": columns},
                }


def _insert(datasets: list[dict[str, Any]], agencies: dict[str, str]) -> None:
    begun = datetime(2025, 1, 1)
    tags = _tags({tag for one in datasets for tag in one["tags"]})
    rows: dict[sa.Table, list[dict[str, Any]]] = {
        table: []
        for table in (
            *(model.package_table, model.resource_table),
            *(model.package_tag_table, model.member_table),
        )
    }
    for number, one in enumerate(datasets):
        key = _id("package", one["name"])
        at = begun + timedelta(minutes=number)
        owner = agencies[one["agency"]]
        rows[model.package_table].append(
            {
                **{"id": key, "name": one["name"], "title": one["title"], "notes": one["notes"]},
                **{"owner_org": owner, "type": "dataset", "state": "active", "private": False},
                **{"metadata_created": at, "metadata_modified": at, "license_id": "notspecified"},
                "extras": {},
            }
        )
        for place, kind in enumerate(("CSV", "XLSX")):
            rows[model.resource_table].append(
                {
                    **{"id": _id(kind, one["name"]), "package_id": key, "position": place},
                    **{"name": one["title"], "url": f"http://example.com/{one['name']}.{kind}"},
                    **{"format": kind, "description": f"Các cột: {one['columns']}"},
                    **{"created": at, "metadata_modified": at, "state": "active", "extras": {}},
                }
            )
        for tag in one["tags"]:
            link = {"id": _id(tag, one["name"]), "package_id": key, "tag_id": tags[tag]}
            rows[model.package_tag_table].append({**link, "state": "active"})
        member = {"id": _id("member", one["name"]), "table_name": "package", "table_id": key}
        member |= {"capacity": "organization", "group_id": owner, "state": "active"}
        rows[model.member_table].append(member)
    for table, values in rows.items():
        model.Session.execute(sa.insert(table), values)


def _tags(names: set[str]) -> dict[str, str]:
    """The ids of tags by name; new ones are made."""
    known = {one.name: one.id for one in model.Session.query(model.Tag)}
    new = [{"name": name, "id": _id("tag", name)} for name in sorted(names - set(known))]
    if new:
        model.Session.execute(sa.insert(model.tag_table), new)
    return known | {one["name"]: one["id"] for one in new}


def _id(kind: str, name: str) -> str:
    return str(uuid.uuid5(SPACE, f"{kind} {name}"))
