"""What a page does when Solr is away: stopped, silent, or without our core.

Stock answers 500 with an English sentence, on the home page too. Solr is a copy of what PostgreSQL
holds: pages that need it say so with 503, so that crawlers come back and caches keep nothing; the
home page renders without its lists; what needs no index is not touched.
"""

from __future__ import annotations

import logging
import re

import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError, SolrConnectionError
from flask import g, has_request_context, request
from werkzeug.exceptions import ServiceUnavailable

log = logging.getLogger(__name__)

#: Seconds after which a crawler may come again (RFC 9110 §10.2.3).
RETRY_AFTER = 120
HOME = "home.index"
#: pysolr's own words for an answer that is an error.
STATUS = re.compile(r"\(HTTP (\d{3})\)")
BAD_REQUEST = 400


def noticed(error: Exception) -> Exception:
    """Remember for this request that Solr is away; the error to raise instead."""
    log.error("the search index is away: %s", error)
    if has_request_context():
        g.hue_index_away = True
        # A page made without the index must not be kept by a cache.
        request.environ["__no_cache__"] = True
    return error_for_caller()


def known() -> bool:
    """Whether this request has found out already: a silent Solr is waited for only once."""
    return has_request_context() and bool(g.get("hue_index_away"))


def error_for_caller() -> Exception:
    """The error that the caller can live with: an action's, the home page's, or a page's."""
    if not has_request_context() or request.blueprint in (None, "api"):
        return SolrConnectionError("Solr returned an error while searching.")
    if request.endpoint == HOME:
        return SearchError("Solr is away")
    return ServiceUnavailable(sentence())


def refused_the_query(error: SearchError) -> bool:
    """Whether Solr is there and refused what was asked, or core itself did."""
    cause = str(error.__context__ or "")
    status = STATUS.search(cause)
    return not cause or bool(status and int(status[1]) == BAD_REQUEST)


def page(error: SolrConnectionError | SearchError) -> tuple[str, int]:
    """The answer to a page that asked the index past `package_search`."""
    if isinstance(error, SearchError) and refused_the_query(error):
        raise error
    log.error("the search index is away: %s", error)
    request.environ["__no_cache__"] = True
    told = {"code": 503, "content": sentence(), "name": "", "show_login_redirect_link": False}
    return tk.render("error_document_template.html", told), 503


def sentence() -> str:
    """What a person reads."""
    return tk._(
        "The portal's search does not answer just now. The home page and the pages of single "
        "datasets still open. Please try again in a few minutes."
    )
