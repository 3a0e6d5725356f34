"""CKAN's own index documents, many at a time, by core's functions on rows fetched for all.

Core asks the database ten times and Solr once for each dataset, and has no public way to make a
document without sending it. Here core's very functions run with some names of theirs exchanged:
what `package_dictize` asks the database by (`stock_rows`), what `validate` reckons several times
(`stock_validation`), and the Solr connection of `index_package` (keeps the document). So documents
are core's by construction; the test that compares them field by field fails when core changes under
this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import logic, model
from ckan.lib import plugins as lib_plugins
from ckan.logic import schema as stock_schema
from ckan.logic.action import get as stock_get

from ckanext.hue_opendata.index_documents import Maker
from ckanext.hue_opendata.search.stock_rows import Dictizer
from ckanext.hue_opendata.search.stock_validation import validator


def documents(identities: Sequence[str]) -> Iterable[tuple[str, dict[str, Any] | Exception | None]]:
    """Each id with its document, the exception that core raised, or None (deleted by core).

    A dataset that is no longer there raises `NotFound`, as core's function does.
    """
    batch = _Batch(identities)
    for identity in identities:
        try:
            yield identity, batch.document(identity)
        except Exception as error:
            yield identity, error


class _Batch:
    """What the database has of some datasets, and core's functions bound to it."""

    def __init__(self, identities: Sequence[str]) -> None:
        found = model.Session.query(model.Package).filter(model.Package.id.in_(identities))
        # Held, so that core's `Package.get` finds them in the session and asks nothing.
        self.packages = {one.id: one for one in found}
        self.dictizer = Dictizer(self.packages)
        self.maker = Maker()
        self.validate = validator()
        self.default = _unasked(stock_schema.default_show_package_schema())

    def document(self, identity: str) -> dict[str, Any] | None:
        """The document as it would go to Solr."""
        both = self._shown(identity)
        return self.maker.document(dict(both[0], with_custom_schema=both[1]))

    def _shown(self, identity: str) -> tuple[dict[str, Any], ...]:
        """What `logic.package_show_default_and_custom_schemas` returns."""
        if not _is_stock("package_show"):
            return logic.package_show_default_and_custom_schemas({"ignore_auth": True}, identity)
        package = self.packages.get(identity)
        if package is None:
            raise logic.NotFound
        context: Any = {"ignore_auth": True, "use_cache": False, "validate": False}
        context |= {"model": model, "session": model.Session, "package": package}
        context |= {"user": "", "auth_user_obj": None}
        found = self.dictizer.dictized(package, context)
        for plugin in p.PluginImplementations(p.IPackageController):
            plugin.read(package)
        for plugin in p.PluginImplementations(p.IResourceController):
            for resource in found["resources"]:
                plugin.before_resource_show(resource)
        return self._validated(found, context)

    def _validated(self, found: dict[str, Any], context: Any) -> tuple[dict[str, Any], ...]:
        """The dataset in core's schema and in the site's own."""
        shown, _ = self.validate(found, self.default, context)
        # Plugins change the second one when both are made.
        own = _copied(shown)
        # Core compares two schemas made anew, whose checks are never the same objects; so it
        # validates twice by one schema where no plugin has a form for the type.
        plugin = lib_plugins.lookup_package_plugin(found["type"])
        if type(plugin) is not lib_plugins.DefaultDatasetForm:
            # Made anew each time: form plugins change a schema while they validate by it.
            custom = _unasked(plugin.show_package_schema())
            own, _ = lib_plugins.plugin_validate(plugin, context, found, custom, "package_show")
        logic.apply_after_dataset_show_plugins(context, own)
        return shown, own


def _copied(value: Any) -> Any:
    """Dicts and lists made anew, all the way down."""
    if isinstance(value, dict):
        return {name: _copied(inner) for name, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _unasked(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without the question whether another dataset has the name: the table forbids it."""
    asks = tk.get_validator("package_name_validator")
    kept = [check for check in schema.get("name", []) if check is not asks]
    return {**schema, "name": kept} if "name" in schema else schema


def _is_stock(name: str) -> bool:
    """Whether an action is core's own, with nothing chained before it."""
    function: Any = logic.get_action(name)
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return function.__code__ is getattr(stock_get, name).__code__
