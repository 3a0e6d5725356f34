"""Core's query and index of datasets on a connection that is kept, and short questions of our own.

Core opens a connection for each question and each document, and has no public way to another. Here
core's very functions, with their filters and checks, have the name of their connection exchanged
(`index_documents.renamed`) for one that a thread keeps. `tests/integration/search/test_kept.py` and
the tests of who sees what fail when core changes under this module.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import lru_cache
from types import FunctionType
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
import msgspec
import pysolr
import requests
from ckan import authz, model
from ckan.lib import search
from ckan.lib.plugins import get_permission_labels
from ckan.lib.search.common import make_connection
from requests.hooks import default_hooks
from requests.structures import CaseInsensitiveDict

from ckanext.hue_opendata.index_documents import renamed

FORM = "application/x-www-form-urlencoded; charset=utf-8"
_mine = threading.local()


class _Session(requests.Session):
    """A session that asks one server: what is alike in every question is prepared once.

    No redirects, cookies or hooks: Solr has none, and they take as long as a short answer. A
    question goes as a form, as pysolr sends its long ones: each letter of an address is looked at
    twice on its way (urllib3 2.x), and Jetty packs answers to addresses only; either takes longer
    than it saves between two servers of one house. Together it is a tenth of a suggestion.
    """

    def request(self, method: Any, url: Any, *_: Any, **asked: Any) -> requests.Response:
        """Send what pysolr has encoded; errors are those of requests."""
        question = requests.PreparedRequest()
        body: bytes | None = asked.get("data")
        headers = asked.get("headers") or {}
        if method.upper() == "GET" and "?" in url and not body:
            url, form = url.split("?", 1)
            method, body, headers = "POST", form.encode(), {**headers, "Content-Type": FORM}
        question.method, question.url, question.body = method.upper(), url, body
        question.headers = CaseInsensitiveDict({**self.headers, **headers})
        question.hooks = default_hooks()
        if body:
            question.headers["Content-Length"] = str(len(body))
        question.prepare_auth(asked.get("auth"))  # else the name and password of the address
        answer = self.get_adapter(url).send(
            question, timeout=asked.get("timeout"), verify=self.verify, proxies=self.proxies
        )
        answer.content  # noqa: B018  read, so that the line is free for the next question
        return answer


class Decoder:
    """pysolr's decoder, by msgspec (CKAN brings it) for what both read alike: six times as fast on
    the page of datasets, each of which is a text of JSON within the JSON."""

    def __init__(self, own: Any) -> None:
        self._own = own
        self._quick = msgspec.json.Decoder()

    def decode(self, text: str) -> Any:
        """The answer; what msgspec refuses (half a surrogate pair) goes to pysolr's, whose errors
        its callers know."""
        try:
            return self._quick.decode(text)
        except msgspec.MsgspecError:
            return self._own.decode(text)


class Connection:
    """Core's connection, kept: no handshake, and the environment is read once."""

    def __init__(self, solr: pysolr.Solr) -> None:
        self._solr = solr
        self._prepare()

    @property
    def url(self) -> str:
        """Solr's address, as core's sentences name it."""
        return self._solr.url

    def search(self, **asked: Any) -> pysolr.Results:
        """What `pysolr.Solr.search` answers."""
        return self._answered(self._solr.search, asked)

    def add(self, **given: Any) -> None:
        """Send documents; a document that came twice is the same document."""
        self._answered(self._solr.add, given)

    def delete(self, **given: Any) -> None:
        """Take documents away."""
        self._answered(self._solr.delete, given)

    def commit(self, **given: Any) -> None:
        """Let searches see what was sent."""
        self._answered(self._solr.commit, given)

    def _answered(self, ask: Callable[..., Any], given: dict[str, Any]) -> Any:
        """What Solr answers; asked once more where it had closed the connection."""
        try:
            return ask(**given)
        except pysolr.SolrError as error:
            cause = error.__context__
            lost = isinstance(cause, requests.ConnectionError)
            if not lost or isinstance(cause, requests.Timeout):
                raise
        self._prepare()
        return ask(**given)

    def _prepare(self) -> None:
        """Proxies and certificates that the environment names, which requests reads each time."""
        session = _Session()
        session.verify = self._solr.verify
        self._solr.session = session
        found = session.merge_environment_settings(self._solr.url, {}, None, None, None)
        session.proxies, session.verify = found["proxies"], found["verify"]
        session.trust_env = False


