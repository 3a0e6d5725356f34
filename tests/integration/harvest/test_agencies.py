"""Whose a record is: its agency by code, by name, by its title, else the source's own."""

from __future__ import annotations

import pytest
from ckan.tests import factories

from ckanext.hue_opendata.harvest import agencies
from ckanext.hue_opendata.harvest.connectors.contract import Mapped
from tests.integration.harvest.support import act

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")
OWN = "co-quan-cua-nguon"


@pytest.fixture
def offices():
    """Two departments and two that bear the same short name."""
    kept = {
        "du-lich": {"title": "Sở Du lịch", "agency_code": "000.00.08.H57", "short_name": "SDL"},
        "di-tich": {"title": "Trung tâm Bảo tồn Di tích Cố đô Huế", "agency_code": "H57.21"},
        "ditich": {"title": "Bảo tồn Di tích", "short_name": "TTX"},
        "thu-y": {"title": "Trung tâm Thú y", "short_name": "TTX"},
    }
    return {
        factories.Organization(name=name, **fields)["id"]: name for name, fields in kept.items()
    }


@pytest.mark.parametrize(
    ("agency", "hint", "owner", "code"),
    [
        ("000.00.08.H57", "", "du-lich", None),
        ("000-00-08-h57", "", "du-lich", None),
        ("H57.21", "", "di-tich", None),
        ("sở du lịch", "", "du-lich", None),
        ("SO DU LICH", "", "du-lich", None),
        ("sdl", "", "du-lich", None),
        ("000.99.99.H57", "", OWN, "unknown_agency"),
        ("TTX", "", OWN, "ambiguous_agency"),
        ("", "Gia ve cua Trung tam Bao ton di tich Co do Hue", "di-tich", None),
        ("", "Lễ hội ở Huế", OWN, None),
        ("", "Danh sach co so du lich", OWN, None),
        ("", "Sở Du lịch", "du-lich", None),
        ("000.99.99.H57", "Sở Du lịch", OWN, "unknown_agency"),
        ("", "", OWN, None),
    ],
)
def test_the_agency_of_a_record(offices, agency, hint, owner, code):
    found, problem = agencies.owner(Mapped({"title": "x"}, agency=agency, hint=hint), OWN)
    assert offices.get(found, found) == owner
    assert (problem.code if problem else None) == code
    if problem:
        assert agency in problem.text["vi"]


def test_an_agency_that_is_closed_owns_nothing_new(offices):
    act("organization_delete", id="du-lich")
    found, problem = agencies.owner(Mapped({"title": "x"}, agency="000.00.08.H57"), OWN)
    assert (found, problem.code) == (OWN, "unknown_agency")


def test_a_record_that_changes_its_agency_is_said_and_not_moved(offices):
    old, new = (Mapped({"title": "x"}, agency=one) for one in ("000.00.08.H57", "H57.21"))
    here = next(identity for identity, name in offices.items() if name == "du-lich")
    said = agencies.moved(new, old, here)
    assert said.code == "other_agency"
    assert "Trung tâm Bảo tồn Di tích Cố đô Huế" in said.text["vi"]
    assert agencies.moved(old, old, here) is None
    assert agencies.moved(old, None, here) is None
