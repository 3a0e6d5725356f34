"""The document that CKAN would send to Solr, without sending it.

Core has no public way to make one: `index_package` makes and sends. Here that very function runs
with the name of its connection exchanged for one that keeps what it is given, so the document is
core's by construction.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

from ckan.lib.search.index import PackageSearchIndex


def renamed(function: Callable[..., Any], **names: Any) -> Callable[..., Any]:
    """A function as it is, but with some names of its module meaning something else."""
    assert isinstance(function, FunctionType)
    known = {**function.__globals__, **names}
    return FunctionType(
        function.__code__, known, function.__name__, function.__defaults__, function.__closure__
    )


class Maker:
    """Makes documents of datasets as `package_show` gives them to core's index."""

    def __init__(self) -> None:
        self._kept: list[dict[str, Any]] = []
        self._make = renamed(PackageSearchIndex.index_package, make_connection=lambda: self)

    def document(self, shown: dict[str, Any]) -> dict[str, Any] | None:
        """The document of a dataset (`with_custom_schema` in it); None when core takes it away."""
        self._kept = []
        self._make(PackageSearchIndex(), shown, True)
        return self._kept[0] if self._kept else None

    def add(self, docs: list[dict[str, Any]], commit: bool = False) -> None:
        """Core's index sends here what it would send to Solr."""
        self._kept = docs
