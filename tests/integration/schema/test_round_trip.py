"""Every field, in and out: through the API unchanged, and into DCAT with the right URIs."""

from __future__ import annotations

import copy
import json

import pytest
from ckan.tests import factories

from ckanext.hue_opendata.schema.types import TYPES, fields_of, resource_fields_of
from tests.integration.schema.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")
EU = "http://publications.europa.eu/resource/authority/"
#: Fields that the machine writes by itself.
OWN = ("name", "owner_org", "spatial", "incomplete", "harvest_guid", "harvest_hash")


@pytest.fixture
def agency():
    return factories.Organization(name="so-du-lich", title="Sở Du lịch")


def whole(kind, agency):
    """A record with every field of a type filled with its example."""
    made = {
        field["field_name"]: copy.deepcopy(field["example"])
        for field in fields_of(kind)
        if "example" in field and field["field_name"] not in (*OWN, "tag_string")
    }
    resource = {
        field["field_name"]: copy.deepcopy(field["example"])
        for field in resource_fields_of(kind)
        if "example" in field
    }
    return {
        **made,
        "type": kind,
        "owner_org": agency["id"],
        "tags": [{"name": "du lịch"}],
        "resources": [resource],
    }


@pytest.mark.parametrize("kind", TYPES)
def test_every_field_comes_back_as_it_was_given_and_stays(kind, agency):
    given = whole(kind, agency)
    missing = {
        field["field_name"]
        for field in fields_of(kind)
        if field["field_name"] not in (*OWN, "tag_string", "schema_version", *given)
    }
    assert missing == set(), "each field has an example"
    made = act("package_create", **given)
    shown = act("package_show", id=made["id"])
    for name, value in given.items():
        if name not in ("tags", "resources"):
            assert shown[name] == value, name
    for name, value in given["resources"][0].items():
        assert shown["resources"][0][name] == value, name
    act("package_update", **copy.deepcopy(shown))
    assert act("package_show", id=made["id"]) == shown
    act("package_patch", id=made["id"], importance="quan-trong")
    again = act("package_show", id=made["id"])
    again["importance"] = shown["importance"]
    again["metadata_modified"] = shown["metadata_modified"]
    assert again == shown


def test_unknown_fields_are_kept_in_extras(agency):
    given = whole("dataset", agency)
    made = act("package_create", **given, ghi_chu_rieng="giữ lại", bang={"a": [1]})
    assert {"key": "ghi_chu_rieng", "value": "giữ lại"} in made["extras"]
    assert json.loads(next(x["value"] for x in made["extras"] if x["key"] == "bang")) == {"a": [1]}
    patched = act("package_patch", id=made["id"], notes="Mô tả khác")
    assert patched["extras"] == made["extras"]
    revised = act("package_revise", match={"id": made["id"]}, update={"title": "Tên khác"})
    assert revised["package"]["extras"] == made["extras"]
    assert revised["package"]["contact"] == made["contact"]
    plain = {name: value for name, value in made.items() if name != "extras"}
    assert not act("package_update", **plain).get("extras"), "an update replaces"


def test_the_box_around_the_places_is_worked_out(agency):
    made = act("package_create", **whole("dataset", agency))
    assert json.loads(made["spatial"])["type"] == "Polygon"
    none = act("package_patch", id=made["id"], spatial_coverage=[])
    assert not none.get("spatial")


def test_line_ends_of_a_browser_become_one_kind(agency):
    given = {**whole("dataset", agency), "notes": "Một\r\nHai\r\n"}
    assert "\r" not in act("package_create", **given)["notes"]


def graph(dataset):
    processors = pytest.importorskip("ckanext.dcat.processors")
    serializer = processors.RDFSerializer(profiles=["hue_dcat"])
    ref = serializer.graph_from_dataset(dataset)
    return serializer.g, ref


def test_dcat_has_the_european_uris(agency):
    from rdflib import Literal, URIRef
    from rdflib.namespace import DCAT, DCTERMS

    made = act("package_create", **whole("dataset", agency))
    g, ref = graph(act("package_show", id=made["id"]))

    def objects(predicate, subject=ref):
        return set(g.objects(subject, predicate))

    assert URIRef(f"{EU}data-theme/ECON") in objects(DCAT.theme)
    assert objects(DCTERMS.accrualPeriodicity) == {URIRef(f"{EU}frequency/ANNUAL")}
    assert objects(DCTERMS.language) == {URIRef(f"{EU}language/VIE")}
    assert objects(DCTERMS.accessRights) == {URIRef(f"{EU}access-right/PUBLIC")}
    assert Literal(made["title"], lang="vi") in objects(DCTERMS.title)
    assert Literal(made["title_en"], lang="en") in objects(DCTERMS.title)
    distribution = next(iter(objects(DCAT.distribution)))
    assert objects(DCTERMS.license, distribution) == {URIRef(f"{EU}licence/CC_BY_4_0")}
    assert objects(DCTERMS.format, distribution) == {URIRef(f"{EU}file-type/CSV")}
    place = next(iter(g.subjects(DCAT.bbox)))
    assert "19789@2025-07-01" in str(place)
    for predicate in (DCTERMS.creator, DCTERMS.publisher, DCAT.contactPoint, DCTERMS.temporal):
        assert objects(predicate), predicate
    assert objects(DCTERMS.conformsTo)
    assert objects(DCTERMS.issued)


def test_dcat_of_a_map_layer_and_of_observations(agency):
    from rdflib import URIRef
    from rdflib.namespace import DCAT, DCTERMS

    layer = act("package_create", **whole("geo", agency))
    g, ref = graph(act("package_show", id=layer["id"]))
    assert URIRef("http://www.opengis.net/def/crs/EPSG/0/9214") in set(
        g.objects(ref, DCTERMS.conformsTo)
    )
    measured = act("package_create", **whole("observation", agency))
    g, ref = graph(act("package_show", id=measured["id"]))
    assert [str(one) for one in g.objects(ref, DCAT.temporalResolution)] == ["PT10M"]
