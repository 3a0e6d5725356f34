"""What we use of CKAN's DataStore, in one place: the type checker does not find its package."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_postgres: Any = import_module("ckanext.datastore.backend.postgres")
_interfaces: Any = import_module("ckanext.datastore.interfaces")

get_read_engine: Any = _postgres.get_read_engine
get_write_engine: Any = _postgres.get_write_engine
IDataDictionaryForm: Any = _interfaces.IDataDictionaryForm
