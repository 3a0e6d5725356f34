"""The three ways in which a record comes: the API, the form, a harvest; what each says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import lxml.html
from ckan import model
from ckanext.harvest.model import HarvestObject, HarvestSource

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.forms import layout
from ckanext.hue_opendata.harvest.adapter import HueHarvester
from ckanext.hue_opendata.harvest.connectors.contract import Mapped, Record
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.harvest.writing import package_id
from ckanext.hue_opendata.schema.types import fields_of, resource_fields_of
from tests.integration.harvest.support import run_once
from tests.integration.schema.support import act

#: Names of harvested test records; the form and the API take what comes from the title.
GUID = "ban-ghi"


@dataclass
class Outcome:
    """What came of a record: as it is stored, or what was said, `<field>` → text."""

    stored: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


def sentences(found: Any) -> Iterator[str]:
    """Every sentence of an error of CKAN's."""
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from sentences(one)
    elif found:
        yield str(found)


def by_api(app: Any, headers: dict[str, str], record: dict[str, Any]) -> Outcome:
    """`package_create`; the sentences of each field, of files under `resources.<field>`."""
    answer = app.post(
        "/api/3/action/package_create", json=record, headers=headers, expect_errors=True
    )
    assert answer.status_code in (200, 409), answer.body[:500]
    found = json.loads(answer.body)
    if found["success"]:
        return Outcome(stored=found["result"])
    errors = {name: one for name, one in found["error"].items() if name != "__type"}
    for row in errors.pop("resources", []):
        errors |= {f"resources.{name}": said for name, said in row.items()}
    return Outcome(said={name: "\n".join(sentences(one)) for name, one in errors.items()})


def is_asked(one: dict[str, Any]) -> bool:
    """Whether the form asks for a field; what it does not ask for, it keeps."""
    return one.get("form_snippet", "") not in (None, layout.HIDDEN)


def typed(one: dict[str, Any], value: Any) -> list[tuple[str, str]] | None:
    """A value as the form's inputs send it; None when no input can say it."""
    name, validators = one["field_name"], str(one.get("validators")).split()
    if not is_asked(one):
        return None
    if "repeating_subfields" in one:
        if not isinstance(value, list):
            return None
        rows = [
            (f"{name}-{number}-{part}", str(said))
            for number, row in enumerate(value)
            for part, said in row.items()
        ]
        return [*rows, ("hue_shown", name)]
    if "hue_codes" in validators and isinstance(value, list):
        return [*((name, code) for code in value), ("hue_shown", name)]
    if "hue_text_list" in validators or "hue_link_list" in validators:
        return [(name, "\r\n".join(value))] if isinstance(value, list) else None
    if "hue_table_overrides" in validators:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        return [(name, text)]
    return [(name, value.replace("\n", "\r\n"))] if isinstance(value, str) else None


def _sent(fields: list[dict[str, Any]], record: dict[str, Any]) -> dict[str, list[str]] | None:
    made: dict[str, list[str]] = {}
    for one in fields:
        name = one["field_name"]
        if name not in record or not is_asked(one):
            continue
        pairs = typed(one, record[name])
        if pairs is None:
            return None
        for key, value in pairs:
            made.setdefault(key, []).append(value)
    return made


def by_form(app: Any, headers: dict[str, str], record: dict[str, Any]) -> Outcome | None:
    """The form of a new dataset, “Next: files”; None when the form cannot say the record."""
    kind = record["type"]
    values = _sent(fields_of(kind), record)
    if values is None:
        return None
    values |= {"owner_org": [record["owner_org"]], "save": ["files"], "private": ["False"]}
    answer = app.post(f"/{kind}/new", data=values, headers=headers, follow_redirects=False)
    if answer.status_code == 302:
        name = answer.headers["Location"].rpartition("/")[2]
        return Outcome(stored=act("package_show", id=name))
    assert answer.status_code == 200, answer.status_code
    return Outcome(said=_summary(answer.body))


def by_file_form(
    app: Any, headers: dict[str, str], dataset: dict[str, Any], resource: dict[str, Any]
) -> Outcome | None:
    """The form of a stored file."""
    kind, stored = dataset["type"], dataset["resources"][0]
    values = _sent(resource_fields_of(kind), resource)
    if values is None:
        return None
    address = f"/{kind}/{dataset['name']}/resource/{stored['id']}/edit"
    values["save"] = ["go-metadata"]
    answer = app.post(address, data=values, headers=headers, follow_redirects=False)
    if answer.status_code == 302:
        return Outcome(stored=act("resource_show", id=stored["id"]))
    assert answer.status_code == 200, answer.status_code
    said = _summary(answer.body)
    return Outcome(said={f"resources.{name}": text for name, text in said.items()})


def _summary(page: str) -> dict[str, str]:
    """What the summary says, by the field that each line leads to."""
    said: dict[str, str] = {}
    for line in lxml.html.fromstring(page).xpath("//*[@data-hue-summary]//li"):
        leads = line.xpath(".//a/@href")
        name = leads[0].removeprefix("#field-").split("-")[0] if leads else line.text_content()
        said[name] = f"{said.get(name, '')}\n{line.text_content()}"
    return said


class MatrixConnector:
    """Records that are datasets already: what is tried is all that comes after a connector."""

    records: tuple[dict[str, Any], ...] = ()

    def __init__(self, url: str, config: Settings) -> None:
        self.url, self.config = url, config

    def discover(self, client: Any, state: Any, found: Any) -> Iterator[Record]:
        """Every record under its number."""
        for number, one in enumerate(self.records):
            yield Record(f"{GUID}-{number}", one, where=f"{GUID} {number}")
        found.complete = True

    def map(self, record: Record) -> Mapped:
        """As it is."""
        return Mapped(json.loads(json.dumps(record.raw)))


class MatrixHarvester(HueHarvester):
    """Not registered as a plugin: its stages are called as the consumers would."""

    kind, title, description, settings = "hue_json", "Matrix", "Matrix", Settings

    def connector(self, url: str, settings: Any) -> Any:
        return MatrixConnector(url, settings)


def by_harvest(source: dict[str, Any], records: list[dict[str, Any]]) -> list[Outcome]:
    """One run over the records; what was said of one is under the empty name."""
    MatrixConnector.records = tuple(
        {name: value for name, value in one.items() if name != "owner_org"} for one in records
    )
    run_once(source, MatrixHarvester())
    row = model.Session.get(HarvestSource, source["id"])
    objects = model.Session.query(HarvestObject).filter_by(harvest_source_id=row.id)
    said = {one.guid: "\n".join(e.message or "" for e in one.errors) for one in objects}
    outcomes = []
    for number in range(len(records)):
        guid = f"{GUID}-{number}"
        stored = model.Package.get(package_id(source["id"], guid))
        shown = act("package_show", id=stored.id) if stored else {}
        outcomes.append(Outcome(shown, {"": said.get(guid, "")}))
    return outcomes


def source_of(agency: dict[str, Any]) -> dict[str, Any]:
    """A source whose records come from `MatrixConnector`."""
    import ckan.plugins.toolkit as tk

    return tk.get_action("harvest_source_create")(
        as_site_user(),
        {
            "name": "nguon-ma-tran",
            "title": "Ma trận",
            "url": "http://ma-tran.example/",
            "source_type": "hue_json",
            "owner_org": agency["id"],
            "config": "{}",
        },
    )
