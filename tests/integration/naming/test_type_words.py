"""CKAN's own sentences name a type of dataset in the reader's language."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
import pytest

from ckanext.hue_opendata.naming import type_words

PURPOSES = ("add link", "breadcrumb", "create label", "my label", "search placeholder")


@pytest.mark.usefixtures("with_request_context")
def test_an_activity_names_the_type_inside_its_sentence():
    assert tk.h.humanize_entity_type("package", "harvest", "activity_record") == "nguồn thu thập"
    assert tk.h.humanize_entity_type("package", "indicator", "create label") == "Tạo chỉ tiêu"
    assert tk.h.humanize_entity_type("package", "geo", "breadcrumb") == "Lớp bản đồ"


@pytest.mark.usefixtures("with_request_context")
@pytest.mark.parametrize("kind", type_words.words())
@pytest.mark.parametrize("purpose", PURPOSES)
def test_no_sentence_shows_the_stored_code(kind, purpose):
    said = tk.h.humanize_entity_type("package", kind, purpose)
    assert type_words.words()[kind] in said.lower()
    assert kind not in said.lower()


@pytest.mark.usefixtures("with_request_context")
def test_a_plain_dataset_and_foreign_types_keep_ckans_sentence():
    assert tk.h.humanize_entity_type("package", "dataset", "create label") is None
    assert tk.h.humanize_entity_type("package", "foreign_type", "add link") == "Thêm Foreign type"
