"""`hue_schema_show`: what it describes is accepted, what it refuses is refused."""

from __future__ import annotations

from datetime import date

import ckan.plugins.toolkit as tk
import pytest
from ckan import model
from ckan.tests import factories
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.integration.schema.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")
TYPES = ("dataset", "indicator", "geo", "observation")
#: What a public record says; the schema says it as a rule on several fields.
CHOSEN = {"classification": {"enum": ["mo"]}, "personal_data": {"enum": ["khong-co", "da-khu"]}}
QUICK = settings(
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def agency():
    return factories.Organization(name="so-du-lich")["name"]


def values(shape):
    """Values of a part of the schema; formats need no rule of their own, patterns stand beside."""
    if "enum" in shape:
        return st.sampled_from(shape["enum"])
    if "anyOf" in shape:
        return st.one_of([values(one) for one in shape["anyOf"]])
    kind = shape.get("type")
    if kind == "array":
        return st.lists(
            values(shape["items"]), min_size=shape.get("minItems", 0), max_size=3, unique_by=str
        )
    if kind == "object":
        return objects(shape)
    if kind == "boolean":
        return st.booleans()
    if kind == "integer":
        return st.integers(shape["minimum"], shape["maximum"])
    if shape.get("format") == "date":
        return st.dates(date(1950, 1, 1), date(2025, 12, 31)).map(date.isoformat)
    if "pattern" in shape:
        return st.from_regex(shape["pattern"], fullmatch=shape["pattern"].startswith("^"))
    return st.text(min_size=shape.get("minLength", 0), max_size=min(shape.get("maxLength", 40), 40))


def objects(shape):
    if "properties" not in shape:
        return st.dictionaries(
            st.text(max_size=20), values(shape["additionalProperties"]), max_size=2
        )
    parts = {name: values(part) for name, part in shape["properties"].items()}
    must = {name: parts.pop(name) for name in shape.get("required", ())}
    made = st.fixed_dictionaries(must, optional=parts)
    return made.filter(bool) if shape.get("minProperties") else made


def records(schema, agency):
    """Published records, public or private, with any of the optional fields."""
    required = set(schema["required"]) | set(schema["allOf"][0]["then"]["required"])
    filled = schema["allOf"][0]["then"]["properties"]
    leave = {"name", "state", "owner_org", "type", "extras", "spatial"}
    shapes = {
        name: values({**shape, **filled.get(name, {}), **CHOSEN.get(name, {})})
        for name, shape in schema["properties"].items()
        if name not in leave and not shape.get("readOnly")
    }
    must = {name: shapes.pop(name) for name in required & shapes.keys()}
    fixed = {"owner_org": st.just(agency), "type": st.just(schema["properties"]["type"]["const"])}
    return st.fixed_dictionaries(must | fixed, optional=shapes)


def faults(schema):
    """(field, value) pairs that the schema refuses, one for each kind of rule."""
    for name, shape in schema["properties"].items():
        if shape.get("readOnly") or name in ("name", "owner_org", "type", "state", "private"):
            continue
        if "enum" in shape:
            yield name, "không-có-mã-này"
        elif shape.get("type") == "array" and "enum" in shape.get("items", {}):
            yield name, ["không-có-mã-này"]
        elif shape.get("type") == "string":
            yield name, "ạ" * (shape.get("maxLength", 1000) + 1)
            yield name, ["danh", "sách"]
        elif shape.get("items", {}).get("type") == "object" and name not in ("resources", "extras"):
            yield name, 7
            yield name, [{"phần_lạ": "x"}]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("count", [6, pytest.param(60, marks=pytest.mark.full)])
def test_what_the_schema_describes_is_accepted(kind, count, agency):
    schema = act("hue_schema_show", type=kind)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    @seed(20261125)
    @settings(QUICK, max_examples=count)
    @given(records(schema, agency))
    def accepted(record):
        for period in record.get("temporal_coverage", []):
            if len(period) == 2:  # the one rule that JSON Schema has no words for
                period["start"], period["end"] = sorted(period.values())
        if not validator.is_valid(record):
            return  # a condition on several fields that the generator does not know
        try:
            act("package_create", **record)
        except tk.ValidationError as error:
            model.Session.rollback()
            raise AssertionError((error.error_dict, record)) from error

    accepted()


@pytest.mark.parametrize("kind", TYPES)
def test_what_the_schema_refuses_is_refused_with_a_sentence(kind, agency):
    schema = act("hue_schema_show", type=kind)
    validator = Draft202012Validator(schema)
    good = example(schema, agency)
    assert list(validator.iter_errors(good)) == []
    act("package_create", **good)
    for name in schema["allOf"][0]["then"]["required"]:
        broken = {key: value for key, value in good.items() if key != name}
        assert not validator.is_valid(broken)
        assert refused(broken) == {name}
    for name, value in faults(schema):
        broken = {**good, name: value}
        assert not validator.is_valid(broken), (name, value)
        assert name in refused(broken), (name, value)


def example(schema, agency):
    """The record of the schema's own examples."""
    made = {
        name: shape["examples"][0]
        for name, shape in schema["properties"].items()
        if "examples" in shape and name not in ("name", "spatial")
    }
    resource = {
        name: shape["examples"][0]
        for name, shape in schema["properties"]["resources"]["items"]["properties"].items()
        if "examples" in shape
    }
    return {**made, "owner_org": agency, "type": schema["properties"]["type"]["const"]} | {
        "resources": [resource]
    }


def refused(record):
    with pytest.raises(tk.ValidationError) as error:
        act("package_create", **record)
    model.Session.rollback()
    return set(error.value.error_dict)


def test_the_schema_is_for_everybody_and_in_their_language(app):
    answer = app.get("/api/3/action/hue_schema_show?type=geo").json["result"]
    assert answer["title"] == "Lớp bản đồ"
    english = app.get("/api/3/action/hue_schema_show?type=geo&lang=en").json["result"]
    assert english["properties"]["frequency"]["title"] == "Update frequency"
    assert app.get("/api/3/action/hue_schema_show?type=xe").status_code == 404


def test_a_refusal_is_a_sentence_in_the_language_of_the_request(app, agency):
    token = factories.SysadminWithToken()["token"]
    wrong = {"title": "Thử", "owner_org": agency, "frequency": "hang-nam", "issued": "hôm nào"}

    def said(path):
        answer = app.post(path, json=wrong, headers={"Authorization": token})
        assert answer.status_code == 409
        return answer.json["error"]

    vietnamese = said("/api/3/action/package_create")
    assert vietnamese["issued"][0].startswith("“hôm nào” không phải là ngày")
    assert vietnamese["notes"] == ["Hãy điền mục này để công bố, hoặc lưu bộ dữ liệu làm bản nháp."]
    english = said("/en/api/3/action/package_create")
    assert english["issued"][0].startswith("“hôm nào” is not a date")
