"""Every field of every type against what people send: empty, wrong, at the bound, beyond it, in
NFD, 10,000 characters, HTML. `make test` takes a sample, `make test-full` all of it.
"""

from __future__ import annotations

import copy
import unicodedata

import ckan.plugins.toolkit as tk
import pytest
from ckan import model
from ckan.tests import factories

from ckanext.hue_opendata.schema.types import TYPES, fields_of, resource_fields_of
from tests.integration.schema.support import act
from tests.integration.schema.test_round_trip import OWN, whole

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")
LONG = "ạ" * 10_000
HTML = "<script>alert(1)</script><b>đậm</b>"
NFD = unicodedata.normalize("NFD", "Thuận Hóa, Đống Đa")
#: Fields whose values CKAN itself or the machine decides.
LEFT = (*OWN, "tag_string", "schema_version", "url", "format")


def kind_of(field):
    validators = str(field.get("validators")).split()
    if "repeating_subfields" in field:
        return "parts"
    if "hue_codes" in validators or "hue_text_list" in validators or "hue_link_list" in validators:
        return "list"
    if "hue_code" in validators:
        return "code"
    if "hue_table_overrides" in validators:
        return "object"
    return "text"


def takes_text(field):
    """Whether any text fits: no format, no code."""
    return kind_of(field) == "text" and not field.get("format")


def cases(field):
    """(name, value, what is expected: `kept`, `refused`, or the value that is stored)."""
    kind, most = kind_of(field), field.get("max_length")
    yield "right", field["example"], "kept"
    yield "empty", [] if kind in ("parts", "list") else "", "empty"
    yield "wrong", 7 if kind == "parts" else ["không có"] if kind == "list" else "", "wrong"
    yield "shape", {"lạ": ["x"]}, "refused"
    if takes_text(field):
        yield "boundary", "ạ" * most, "kept"
        yield "beyond", "ạ" * (most + 1), "refused"
        yield "nfd", NFD, unicodedata.normalize("NFC", NFD)
        yield "html", HTML, "kept"
        yield "long", LONG, "kept" if most >= len(LONG) else "refused"
    elif kind == "text":
        for name, value in (("wrong", "không phải vậy"), ("html", HTML), ("long", LONG)):
            yield name, value, "refused"
    elif kind == "code":
        for name, value in (("wrong", "ma-la"), ("html", HTML), ("long", LONG), ("nfd", NFD)):
            yield name, value, "refused"
    elif kind == "parts":
        yield "unknown", [{"phan_la": "x"}], "refused"
        yield "long", [{field["repeating_subfields"][0]["field_name"]: LONG}], "refused"


def check(good, place, field, name, value, expected):
    """One write; says what went otherwise than expected, or nothing."""
    record = copy.deepcopy(good)
    target = record["resources"][0] if place == "resource" else record
    target[field["field_name"]] = value
    if expected == "wrong" and not value:
        return ""
    needed = field.get("publish") is True or "not_empty" in str(field.get("validators")).split()
    if expected == "empty":
        expected = "refused" if needed else "kept"
    if expected == "wrong":
        free = kind_of(field) == "list" and "vocabulary" not in field and not field.get("format")
        expected = "kept" if free else "refused"
    where = f"{good['type']}.{place}.{field['field_name']} {name}"
    try:
        made = act("package_create", **record)
    except tk.ValidationError as error:
        model.Session.rollback()
        said = error.error_dict
        said = said["resources"][0] if place == "resource" and "resources" in said else said
        if expected != "refused" or field["field_name"] not in said:
            return f"{where}: refused with {said}"
        return ""
    if expected == "refused":
        return f"{where}: accepted"
    stored = (made["resources"][0] if place == "resource" else made).get(field["field_name"])
    wanted = value if expected == "kept" else expected
    if (stored or "") != (wanted or "") and name not in ("empty",):
        return f"{where}: stored {str(stored)[:80]!r}"
    return ""


def every(kind):
    for field in fields_of(kind):
        if field["field_name"] not in LEFT:
            yield from (("dataset", field, case) for case in cases(field))
    for field in resource_fields_of(kind):
        if field["field_name"] not in LEFT:
            yield from (("resource", field, case) for case in cases(field))


def run(kind, step):
    agency = factories.Organization(name="so-du-lich")
    good = whole(kind, agency)
    every_case = list(every(kind))
    start = TYPES.index(kind)
    said = [check(good, place, field, *case) for place, field, case in every_case[start::step]]
    assert [one for one in said if one] == []


@pytest.mark.parametrize("kind", TYPES)
def test_a_sample_of_the_matrix(kind):
    """Steps that have no divisor in common with the number of cases reach every kind of case."""
    run(kind, step=17)


@pytest.mark.full
@pytest.mark.parametrize("kind", TYPES)
def test_the_whole_matrix(kind):
    run(kind, step=1)


@pytest.mark.parametrize("kind", TYPES)
def test_text_with_markup_is_shown_as_text(app, kind):
    given = whole(kind, factories.Organization(name="so-du-lich"))
    for field in fields_of(kind):
        if field["field_name"] not in LEFT and takes_text(field) and field["max_length"] > 100:
            given[field["field_name"]] = f"{HTML} {field['field_name']}"
    made = act("package_create", **given)
    page = app.get(f"/{kind}/{made['name']}").body
    assert "<script>alert(1)" not in page
    assert "<b>đậm</b> legal_basis" not in page
    assert "legal_basis" in page
