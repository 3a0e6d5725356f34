"""What core's `package_dictize` asks of the database, fetched for many datasets at once.

Core asks six questions for each dataset. Here its very function has two names of its module
exchanged: the one that asks (answered from rows fetched for all), and, after the first dataset has
shown which columns are wanted in which order, those that write the question, which costs more than
the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.lib.dictization import model_dictize
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData

from ckanext.hue_opendata.index_documents import renamed

Rows = dict[str | None, list[Sequence[Any]]]


class Dictizer:
    """Core's `package_dictize` on rows of a batch: of these datasets, found by their ids."""

    def __init__(self, packages: dict[str, model.Package]) -> None:
        self._packages = packages
        owners = {one.owner_org for one in packages.values()}
        self._rows = _fetched(list(packages), owners)
        self._columns: dict[str, SimpleResultMetaData] = {}
        self._current, self._taught = "", False
        self._learning = renamed(model_dictize.package_dictize, _execute=self._learnt)
        tables = {name: _Table(name) for name in _TABLES}
        self._quick = renamed(
            model_dictize.package_dictize,
            **{"_execute": self._answered, "model": SimpleNamespace(**tables)},
            **{"select": _Question, "false": lambda: False},
        )

    def dictized(self, package: model.Package, context: Any) -> dict[str, Any]:
        """The dataset as core dictizes it."""
        self._current = package.id
        found = (self._quick if self._taught else self._learning)(package, context)
        self._taught = True
        return found

    def _learnt(self, query: Any, table: sa.Table, _: Any) -> IteratorResult[Any]:
        """The rows that core's query asks for, in core's own order of columns."""
        asked = table.name
        if table is model.package_relationship_table:
            asked = query.whereclause.left.name
        self._columns[asked] = SimpleResultMetaData(list(query.selected_columns.keys()))
        return self._of(asked)

    def _answered(self, query: _Question, table: _Table, _: Any) -> IteratorResult[Any]:
        return self._of(query.column if table.name == "package_relationship" else table.name)

    def _of(self, asked: str) -> IteratorResult[Any]:
        owner = self._packages[self._current].owner_org
        key = owner if asked == "group" else self._current
        return IteratorResult(self._columns[asked], iter(self._rows[asked].get(key, [])))


#: Core's names of the tables that `package_dictize` asks, as its module `model` has them.
_TABLES = (
    *("resource_table", "tag_table", "package_tag_table"),
    *("member_table", "group_table", "package_relationship_table"),
)


class _Table:
    """Stands for a table in a question that is never written: knows its name and its columns."""

    def __init__(self, name: str) -> None:
        self.name = name.removesuffix("_table")
        self.c = _Columns()


class _Columns(dict[str, "_Column"]):
    def __missing__(self, name: str) -> _Column:
        self[name] = _Column(name)
        return self[name]


class _Column:
    """Compared with a value it is itself, so that a question knows which one it asks for."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, _: object) -> Any:
        return self


class _Question:
    """Stands for SQLAlchemy's `select`: keeps the name of the first column that it is asked by."""

    def __init__(self, *_: Any) -> None:
        self.column = ""

    def join(self, *_: Any) -> _Question:
        return self

    def where(self, *conditions: _Column) -> _Question:
        self.column = self.column or conditions[0].name
        return self


def _fetched(identities: Sequence[str], owners: set[str | None]) -> dict[str, Rows]:
    """The rows of core's six queries for the whole batch, by table or column, and by id."""
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
        "group": sa.select(group, group.c.id).where(
            group.c.id.in_(owners), group.c.state == "active"
        ),
        subject.name: sa.select(relation, subject).where(subject.in_(identities)),
        object_.name: sa.select(relation, object_).where(object_.in_(identities)),
    }
    found: dict[str, Rows] = {}
    for name, query in queries.items():
        found[name] = defaultdict(list)
        for *row, key in model.Session.connection().execute(query):
            found[name][key].append(row)
    return found
