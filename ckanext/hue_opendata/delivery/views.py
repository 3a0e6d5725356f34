"""Hooks around every request: an unchanged page is answered unmade; headers at the end."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.common import current_user, session
from ckan.lib.search import SearchError, SolrConnectionError
from flask import Blueprint, Response, request

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.delivery import built, index_away, mending, packing, policy, version

#: Answers whose content is the catalogue's alone; a page with rows of the DataStore is not here.
WHOLE = {
    ("home", "index"),
    ("home", "about"),
    ("dataset", "search"),
    ("dataset", "read"),
    ("organization", "index"),
    ("organization", "read"),
    ("organization", "about"),
    ("group", "index"),
    ("group", "read"),
    ("group", "about"),
    ("hue_theme", "page"),
    ("hue_search", "suggest"),
    *(("feeds", kind) for kind in ("general", "custom", "tag", "group", "organization")),
}
READING = ("GET", "HEAD")
UNAVAILABLE = 503


def get_blueprints() -> list[Blueprint]:
    """One blueprint without pages: it only hangs the hooks into the application."""
    blueprint = Blueprint("hue_delivery", __name__)
    blueprint.before_app_request(refuse_nul)
    blueprint.before_app_request(unchanged)
    for error in (SolrConnectionError, SearchError):
        blueprint.app_errorhandler(error)(index_away.page)
    blueprint.record_once(_install)
    return [blueprint]


def _install(state: Any) -> None:
    """Ours is the first `after_request` of the list, which Flask calls last: after CKAN's own."""
    state.app.after_request_funcs.setdefault(None, []).insert(0, headers)
    state.app.jinja_env.add_extension(mending.Mending)


def refuse_nul() -> None:
    """Refuse an address with a NUL: no text has one, no table of PostgreSQL takes it (stock: 500),
    and a page that gives it back is no HTML."""
    if "\0" in request.path or b"%00" in request.query_string:
        tk.abort(400, tk._("The address has a character that no text has. Please type it anew."))


def unchanged() -> Response | None:
    """Give the page its ETag from the data's version, and 304 when the visitor has that already.

    Tracking posts to an address that is no page: stock makes a page of error for each view, and
    counts it afterwards all the same. An empty answer does, and is counted too.
    """
    if request.path == "/_tracking" and request.method == "POST":
        return Response(status=204)
    etag = _etag()
    request.environ["hue.etag"] = etag
    if etag and etag.removeprefix("W/") in str(request.headers.get("If-None-Match", "")):
        return Response(status=304)
    return None


def _etag() -> str | None:
    plain = request.method in READING and not _known_visitor() and not session
    if not plain or not tk.config.get("ckan.cache_enabled"):
        return None
    if not _whole():
        return None
    data = version.data_version()
    if data is None:
        return None
    day = formats.short_date(datetime.now(formats.ZONE))
    htmx = request.headers.get("HX-Request", "")
    return policy.validator(data, day, htmx, request.environ["CKAN_LANG"], request.full_path)


def _whole() -> bool:
    return tuple(str(request.endpoint or "").rsplit(".", 1)) in WHOLE


def _known_visitor() -> bool:
    header = str(tk.config.get("apitoken_header_name") or "Authorization")
    return bool(current_user.is_authenticated or header in request.headers)


def headers(response: Response) -> Response:
    """The policy of security and of caching, on every answer."""
    built.trust(tk.g)
    for name, value in policy.ALWAYS.items():
        response.headers.setdefault(name, value)
    if response.status_code == UNAVAILABLE:
        response.headers.setdefault("Retry-After", str(index_away.RETRY_AFTER))
    endpoint = str(request.endpoint or "")
    if endpoint.endswith("_resource.download") or request.path.startswith("/uploads/"):
        response.headers["Content-Security-Policy"] = policy.UPLOADED
    elif response.mimetype == "text/html" or response.status_code == 304:
        response.headers["Content-Security-Policy"] = policy.security(
            embeddable=endpoint.endswith("_resource.view") and not _known_visitor()
        )
    if endpoint in ("webassets.index", "static"):
        return _static(response, forever=endpoint != "static")
    _cache(response)
    return response


def _static(response: Response, forever: bool) -> Response:
    """A file of ours or CKAN's: packed, and kept for ever when its name holds its version."""
    if response.status_code >= 400:
        return response
    versioned = forever or packing.VERSIONED.search(request.path) or "v" in request.args
    response.headers["Cache-Control"] = policy.FOREVER if versioned else policy.A_DAY
    storage = str(tk.config.get("ckan.storage_path") or "")
    return packing.pack(response, request, Path(storage) / "packed") if storage else response


def _cache(response: Response) -> None:
    known = _known_visitor()
    page = response.mimetype == "text/html" or response.status_code == 304 or _whole()
    if not page and not known:
        return
    answer = policy.Answer(
        anonymous=not known,
        reading=request.method in READING,
        personal=bool(session.modified),
        shared=response.status_code in (200, 304) and "__no_cache__" not in request.environ,
    )
    response.headers["Cache-Control"] = policy.caching(
        answer, int(tk.config.get("ckan.cache_expires") or 0)
    )
    response.vary.update(["Cookie", "Authorization", "HX-Request"])
    etag = request.environ.get("hue.etag")
    if etag and response.headers["Cache-Control"].startswith("public"):
        response.headers["ETag"] = etag
