"""The mails that ckanext-harvest can send after a run, in the portal's language.

`ckan.harvest.status_mail.all` and `.errored` (off by default) switch them on. Their subjects are
English in ckanext-harvest's code and their texts in its templates; both are made in two functions
of its module of actions, which ours replace: the same text as in our own mail to the department.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ckan import model

from ckanext.hue_opendata.harvest.report.closing import compose
from ckanext.hue_opendata.harvest.report.collect import collect
from ckanext.hue_opendata.harvest.stock import HarvestJob, HarvestSource

MAKERS = ("prepare_summary_mail", "prepare_error_mail")


def install() -> None:
    """Put ours in the place of ckanext-harvest's; raises AttributeError when these are gone."""
    actions: Any = import_module("ckanext.harvest.logic.action.update")
    for name in MAKERS:
        getattr(actions, name)
        setattr(actions, name, of_run)


def of_run(context: Any, source_id: str, status: dict[str, Any]) -> tuple[str, str]:
    """Subject and text about a source's last run."""
    source = HarvestSource.get(source_id)
    job = HarvestJob.get(status["last_job"]["id"])
    # ckanext-harvest has just put a text where the time of its end belongs.
    model.Session.refresh(job)
    return compose(source.title or source.id, source.id, collect(job))
