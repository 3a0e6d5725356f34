"""Every form opens, in both languages, and keeps what it does not show."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from ckan.tests import factories

SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"


def snippets():
    """Each snippet that a schema names, with its folder."""
    for file in sorted(SCHEMAS.glob("*.yaml")):
        text = yaml.safe_load(file.read_text(encoding="utf-8"))
        fields = [one["values"] for one in text.get("presets", [])]
        for name in ("fields", "dataset_fields", "resource_fields"):
            fields += text.get(name, [])
        for field in fields:
            for kind in ("form", "display"):
                if field.get(f"{kind}_snippet"):
                    yield f"scheming/{kind}_snippets/{field[f'{kind}_snippet']}"


def test_every_snippet_that_a_schema_names_is_there(app):
    with app.flask_app.test_request_context():
        environment = app.flask_app.jinja_env
        missing = {name for name in snippets() if not _has(environment, name)}
    assert missing == set()


def _has(environment, name):
    return name in environment.list_templates(filter_func=lambda one: one == name)


@pytest.mark.usefixtures("clean_db", "clean_index")
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_form_opens(app, language):
    admin = factories.SysadminWithToken()
    agency = factories.Organization()
    topic = factories.Group()
    usual = {"theme": ["du-lich"], "frequency": "hang-nam", "license_id": "vn-gov-open"}
    dataset = factories.Dataset(owner_org=agency["id"], personal_data="khong-co", **usual)
    headers = {"Authorization": admin["token"]}
    for path in (
        "/dataset/new",
        f"/dataset/edit/{dataset['name']}",
        f"/dataset/{dataset['name']}/resource/new",
        "/organization/new",
        f"/organization/edit/{agency['name']}",
        "/group/new",
        f"/group/edit/{topic['name']}",
        "/harvest/new",
    ):
        page = app.get(f"{language}{path}", headers=headers)
        assert page.status_code == 200, path
        assert "<form" in page.body, path
