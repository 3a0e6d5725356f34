"""Short questions of our own to the index: core's query on a connection that is kept.

Core opens a connection for each question. Here core's very `run`, with its filters and checks, has
the name of its connection exchanged (`index_documents.renamed`) for one that a thread keeps. The
tests of who sees what fail when core's way of filtering changes under this module.
"""

from __future__ import annotations

import os
import threading
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
import pysolr
from ckan import authz, model
from ckan.lib import search
from ckan.lib.plugins import get_permission_labels
from ckan.lib.search.common import make_connection

from ckanext.hue_opendata.index_documents import renamed

_mine = threading.local()


def connection(decode_dates: bool = True) -> pysolr.Solr:
    """Core's connection, the same one each time in this thread of this process."""
    settings = [tk.config.get(name) for name in ("solr_url", "solr_user", "solr_password")]
    key = (os.getpid(), decode_dates, *settings, tk.config.get("solr_timeout"))
    if getattr(_mine, "key", None) != key:
        _mine.key, _mine.solr = key, make_connection(decode_dates)
    return _mine.solr


class Query(search.PackageSearchQuery):
    """Core's query of datasets on the kept connection."""

    run = renamed(search.PackageSearchQuery.run, make_connection=connection)


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
