"""The schema files: every field is complete, in both languages, and says when it is needed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ckanext.hue_opendata import vocabularies

SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"
TYPES = ("dataset", "indicator", "geo", "observation")
SECTIONS = ("what", "open", "where", "who", "system")


def read(name):
    return yaml.safe_load((SCHEMAS / f"{name}.yaml").read_text(encoding="utf-8"))


PRESETS = {one["preset_name"]: one["values"] for one in read("presets")["presets"]}


def fields(name, kind="dataset_fields"):
    return [{**PRESETS.get(one.get("preset"), {}), **one} for one in read(name)[kind]]


@pytest.mark.parametrize("name", TYPES)
def test_every_field_has_both_languages_a_section_and_a_publishing_rule(name):
    for field in fields(name, "resource_fields"):
        assert set(field["label"]) == {"vi", "en"}, field
    for field in fields(name):
        for part in [field, *field.get("repeating_subfields", [])]:
            assert set(part["label"]) == {"vi", "en"}, part
        assert field["section"] in SECTIONS, field
        for text in ("help_text", "form_placeholder"):
            if isinstance(field.get(text), dict):
                assert set(field[text]) == {"vi", "en"}, field
        ruled = "hue_required_to_publish" in field.get("validators", "").split()
        assert ruled == bool(field.get("publish")), field


@pytest.mark.parametrize("name", TYPES)
def test_every_vocabulary_that_a_field_names_can_be_read(name):
    for field in fields(name) + fields(name, "resource_fields"):
        coded = {"hue_code", "hue_codes"} & set(field.get("validators", "").split())
        assert bool(coded) == ("vocabulary" in field), field
        if coded:
            assert vocabularies.load(field["vocabulary"]).current()


def test_the_types_share_their_fields():
    shared = [{one["field_name"] for one in read(name)["dataset_fields"]} for name in TYPES]
    own = {name: mine - shared[0] for name, mine in zip(TYPES, shared, strict=True)}
    assert all(shared[0] <= mine for mine in shared)
    assert set.union(*own.values()) == {
        *("indicator_code", "indicator_system", "unit", "dimensions", "methodology"),
        *("base_period", "periodicity", "release_calendar", "vintage_policy"),
        *("geometry_type", "crs", "scale", "source_survey"),
        *("measured_property", "stations", "sampling_period", "latency", "retention"),
        "camera_statement",
    }


@pytest.mark.parametrize("name", vocabularies.names())
def test_every_term_is_whole(name):
    vocabulary = vocabularies.load(name)
    assert vocabulary.source
    assert set(vocabulary.title) == {"vi", "en"}
    for term in vocabulary.terms.values():
        assert all(term.labels.values()), term
        assert not term.replaced_by or term.replaced_by in vocabulary.terms, term
