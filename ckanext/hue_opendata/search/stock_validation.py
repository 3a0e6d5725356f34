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
    parts: dict[str, Any] = {"flatten_schema": _once(navl.flatten_schema)}
    combined = renamed(navl.get_all_key_combinations, flattened_order_key=order)
    parts["get_all_key_combinations"] = _once(combined)
    full = _once(renamed(navl.make_full_schema, **parts))
    augmented = renamed(navl.augment_data, make_full_schema=full, **parts)
    # It sorts the full schema five times by one key.
    inner = renamed(
        navl._validate,
        **{"augment_data": augmented, "make_full_schema": full},
        **{"sorted": _once(sorted), "flattened_order_key": order},
    )
    unflatten = renamed(navl.unflatten, flattened_order_key=order)
    return renamed(navl.validate, _validate=inner, unflatten=unflatten)


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which gives its last answer again when it is asked of the very same objects;
    what it is told by name is the same each time."""
    asked: tuple[Any, ...] = ()
    answer: Any = None

    def answered(*given: Any, **named: Any) -> Any:
        nonlocal asked, answer
        if len(given) != len(asked) or any(
            one is not other for one, other in zip(given, asked, strict=True)
        ):
            asked, answer = given, function(*given, **named)
        return answer

    return answered
