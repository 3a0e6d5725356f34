"""Gathers what the rooms of the core plugin offer, so that `plugin.py` only wires.

A room is a folder beside this file. It offers helpers, validators, actions, auth functions or
blueprints in modules of the usual CKAN names; templates, assets and a config declaration in
folders and files of the usual names. What a room does not have is simply not gathered; what it
has but cannot be imported stops the start, as any broken plugin should.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

PACKAGE = "ckanext.hue_opendata"
ROOT = Path(__file__).parent
#: First listed wins where two rooms offer the same template.
ROOMS = ("theme", "forms", "delivery", "schema", "naming", "place_actions", "formats")
#: The names under which a room may keep one kind of thing (CKAN's own room names).
MODULES = {
    "helpers": ("helpers",),
    "validators": ("validators",),
    "actions": ("logic.action", "action", "actions"),
    "auth": ("logic.auth", "auth"),
    "views": ("views",),
}
PREFIX = "hue_"


def modules(kind: str) -> Iterator[ModuleType]:
    """The rooms' modules of one kind, in the order of `ROOMS`."""
    for room in ROOMS:
        for name in MODULES[kind]:
            dotted = f"{PACKAGE}.{room}.{name}"
            parent = dotted.rpartition(".")[0]
            if _exists(parent) and _exists(dotted):
                yield import_module(dotted)


def functions(kind: str) -> dict[str, Callable[..., Any]]:
    """Every function of the rooms' modules of one kind, by the name CKAN knows it under.

    A module says what it offers by `EXPORTS`, a dict or a function that gives one (needed for
    actions that chain one of CKAN's, whose names are not ours); otherwise its own functions that
    begin with `hue_` are taken.
    """
    found: dict[str, Callable[..., Any]] = {}
    for module in modules(kind):
        offered: Any = getattr(module, "EXPORTS", None)
        exports: Any = offered() if callable(offered) else offered
        if exports is None:
            exports = {
                name: value
                for name, value in vars(module).items()
                if name.startswith(PREFIX)
                and callable(value)
                and getattr(value, "__module__", module.__name__) == module.__name__
            }
        twice = found.keys() & exports.keys()
        if twice:
            raise RuntimeError(f"two rooms offer the same {kind}: {', '.join(sorted(twice))}")
        found.update(exports)
    return found


def blueprints() -> list[Any]:
    """The Flask blueprints of the rooms: each `views.py` offers `get_blueprints()`."""
    return [blueprint for module in modules("views") for blueprint in module.get_blueprints()]


def folders(name: str) -> Iterator[tuple[str, Path]]:
    """The rooms that have a folder `name` (templates, assets), with its path."""
    for room in ROOMS:
        folder = ROOT / room / name
        if folder.is_dir():
            yield room, folder


def declarations() -> list[dict[str, Any]]:
    """The rooms' config declarations; each option is declared in the room that reads it."""
    files = (ROOT / room / "config_declaration.yaml" for room in ROOMS)
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files if file.is_file()]


def editable(validator: Callable[[str], Any]) -> dict[str, list[Any]]:
    """The options that an admin may change in the UI, with their validators by name.

    The mark `editable` in a declaration only says so: CKAN asks for the schema besides.
    """
    options = [
        one for file in declarations() for group in file["groups"] for one in group["options"]
    ]
    return {
        one["key"]: [validator(name) for name in one["validators"].split()]
        for one in options
        if one.get("editable")
    }


def _exists(dotted: str) -> bool:
    try:
        return find_spec(dotted) is not None
    except ModuleNotFoundError:
        return False
