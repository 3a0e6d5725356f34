"""The harvest's own addresses: a run's problems as a file for Excel, a first try."""

from __future__ import annotations

import csv
import io
from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint, Response

from ckanext.hue_opendata.harvest import upload
from ckanext.hue_opendata.harvest.connectors.settings_form import PREFIX
from ckanext.hue_opendata.harvest.http import masked
from ckanext.hue_opendata.harvest.stock import HarvestSource

blueprint = Blueprint("hue_harvest", __name__)
#: A cell that begins so is a formula for a spreadsheet (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def problems(job: str) -> Response:
    """Every problem of a run: UTF-8 with a byte order mark, so that Excel reads the letters."""
    try:
        report = tk.get_action("hue_harvest_report_show")({}, {"id": job})
    except tk.ObjectNotFound as error:
        tk.abort(404, str(error))
    except tk.NotAuthorized as error:
        tk.abort(403, str(error))
    stream = io.StringIO()
    sheet = csv.writer(stream)
    head = [tk._("Code"), tk._("Where"), tk._("What to mend"), tk._("Record"), tk._("Dataset")]
    sheet.writerow(head)
    for one in report["problems"]:
        row = (one["code"], one["where"], tk.h.hue_harvest_said(one), one["guid"], one["dataset"])
        sheet.writerow([_plain(value) for value in row])
    name = f"attachment; filename=hue-harvest-{report['job_id']}.csv"
    headers = {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": name}
    return Response("\ufeff" + stream.getvalue(), headers=headers)


def accept(job: str) -> Any:
    """A person says that a source has rightly shrunk; back to the source's page."""
    try:
        tk.get_action("hue_harvest_shrink_accept")({}, {"id": job})
        source = tk.get_action("harvest_job_show")({}, {"id": job})["source_id"]
    except tk.ObjectNotFound as error:
        tk.abort(404, str(error))
    except tk.NotAuthorized as error:
        tk.abort(403, str(error))
    except tk.ValidationError as error:
        tk.abort(409, " ".join(str(text) for text in error.error_summary.values()))
    tk.h.flash_success(tk._("Thank you. The source is read again, and what is gone is marked."))
    return tk.redirect_to("harvester.job_list", source=source)


def try_out() -> str:
    """The first records of a source as its form has it now, or of a stored source by its id."""
    form = tk.request.form
    given: dict[str, Any] = {name: form.get(name, "") for name in ("url", "source_type", "id")}
    given["owner_org"] = form.get("owner_org", "")
    given["config"] = {name: form[name] for name in form if name.startswith(PREFIX)}
    given["config"].pop(upload.REMOVE, None)
    seen, error = None, ""
    try:
        if given["id"] and not given["url"]:
            given.update(_stored(given["id"]))
        # An archive is no JSON, so it goes beside the data, as uploads do in CKAN's own actions.
        context: Any = {"archive": upload.sent()}
        seen = tk.get_action("hue_harvest_preview")(context, given)
    except tk.ObjectNotFound as missing:
        tk.abort(404, str(missing))
    except tk.NotAuthorized as refused:
        tk.abort(403, str(refused))
    except tk.Invalid as invalid:
        error = invalid.error
    except tk.ValidationError as invalid:
        error = " ".join(str(text) for text in invalid.error_summary.values())
    return tk.render("source/try.html", {"seen": seen, "error": error, "url": masked(given["url"])})


def _stored(identity: str) -> dict[str, Any]:
    """What a stored source has; its settings are for those who may change it."""
    tk.check_access("harvest_source_update", {"user": tk.current_user.name}, {"id": identity})
    source = HarvestSource.get(identity)
    if source is None:
        raise tk.ObjectNotFound(tk._("There is no such harvest source"))
    return {"url": source.url, "source_type": source.type, "config": source.config or "{}"}


def _plain(value: object) -> str:
    text = str(value or "")
    return f"'{text}" if text.startswith(FORMULA) else text


blueprint.add_url_rule("/harvest/try", view_func=try_out, methods=["POST"])
blueprint.add_url_rule("/harvest/report/<job>.csv", view_func=problems)
blueprint.add_url_rule("/harvest/report/<job>/accept", view_func=accept, methods=["POST"])


def get_blueprints() -> list[Blueprint]:
    """For the plugin."""
    return [blueprint]