def connection(decode_dates: bool = True) -> Connection:
    """The connection of this thread of this process."""
    settings = [tk.config.get(name) for name in ("solr_url", "solr_user", "solr_password")]
    key = (os.getpid(), *settings, tk.config.get("solr_timeout"))
    if getattr(_mine, "key", None) != key:
        _mine.key, _mine.kept = key, {}
    if decode_dates not in _mine.kept:
        solr = make_connection(decode_dates)
        if not decode_dates:
            solr.decoder = Decoder(solr.decoder)
        _mine.kept[decode_dates] = Connection(solr)
    return _mine.kept[decode_dates]


class Query(search.PackageSearchQuery):
    """Core's query of datasets on the kept connection."""

    run = renamed(search.PackageSearchQuery.run, make_connection=connection)
    get_index = renamed(search.PackageSearchQuery.get_index, make_connection=connection)


class Index(search.PackageSearchIndex):
    """Core's index of datasets on the kept connection; where something else stands in place of one
    of its functions (in CKAN's own tests), that is called."""

    def index_package(self, pkg_dict: Any, defer_commit: bool = False) -> None:
        _on_kept(search.PackageSearchIndex.index_package)(self, pkg_dict, defer_commit)

    def delete_package(self, pkg_dict: Any) -> None:
        _on_kept(search.PackageSearchIndex.delete_package)(self, pkg_dict)

    def commit(self) -> None:
        _on_kept(search.PackageSearchIndex.commit)(self)


@lru_cache(maxsize=8)
def _on_kept(function: Callable[..., Any]) -> Callable[..., Any]:
    if not isinstance(function, FunctionType):
        return function
    return renamed(function, make_connection=connection)


def use() -> None:
    """Let core's own searches and changes of datasets use the kept connection, too.

    Core looks them up in these tables (2.12); a plugin that put its own there before keeps it.
    """
    if search._QUERIES["package"] is search.PackageSearchQuery:
        search._QUERIES["package"] = Query
    if search._INDICES["package"] is search.PackageSearchIndex:
        search._INDICES["package"] = Index


def labels(context: Any) -> list[str] | None:
    """The user's permission labels as core's searches ask for them; None: may see everything."""
    user = context.get("user")
    if context.get("ignore_auth") or (user and authz.is_sysadmin(user)):
        return None
    owner = context.get("auth_user_obj")
    if owner is None and user:
        owner = model.User.get(user)
    return get_permission_labels().get_user_dataset_labels(owner)


def count(context: Any, data_dict: dict[str, Any]) -> int | None:
    """How many datasets core's `package_search` would find; None when that cannot be told.

    Without rows and facets, so it costs a third of the search. What core would refuse is for core
    to refuse.
    """
    asked = {name: data_dict[name] for name in ("q", "fq", "fq_list") if data_dict.get(name)}
    asked["fq"] = str(asked.get("fq") or "")
    asked["extras"] = {**data_dict.get("extras", {})}
    asked["extras"] |= {key: val for key, val in data_dict.items() if key.startswith("ext_")}
    for plugin in p.PluginImplementations(p.IPackageController):
        asked = plugin.before_dataset_search(asked)
    if asked.get("abort_search"):
        return None
    del asked["extras"]
    if not tk.asbool(data_dict.get("include_private")):
        asked["fq"] = f"+capacity:public {asked['fq']}"
    if "+state" not in asked["fq"]:
        also = {"draft": "include_drafts", "deleted": "include_deleted"}
        states = [state for state, name in also.items() if tk.asbool(data_dict.get(name))]
        asked["fq"] += f" +state:({' OR '.join(['active', *states])})"
    asking = Query()
    try:
        asking.run({**asked, "rows": 0, "facet": "false"}, permission_labels=labels(context))
    except (search.SearchError, search.SolrConnectionError):
        return None
    return asking.count
