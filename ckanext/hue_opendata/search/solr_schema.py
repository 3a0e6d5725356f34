"""Solr's Schema API on the configured core or collection; nothing else talks to it.

Standalone Solr and SolrCloud answer at the same address; in a cloud `updateTimeoutSecs` makes the
answer wait until every replica has the change.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
import requests

SECONDS, CHANGE_SECONDS = 5, 60


class Unreachable(Exception):
    """Solr does not answer."""


class Refused(Exception):
    """Solr answers and says no; the text is Solr's reason."""


def field_types() -> dict[str, dict[str, Any]]:
    """Every field type by its name, as Solr defines it."""
    return {one["name"]: one for one in _get("schema/fieldtypes")["fieldTypes"]}


def fields() -> dict[str, dict[str, Any]]:
    """Every field by its name."""
    return {one["name"]: one for one in _get("schema/fields")["fields"]}


def has_type(name: str) -> bool:
    """Whether a field type is there: one small question."""
    try:
        _get(f"schema/fieldtypes/{name}")
    except Refused:
        return False
    return True


def change(commands: dict[str, list[dict[str, Any]]]) -> None:
    """Do all the commands or none; `Refused` with Solr's reason."""
    commands = {name: list_ for name, list_ in commands.items() if list_}
    if commands:
        wait = {"updateTimeoutSecs": CHANGE_SECONDS, "wt": "json"}
        _call("POST", "schema", CHANGE_SECONDS * 2, params=wait, json=commands)


def try_document(document: dict[str, Any]) -> None:
    """Let Solr take a document and forget it at once; `Refused` when it cannot."""
    key = document["index_id"]
    _call("POST", "update", CHANGE_SECONDS, json=[document])
    _call("POST", "update", CHANGE_SECONDS, json={"delete": {"id": key}})


def _get(path: str) -> dict[str, Any]:
    return _call("GET", path, SECONDS, params={"wt": "json"})


def _call(method: str, path: str, seconds: float, **more: Any) -> dict[str, Any]:
    base = str(tk.config["solr_url"]).rstrip("/")
    user, password = tk.config.get("solr_user"), tk.config.get("solr_password")
    auth = (user, password) if user and password else None
    try:
        answer = requests.request(method, f"{base}/{path}", timeout=seconds, auth=auth, **more)
    except requests.RequestException as error:
        raise Unreachable(str(error)) from error
    try:
        told = answer.json()
    except ValueError:
        told = {}
    if answer.status_code != requests.codes.ok or told.get("error"):
        raise Refused(_reason(answer, told))
    return told


def _reason(answer: requests.Response, told: dict[str, Any]) -> str:
    error = told.get("error") or {}
    details = [
        message.strip()
        for one in error.get("details") or []
        for message in one.get("errorMessages") or []
    ]
    return " ".join(details) or str(error.get("msg") or f"HTTP {answer.status_code}")[:500]
