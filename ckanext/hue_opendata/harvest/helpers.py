"""What the report's pages ask for."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.formats.helpers import hue_datetime, hue_number
from ckanext.hue_opendata.harvest import schedule
from ckanext.hue_opendata.harvest import settings as shapes
from ckanext.hue_opendata.harvest.connectors.settings import Settings
from ckanext.hue_opendata.harvest.preview import harvesters
from ckanext.hue_opendata.reader import language, spoken

#: With those of other rooms that these pages ask for, on a site that has this plugin alone.
__all__ = [
    "hue_datetime",
    "hue_harvest_count",
    "hue_harvest_field",
    "hue_harvest_kinds",
    "hue_harvest_next_run",
    "hue_harvest_report",
    "hue_harvest_said",
    "hue_harvest_shared_fields",
    "hue_harvest_state",
    "hue_harvest_value",
    "hue_number",
]


def hue_harvest_report(job_id: str) -> dict[str, Any] | None:
    """A run's report for the page's reader; None when there is none or it is not for him."""
    try:
        return tk.get_action("hue_harvest_report_show")({}, {"id": job_id})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return None


def hue_harvest_state(state: str) -> str:
    """The name of a run's state."""
    names = {
        "running": tk._("Running"),
        "ok": tk._("All is well"),
        "problems": tk._("Some records need mending"),
        "failed": tk._("The source could not be read"),
    }
    return names[state]


def hue_harvest_count(name: str) -> str:
    """The name of one of a run's counts."""
    names = {
        "new": tk._("new"),
        "changed": tk._("changed"),
        "unchanged": tk._("unchanged"),
        "refused": tk._("refused"),
        "incomplete": tk._("waiting for completion"),
        "vanished": tk._("no longer at the source"),
    }
    return names[name]


def hue_harvest_said(problem: dict[str, Any]) -> str:
    """A problem's sentence in the reader's language."""
    return problem[language()]


def hue_harvest_field(name: str) -> str:
    """The label of a dataset's field."""
    schema = tk.h.scheming_get_dataset_schema("dataset") or {"dataset_fields": []}
    labels = {field["field_name"]: field.get("label") for field in schema["dataset_fields"]}
    return tk.h.scheming_language_text(labels.get(name) or name)


def hue_harvest_kinds() -> list[dict[str, Any]]:
    """Our kinds of sources with their own settings as a form's fields."""
    return [
        {
            "kind": one.kind,
            "title": spoken(one.title),
            "archive": one.takes_archive,
            "fields": shapes.form_fields(one.settings, shared=False),
        }
        for one in harvesters()
    ]


def hue_harvest_shared_fields(group: str) -> list[dict[str, Any]]:
    """The settings that all our kinds have, of one group: `defaults` or `reach`."""
    return [one for one in shapes.form_fields(Settings) if one["group"] == group]


def hue_harvest_next_run(source: dict[str, Any]) -> str | None:
    """When a source with a schedule of its own runs next (UTC, ISO)."""
    cron = source.get("hue_schedule")
    return schedule.following(cron).isoformat() + "Z" if cron else None


def hue_harvest_value(name: str, value: Any) -> str:
    """A dataset's value as a person reads it: the labels of codes."""
    names = {"license_id": "licence"}
    found = value if isinstance(value, list) else [value]
    try:
        terms = vocabularies.load(names.get(name, name))
    except KeyError:
        return ", ".join(map(str, found))
    return ", ".join(terms.label(str(code), language()) for code in found)
