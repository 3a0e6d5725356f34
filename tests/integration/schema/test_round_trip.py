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
    strange = {"ma-so": "7", "hue_rieng": "của ta", "_id": "9", "so-1-lieu": "x", "trong": None}
    made = act("package_create", **given, ghi_chu_rieng="giữ lại", bang={"a": [1]}, **strange)
    assert {"key": "ghi_chu_rieng", "value": "giữ lại"} in made["extras"]
    kept = {one["key"]: one["value"] for one in made["extras"]}
    assert {name: kept.get(name) for name in strange} == strange, "None says nothing"
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


@pytest.mark.parametrize(
    ("kind", "european"), [("indicator", "STATISTICAL"), ("geo", "GEOSPATIAL"), ("observation", "")]
)
def test_a_type_of_dataset_goes_out_as_dcat_and_comes_back(agency, kind, european):
    from rdflib import URIRef
    from rdflib.namespace import DCTERMS

    given = whole(kind, agency)
    made = act("package_create", **given)
    g, ref = graph(act("package_show", id=made["id"]))
    said = set(g.objects(ref, DCTERMS.type))
    ours = next(one for one in said if str(one).endswith(f"/vocabulary/dataset_type#{kind}"))
    assert said - {ours} == ({URIRef(f"{EU}dataset-type/{european}")} if european else set())
    processors = pytest.importorskip("ckanext.dcat.processors")
    parser = processors.RDFParser(profiles=["hue_dcat"])
    parser.parse(g.serialize(format="turtle"), _format="turtle")
    (read,) = parser.datasets()
    assert read["type"] == kind
    for name in {"geo": ["crs", "conforms_to"], "observation": ["sampling_period"]}.get(kind, []):
        assert read[name] == given[name], name
    assert not [one for one in read["extras"] if one["key"].startswith("dcat_")]


def test_a_plain_dataset_says_no_type(agency):
    from rdflib.namespace import DCTERMS

    made = act("package_create", **whole("dataset", agency))
    g, ref = graph(act("package_show", id=made["id"]))
    assert not list(g.objects(ref, DCTERMS.type))


#: What DCAT has no place for (a place's box and a draft's lacks are worked out anew).
NOT_IN_DCAT = {
    "importance",
    "personal_data",
    "personal_data_assessed",
    "personal_data_method",
    "legal_basis",
    "catalogue_decision",
    "demand_source",
    "provision_mode",
    "reporting_period",
    "value_status",
    "last_reviewed",
    "type",
    "owner_org",
    "resources",
    "tags",
}


def test_what_went_out_as_dcat_comes_back_with_our_codes(agency):
    given = whole("dataset", agency)
    first = {"name": "Phòng Nghiệp vụ", "email": "p@example.vn", "phone": "0234 123"}
    given["contact"] = [first, {"name": "Văn phòng", "phone": "0234 456"}]
    made = act("package_create", **given)
    g, _ = graph(act("package_show", id=made["id"]))
    processors = pytest.importorskip("ckanext.dcat.processors")
    parser = processors.RDFParser(profiles=["hue_dcat"])
    parser.parse(g.serialize(format="turtle"), _format="turtle")
    (read,) = parser.datasets()
    lost = {name for name, value in given.items() if name not in NOT_IN_DCAT and not read.get(name)}
    assert lost == set()
    read |= {"name": "tro-lai", "owner_org": agency["id"], "personal_data": "khong-co"}
    for resource in read["resources"]:
        resource.pop("uri")
    back = act("package_create", **read)
    for name, value in given.items():
        if name not in NOT_IN_DCAT:
            assert _sorted(back[name]) == _sorted(value), name
    assert [one["name"] for one in back["tags"]] == ["du lịch"]
    for name in ("url", "name", "description", "format", "license", "documentation", "hash"):
        assert back["resources"][0][name] == given["resources"][0][name], name
    assert not [one for one in back.get("extras", []) if one["key"].startswith("dcat_")]


def _sorted(value):
    """A graph has no order."""
    rows = isinstance(value, list) and isinstance(value[0], dict)
    return sorted(value, key=lambda row: sorted(row.items())) if rows else value


def test_a_foreign_record_is_read_and_nothing_of_it_is_lost():
    processors = pytest.importorskip("ckanext.dcat.processors")
    parser = processors.RDFParser(profiles=["hue_dcat"])
    parser.parse(FOREIGN, _format="turtle")
    (read,) = parser.datasets()
    extras = {one["key"]: one["value"] for one in read["extras"]}
    assert read["title"] == "Air quality"
    assert read["frequency"] == "hang-ngay"
    assert read["theme"] == []
    assert extras["dcat_theme"].endswith("data-theme/ECON"), "several city topics are economy"
    assert extras["dcat_language"].endswith("language/DEU")
    assert extras["dcat_type"].endswith("dataset-type/GEOSPATIAL"), "no map layer of ours"
    assert read.get("type", "dataset") == "dataset"
    assert sorted(one["text"] for one in read["spatial_coverage"]) == ["Huế", "Đầm Cầu Hai"]
    assert json.loads(read["spatial"])["type"] == "Point"
    assert read["resources"][0]["dcat_license"] == "https://example.com/terms"


FOREIGN = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix locn: <http://www.w3.org/ns/locn#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://example.com/d/1> a dcat:Dataset ;
  dct:title "Air quality" ;
  dct:type <http://publications.europa.eu/resource/authority/dataset-type/GEOSPATIAL> ;
  dct:accrualPeriodicity <https://publications.europa.eu/resource/authority/frequency/DAILY> ;
  dct:language <http://publications.europa.eu/resource/authority/language/DEU> ;
  dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ECON> ;
  dct:spatial [ a dct:Location ; rdfs:label "Huế" ] , "Đầm Cầu Hai" , [ a dct:Location ;
    locn:geometry "{\\"type\\": \\"Point\\", \\"coordinates\\": [107.6, 16.4]}" ] ;
  dcat:distribution <https://example.com/d/1/csv> .
<https://example.com/d/1/csv> a dcat:Distribution ;
  dct:license <https://example.com/terms> ;
  dcat:accessURL <https://example.com/d/1.csv> .
"""


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
