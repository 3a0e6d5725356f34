"""A version's step changes shapes and loses nothing."""

from __future__ import annotations

import json

from ckanext.hue_opendata.schema.types import VERSION
from ckanext.hue_opendata.schema.upgrade import upgraded

OLD = {
    "creator": "Trung tâm Bảo tồn",
    "catalogue_decision": "12/QĐ-UBND",
    "conforms_to": "QCVN 102",
    "contact": '[{"name": "Phòng"}]',
    "legal_basis": "Nghị định 194/2025/NĐ-CP",
}


def test_texts_become_lists_and_the_rest_stays():
    made = upgraded(OLD)
    assert json.loads(made["creator"]) == [{"name": "Trung tâm Bảo tồn"}]
    assert json.loads(made["catalogue_decision"]) == [{"number": "12/QĐ-UBND"}]
    assert json.loads(made["conforms_to"]) == ["QCVN 102"]
    assert made["contact"] == OLD["contact"]
    assert made["legal_basis"] == OLD["legal_basis"]
    assert made["schema_version"] == VERSION


def test_again_changes_nothing_and_a_version_of_tomorrow_is_left_alone():
    made = upgraded(OLD)
    assert upgraded(made) == made
    assert upgraded({**OLD, "schema_version": "99"}) == {**OLD, "schema_version": "99"}
