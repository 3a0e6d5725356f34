"""One rule, three ways: what the API refuses, the form and a harvest refuse with the same sentence;
what it takes, they store alike. `make test` takes every pair of (type, kind of field, case) once,
`make test-full` all of it.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest
from ckan.tests import factories

from ckanext.hue_opendata.harvest.connectors.cleaning import LONGEST
from ckanext.hue_opendata.schema.types import TYPES
from tests.integration.schema import ways
from tests.integration.schema.support import act
from tests.integration.schema.test_matrix import every, kind_of
from tests.integration.schema.test_round_trip import whole

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")


def traits(kind: str, place: str, field: dict[str, Any], case: str) -> set[tuple[str, str]]:
    """The pairs that a case covers."""
    sort = f"{place} {kind_of(field)} {field.get('format', '')}"
    return {(kind, case), (sort, case), (kind, sort)}


def pairwise() -> dict[str, list[Any]]:
    """By type, as few cases as cover every pair."""
    seen: set[tuple[str, str]] = set()
    chosen: dict[str, list[Any]] = {kind: [] for kind in TYPES}
    for kind in TYPES:
        for place, field, case in every(kind):
            covered = traits(kind, place, field, case[0])
            # A type brings its own fields; the shared ones behave alike in all four.
            if not covered <= seen and case[0] != "shape":
                seen |= covered
                chosen[kind].append((place, field, case))
    return chosen


def record_of(good: dict[str, Any], place: str, field: dict[str, Any], case: Any) -> dict[str, Any]:
    record = copy.deepcopy(good)
    target = record["resources"][0] if place == "resource" else record
    target[field["field_name"]] = copy.deepcopy(case[1])
    return record


def value_of(outcome: ways.Outcome, place: str, name: str) -> Any:
    stored = outcome.stored
    if place == "resource" and "resources" in stored:
        stored = stored["resources"][0]
    return stored.get(name) or ""


def compared(
    api: ways.Outcome, other: ways.Outcome | None, place: str, name: str, told: str
) -> str:
    """What another way did otherwise than the API; `told` is the key of what it said."""
    if other is None:
        return ""
    key = f"resources.{name}" if place == "resource" else name
    if not api.said:
        if not other.stored:
            return f"refused: {other.said}"
        mine, theirs = value_of(api, place, name), value_of(other, place, name)
        return "" if mine == theirs else f"stored {str(theirs)[:80]!r}, not {str(mine)[:80]!r}"
    if other.stored:
        return f"accepted, API said {api.said}"
    missing = [s for s in api.said[key].split("\n") if s not in other.said.get(told, "")]
    return f"does not say {missing} but {other.said}" if missing else ""


def allowed_in_harvest(harvest: ways.Outcome, name: str, case: Any) -> bool:
    """A harvested record that lacks something is a draft, and a text that is too long is cut."""
    lacking = str(harvest.stored.get("incomplete") or "").split()
    if case[1] in ("", []) and name in lacking:
        return harvest.stored["state"] == "draft" and harvest.stored["private"]
    cut = name in LONGEST and len(str(case[1])) > LONGEST[name]
    return cut and "[too_long]" in harvest.said[""]


def assert_told_alike(app: Any, kind: str, chosen: list[Any]) -> None:
    user = factories.UserWithToken()
    agency = factories.Organization(users=[{"name": user["name"], "capacity": "editor"}])
    headers = {"Authorization": user["token"]}
    good = whole(kind, agency)
    good.pop("tags")
    records = [record_of(good, *one) for one in chosen]
    host = act("package_create", **good)
    with app.flask_app.test_request_context("/"):
        harvested = ways.by_harvest(ways.source_of(agency), records)
    wrong = []
    for (place, field, case), record, harvest in zip(chosen, records, harvested, strict=True):
        name = field["field_name"]
        api = ways.by_api(app, headers, record)
        key = f"resources.{name}" if place == "resource" else name
        if not ways.is_asked(field):
            form = None
        elif place == "resource":
            form = ways.by_file_form(app, headers, host, record["resources"][0])
        else:
            form = ways.by_form(app, headers, {**record, "resources": []})
        found = {"form": compared(api, form, place, name, key)}
        if not allowed_in_harvest(harvest, name, case):
            found["harvest"] = compared(api, harvest, place, name, "")
        where = f"{kind}.{key} {case[0]}"
        wrong += [f"{where}: {way} {said}" for way, said in found.items() if said]
    assert wrong == []


@pytest.mark.parametrize("kind", TYPES)
def test_a_pairwise_sample_is_told_alike(app, kind):
    assert_told_alike(app, kind, pairwise()[kind])


@pytest.mark.full
@pytest.mark.parametrize("kind", TYPES)
def test_everything_is_told_alike(app, kind):
    assert_told_alike(app, kind, [one for one in every(kind) if one[2][0] != "shape"])
