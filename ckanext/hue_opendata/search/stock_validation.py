"""Core's `validate` for many datasets: what it reckons several times is reckoned once.

`validate` flattens the schema and compares it with the data three times for each dataset, and sorts
by keys that it makes anew. Here core's very functions call each other with answers kept. For
schemas that nobody changes while they are used.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ckan.lib.navl import dictization_functions as navl

from ckanext.hue_opendata.index_documents import renamed

Validate = Callable[[dict[str, Any], dict[str, Any], Any], tuple[dict[str, Any], dict[str, Any]]]


def validator() -> Validate:
    """Core's `validate`; one for each thread."""
    order = lru_cache(maxsize=16_384)(navl.flattened_order_key)
    flat = _once(navl.flatten_schema)
    within: dict[str, Any] = {"flatten_schema": flat}
    combined = renamed(navl.get_all_key_combinations, flattened_order_key=order)
    within["get_all_key_combinations"] = _once(combined)
    within["make_full_schema"] = _once(renamed(navl.make_full_schema, **within))
    inner = renamed(
        navl._validate,
        **{"augment_data": renamed(navl.augment_data, **within), "flattened_order_key": order},
        **{"make_full_schema": within["make_full_schema"], "sorted": _sorted_once()},
    )
    unflatten = renamed(navl.unflatten, flattened_order_key=order)
    return renamed(navl.validate, _validate=inner, unflatten=unflatten)


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which gives its last answer again when it is asked of the very same objects."""
    asked: tuple[Any, ...] = ()
    answer: Any = None

    def answered(*given: Any) -> Any:
        nonlocal asked, answer
        if len(given) != len(asked) or any(
            one is not other for one, other in zip(given, asked, strict=True)
        ):
            asked, answer = given, function(*given)
        return answer

    return answered


def _sorted_once() -> Callable[..., list[Any]]:
    """`sorted`, which knows the order of what it sorted last."""
    last: Any = None
    order: list[Any] = []

    def in_order(some: Any, key: Any) -> list[Any]:
        nonlocal last, order
        if some is not last:
            last, order = some, sorted(some, key=key)
        return order

    return in_order
