"""Tells the department when a run's state is another than the last one's."""

from __future__ import annotations

import logging
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib import mailer

from ckanext.hue_opendata.harvest.report.collect import collect
from ckanext.hue_opendata.harvest.report.model import close, last_state, open_runs
from ckanext.hue_opendata.harvest.stock import HarvestJob

log = logging.getLogger(__name__)
#: A mail names the first problems; the page and the file have all.
SHOWN = 20


def close_finished() -> list[str]:
    """Close the runs that have ended; the ids of those whose change of state was told."""
    told = []
    for job_id in open_runs():
        job = HarvestJob.get(job_id)
        if job is None:
            close(job_id, "gone")
        elif job.status == "Finished":
            report = collect(job)
            before = last_state(job.source_id) or "ok"
            if close(job_id, report["state"]) and report["state"] != before:
                tell(job.source_id, report)
                told.append(job_id)
    return told


def tell(source_id: str, report: dict[str, Any]) -> None:
    """Send the report to the department's address, else to the agency's administrators."""
    source = model.Package.get(source_id)
    if source is None or not source.owner_org:
        return
    subject, body = compose(source.title or source.name, source.name, report)
    for name, address in recipients(source.owner_org):
        try:
            mailer.mail_recipient(name, address, subject, body)
        except mailer.MailerException:
            # A mail that cannot go out must not keep other sources from being closed.
            log.exception("no mail about harvest run %s", report["job_id"])


def recipients(agency_id: str) -> list[tuple[str, str]]:
    """The names and addresses that hear of an agency's harvests."""
    agency = model.Group.get(agency_id)
    if agency is None:
        return []
    # CKAN maps `extras` when it starts; the type checker sees the class without it.
    address = agency.extras.get("contact_email")  # pyright: ignore[reportAttributeAccessIssue]
    if address:
        return [(agency.title or agency.name, address)]
    members = (
        model.Session.query(model.User)
        .join(model.Member, model.Member.table_id == model.User.id)
        .filter(
            model.Member.group_id == agency_id,
            model.Member.table_name == "user",
            model.Member.capacity == "admin",
            model.Member.state == "active",
            model.User.state == "active",
            model.User.email.isnot(None),
        )
    )
    return [(member.display_name, str(member.email)) for member in members]


def compose(title: str, name: str, report: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of the mail, in the portal's language."""
    states = {
        "ok": tk._("Harvest of “{title}”: everything is well"),
        "problems": tk._("Harvest of “{title}”: some records need mending"),
        "failed": tk._("Harvest of “{title}”: the source could not be read"),
    }
    counts = report["counts"]
    lines = [
        tk._(
            "New: {new}, changed: {changed}, unchanged: {unchanged}, refused: {refused}, "
            "waiting for completion: {incomplete}, no longer at the source: {vanished}."
        ).format(**counts)
    ]
    language = "en" if str(tk.config.get("ckan.locale_default")).startswith("en") else "vi"
    for problem in report["problems"][:SHOWN]:
        where = f"{problem['where']}: " if problem["where"] else ""
        lines.append(f"- {where}{problem[language]}")
    more = len(report["problems"]) - SHOWN
    if more > 0:
        lines.append(tk._("… and {number} more problems.").format(number=more))
    address = tk.url_for("harvester.job_show", source=name, id=report["job_id"], _external=True)
    lines += ["", tk._("The whole report:"), address]
    return states[report["state"]].format(title=title), "\n".join(lines)
