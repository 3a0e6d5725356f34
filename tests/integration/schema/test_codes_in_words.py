"""No page shows a stored code where it has a name, in either language, on any type of dataset."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
import pytest
from ckan.tests import factories

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.schema.helpers import hue_json_list
from ckanext.hue_opendata.schema.types import TYPES, fields_of, resource_fields_of
from tests.integration.schema.support import act
from tests.integration.schema.test_round_trip import whole

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index")


def codes(fields: list[dict[str, Any]], record: dict[str, Any]) -> list[tuple[str, str]]:
    """(vocabulary, code) of everything coded in a record, parts of rows too."""
    found = []
    for field in fields:
        value = record.get(field["field_name"])
        if "repeating_subfields" in field:
            for row in hue_json_list(value):
                found += codes(field["repeating_subfields"], row)
        elif field.get("vocabulary") and value:
            several = hue_json_list(value) or [value]
            found += [(field["vocabulary"], str(code)) for code in several]
    return found


def shown(page: str) -> str:
    """What is read on a page: without addresses, scripts and samples for programmers."""
    tree = lxml.html.fromstring(page)
    for element in tree.xpath("//script | //style | //pre | //option | //form"):
        element.drop_tree()
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize("kind", TYPES)
def test_every_code_is_read_as_its_name(app, kind):
    agency = factories.Organization(name="so-du-lich", title="Sở Du lịch")
    made = act("package_create", **whole(kind, agency))
    file = made["resources"][0]
    places = [
        (f"/{kind}/{made['name']}", codes(fields_of(kind), made)),
        (f"/{kind}/{made['name']}/resource/{file['id']}", codes(resource_fields_of(kind), file)),
    ]
    assert len(places[0][1]) > 5
    wrong = []
    for prefix, language in (("", "vi"), ("/en", "en")):
        for address, coded in places:
            text = shown(app.get(prefix + address).body)
            for name, code in coded:
                label = vocabularies.load(name).label(code, language)
                raw = rf"(?<![\w./-]){re.escape(code)}(?![\w/-])"
                # “vi” is a Vietnamese word, too.
                if label != code and code != "vi" and re.search(raw, text):
                    wrong.append(f"{language} {address}: {name} {code}, not {label}")
                if label not in text and name != "code_scheme":
                    wrong.append(f"{language} {address}: {label} is not there")
    assert wrong == []
