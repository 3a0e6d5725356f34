"""`ckan hue schema upgrade` on a stored dataset of version 1."""

from __future__ import annotations

import pytest
from ckan import model
from ckan.tests import factories, helpers

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.cli import hue
from ckanext.hue_opendata.schema import doctor

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")


def test_a_dry_run_changes_nothing_and_the_run_brings_it_up(cli):
    agency = factories.Organization()
    made = helpers.call_action(
        "package_create",
        context=as_site_user(),
        title="Bộ cũ",
        owner_org=agency["id"],
        state="draft",
    )
    stored = model.Package.get(made["id"])
    stored.extras = {"creator": "Trung tâm Bảo tồn", "schema_version": "1"}
    model.repo.commit()
    assert [one.code for one in doctor.version()] == ["schema.older"]
    said = cli.invoke(hue, ["schema", "upgrade", "--dry-run"])
    assert f"{made['name']}: creator, schema_version" in said.output
    model.Session.expire_all()
    assert model.Package.get(made["id"]).extras["schema_version"] == "1"
    said = cli.invoke(hue, ["schema", "upgrade"])
    assert not said.exception
    shown = helpers.call_action("package_show", context=as_site_user(), id=made["id"])
    assert shown["creator"] == [{"name": "Trung tâm Bảo tồn"}]
    assert "0" in cli.invoke(hue, ["schema", "upgrade"]).output.splitlines()[-1]
    assert list(doctor.version()) == []
    stored = model.Package.get(made["id"])
    stored.extras = {**stored.extras, "schema_version": "99"}
    model.repo.commit()
    assert [one.code for one in doctor.version()] == ["schema.unknown_version"]
    assert "0" in cli.invoke(hue, ["schema", "upgrade"]).output.splitlines()[-1]
    model.Session.expire_all()
    assert model.Package.get(made["id"]).extras["schema_version"] == "99"
