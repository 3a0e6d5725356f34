"""docs/schema.md is what the schema files say."""

from __future__ import annotations

from pathlib import Path

from ckanext.hue_opendata.schema import reference

DOCS = Path(__file__).resolve().parents[3] / "docs" / "schema.md"


def test_the_page_is_current():
    assert DOCS.read_text(encoding="utf-8") == reference.page(), "run: ckan hue schema docs"


def test_every_field_and_code_stands_in_it():
    page = reference.page()
    for text in ("`camera_statement`", "● measured_property: camera", "`contact[].email`", "`mo`"):
        assert text in page
