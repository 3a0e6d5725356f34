"""The validators that the schemas name, gathered from where each kind of rule lives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ckanext.hue_opendata.schema import (
    agencies,
    codes,
    dating,
    overrides,
    placing,
    publishing,
    shape,
    types,
    values,
)

EXPORTS: dict[str, Callable[..., Any]] = {
    name: function
    for module in (
        agencies,
        codes,
        dating,
        overrides,
        placing,
        publishing,
        shape,
        types,
        values,
    )
    for name, function in vars(module).items()
    if name.startswith("hue_") and function.__module__ == module.__name__
}
