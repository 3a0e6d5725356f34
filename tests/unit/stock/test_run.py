"""The comparison of CKAN's own tests: names, inis and what counts as a fault."""

from __future__ import annotations

import pytest

from services.portal import ADDRESSES
from tests.stock import run

HOME = "ckan.tests.controllers.test_home"


@pytest.fixture(autouse=True)
def _slot(monkeypatch):
    for number, name in enumerate(ADDRESSES.values()):
        monkeypatch.setenv(name, f"address://{number}")


@pytest.mark.parametrize(
    ("test", "node"),
    [
        (f"{HOME}.TestHome::test_a", f"{HOME}::TestHome::test_a"),
        (f"{HOME}::test_b[x-1]", f"{HOME}::test_b[x-1]"),
    ],
)
def test_a_test_of_the_report_can_be_run_again(test, node):
    assert run.node(test) == node


def test_the_inis_speak_english_and_name_the_slots_own_services():
    plain = run.changed_ini(run.PLAIN).read_text(encoding="utf-8")
    family = run.changed_ini(run.VARIANTS[-1]).read_text(encoding="utf-8")
    assert "ckan.plugins" not in plain
    assert "scheming." not in plain
    assert "hue_harvest" in family
    assert "scheming.dataset_schemas" in family
    for text in (plain, family):
        assert "ckan.locale_default = en" in text
        assert "ckan.locale_default = vi" not in text
        assert text.count("solr_url =") == 1
        assert f"solr_url = {_address('solr_url')}" in text


def _address(option):
    return f"address://{list(ADDRESSES).index(option)}"


def test_another_list_of_plugins_can_be_asked_for():
    asked = run._asked(["--plugins", "hue_search", "--set", "ckanext.x=1", HOME])
    (variant,) = run._variants(asked)
    text = run.changed_ini(variant).read_text(encoding="utf-8")
    assert "ckan.plugins = hue_search" in text
    assert "ckanext.x = 1" in text
    assert asked.modules == [HOME]


@pytest.mark.parametrize(
    ("passing", "alone", "known", "fault"),
    [
        (["a", "b"], [], {}, False),
        (["a"], [], {}, True),
        (["a"], ["b"], {}, False),
        (["a"], [], {"*::b": "meant"}, False),
        (["a", "b"], [], {"*::b": "meant"}, True),
        (["a", "b"], [], {"*::never_run": "meant"}, False),
    ],
    ids=["same", "broken", "unsteady", "explained", "explained no more", "not run this time"],
)
def test_what_is_a_fault(monkeypatch, passing, alone, known, fault):
    def results(variant, tests, *, anew=False):
        return {f"{HOME}::{name}": True for name in (alone if anew else passing)}

    monkeypatch.setattr(run, "results", results)
    monkeypatch.setattr(run, "reasons", lambda variant: known)
    good = {f"{HOME}::a", f"{HOME}::b"}
    assert run._compare(run.VARIANTS[0], [HOME], good) is fault


def test_every_listed_difference_has_a_reason_and_a_variant():
    names = {variant.name for variant in run.VARIANTS}
    for name in names:
        assert all(why.strip() for why in run.reasons(name).values())
    assert not run.reasons("no such variant")
