"""The pages of a resource's table: the report, a person's choices, a download for Excel."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint, Response, request
from flask.views import MethodView

from ckanext.hue_opendata.tables.loading import download, job
from ckanext.hue_opendata.tables.loading.form import choices_of
from ckanext.hue_opendata.text import slug

blueprint = Blueprint("hue_tables", __name__)


def _resource(package: str, resource_id: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The dataset and its resource, or the right error page."""
    try:
        pkg = tk.get_action("package_show")({}, {"id": package})
        resource = tk.get_action("resource_show")({}, {"id": resource_id})
    except (tk.ObjectNotFound, tk.NotAuthorized):
        tk.abort(404, tk._("Resource not found"))
    if resource["package_id"] != pkg["id"]:
        tk.abort(404, tk._("Resource not found"))
    return pkg, resource


class ReportView(MethodView):
    """The load report, and for those who edit the resource the form of choices."""

    def get(
        self,
        id: str,
        resource_id: str,
        given: dict[str, Any] | None = None,
        errors: dict[str, Any] | None = None,
    ) -> str:
        pkg, resource = _resource(id, resource_id)
        report = tk.get_action("hue_table_report_show")({}, {"id": resource_id})
        return tk.render(
            "hue_tables/report.html",
            {
                "pkg": pkg,
                "pkg_dict": pkg,
                "resource": resource,
                "res": resource,
                "report": report,
                "chosen": given if given is not None else job.overrides(resource),
                "errors": errors or {},
            },
        )

    def post(self, id: str, resource_id: str) -> Any:
        _resource(id, resource_id)
        try:
            if request.form.get("do") == "load":
                tk.get_action("hue_table_load")({}, {"id": resource_id, "force": True})
                tk.h.flash_success(tk._("The file was sent to be loaded again."))
            else:
                return self._choose(id, resource_id)
        except tk.NotAuthorized:
            tk.abort(403, tk._("You may not see or change this table"))
        except tk.ValidationError as error:
            tk.h.flash_error("; ".join(str(one) for one in error.error_summary.values()))
        return tk.redirect_to("hue_tables.report", id=id, resource_id=resource_id)

    def _choose(self, id: str, resource_id: str) -> Any:
        given: dict[str, Any] = {}
        try:
            if request.form.get("do") != "clear":
                given = choices_of(request.form)
            tk.get_action("hue_table_overrides_update")({}, {"id": resource_id, "overrides": given})
        except tk.ValidationError as error:
            return self.get(id, resource_id, given, error.error_summary)
        tk.h.flash_success(
            tk._("Your choices are kept, for the next versions of the file too. It is read again.")
        )
        return tk.redirect_to("hue_tables.report", id=id, resource_id=resource_id)


def xlsx(id: str, resource_id: str) -> Response:
    """The rows as a workbook: numbers are numbers and dates are dates."""
    _, resource = _resource(id, resource_id)
    try:
        path = download.workbook(resource)
    except (tk.ObjectNotFound, tk.NotAuthorized):
        tk.abort(404, tk._("This resource has no table"))
    except download.TooLong as error:
        tk.abort(
            400,
            tk._("A sheet holds {most} rows and this table has more: take the CSV").format(
                most=error.most
            ),
        )
    title = slug(tk.h.resource_display_name(resource)) or "bang"
    return download.sent(path, f"{title}.xlsx")


blueprint.add_url_rule("/dataset/<id>/table/<resource_id>", view_func=ReportView.as_view("report"))
blueprint.add_url_rule("/dataset/<id>/table/<resource_id>.xlsx", view_func=xlsx)


def get_blueprints() -> list[Blueprint]:
    """For the plugin."""
    return [blueprint]
