"""The harvest's own addresses: a run's problems as a file for Excel."""

from __future__ import annotations

import csv
import io

import ckan.plugins.toolkit as tk
from flask import Blueprint, Response

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


def _plain(value: object) -> str:
    text = str(value or "")
    return f"'{text}" if text.startswith(FORMULA) else text


blueprint.add_url_rule("/harvest/report/<job>.csv", view_func=problems)


def get_blueprints() -> list[Blueprint]:
    """For the plugin."""
    return [blueprint]
