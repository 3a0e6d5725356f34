"""CKAN's own index documents, many at a time, by core's functions on rows fetched for all.

Core asks the database ten times and Solr once for each dataset, and has no public way to make a
document without sending it. Here core's very functions run with two names of theirs exchanged: the
query function of `package_dictize` (answers from rows fetched for the whole batch) and the Solr
connection of `index_package` (keeps the document). So documents are core's by construction; the
test that compares them field by field fails when core changes under this module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
import sqlalchemy as sa
from ckan import logic, model
from ckan.lib import plugins as lib_plugins
from ckan.lib.dictization import model_dictize
from ckan.logic import schema as stock_schema
from ckan.logic.action import get as stock_get
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData

from ckanext.hue_opendata.index_documents import Maker, renamed

Rows = dict[str | None, list[Sequence[Any]]]


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
        session = model.Session
        found = session.query(model.Package).filter(model.Package.id.in_(identities))
        # Held, so that core's `Package.get` finds them in the session and asks nothing.
        self.packages = {one.id: one for one in found}
        self.rows = _fetched(identities, {one.owner_org for one in self.packages.values()})
        self.columns: dict[str, SimpleResultMetaData] = {}
        self.current = ""
        self.maker = Maker()
        self.dictize = renamed(model_dictize.package_dictize, _execute=self._execute)

    def document(self, identity: str) -> dict[str, Any] | None:
        """The document as it would go to Solr."""
        self.current = identity
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
        found = self.dictize(package, context)
        for plugin in p.PluginImplementations(p.IPackageController):
            plugin.read(package)
        for plugin in p.PluginImplementations(p.IResourceController):
            for resource in found["resources"]:
                plugin.before_resource_show(resource)
        return self._validated(found, context)

    def _validated(self, found: dict[str, Any], context: Any) -> tuple[dict[str, Any], ...]:
        """The dataset in core's schema and in the site's own."""
        # Made anew each time: form plugins change a schema while they validate by it.
        plugin, default, custom, differ = _schemas(found["type"])
        shown, _ = lib_plugins.plugin_validate(object(), context, found, default, "package_show")
        # Plugins change the second one when both are made.
        own = _copied(shown)
        if differ:
            own, _ = lib_plugins.plugin_validate(plugin, context, found, custom, "package_show")
        logic.apply_after_dataset_show_plugins(context, own)
        return shown, own

    def _execute(self, query: Any, table: sa.Table, context: Any) -> IteratorResult[Any]:
        """The rows that core's query asks for, in core's own order of columns."""
        if table is model.package_relationship_table:
            asked = query.whereclause.left.name.partition("_")[0]
        elif table is model.group_table:
            asked = "owner"
        else:
            asked = table.name
        key = self.packages[self.current].owner_org if asked == "owner" else self.current
        if asked not in self.columns:
            self.columns[asked] = SimpleResultMetaData(list(query.selected_columns.keys()))
        return IteratorResult(self.columns[asked], iter(self.rows[asked].get(key, [])))


def _fetched(identities: Sequence[str], owners: set[str | None]) -> dict[str, Rows]:
    """The rows of core's six queries for the whole batch, by kind and by id."""
    tag, link, member = model.tag_table, model.package_tag_table, model.member_table
    group, relation = model.group_table, model.package_relationship_table
    resource = model.resource_table
    subject, object_ = relation.c.subject_package_id, relation.c.object_package_id
    queries = {
        "resource": sa.select(resource, resource.c.package_id).where(
            resource.c.package_id.in_(identities)
        ),
        "package_tag": sa.select(tag, link.c.state, link.c.package_id)
        .join(link, tag.c.id == link.c.tag_id)
        .where(link.c.package_id.in_(identities)),
        "member": sa.select(group, member.c.capacity, member.c.table_id)
        .join(member, group.c.id == member.c.group_id)
        .where(member.c.table_id.in_(identities), member.c.state == "active")
        .where(group.c.is_organization == sa.false()),
        "owner": sa.select(group, group.c.id).where(
            group.c.id.in_(owners), group.c.state == "active"
        ),
        "subject": sa.select(relation, subject).where(subject.in_(identities)),
        "object": sa.select(relation, object_).where(object_.in_(identities)),
    }
    found: dict[str, Rows] = {}
    for name, query in queries.items():
        found[name] = defaultdict(list)
        for *row, key in model.Session.connection().execute(query):
            found[name][key].append(row)
    return found


def _schemas(kind: str) -> tuple[Any, dict[str, Any], dict[str, Any], bool]:
    """The form plugin of a type of dataset, core's schema, its own, and whether the two differ.

    Core compares two schemas made anew, whose checks are never the same objects; so it validates
    twice by one schema where no plugin has a form for the type.
    """
    plugin = lib_plugins.lookup_package_plugin(kind)
    default = stock_schema.default_show_package_schema()
    custom = plugin.show_package_schema()
    differ = type(plugin) is not lib_plugins.DefaultDatasetForm
    return plugin, _unasked(default), _unasked(custom), differ


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
