"""The lines that a site's `ckan.ini` needs: one source for docs, demo, tests and doctor."""

from __future__ import annotations

import json
import sys
from configparser import RawConfigParser
from pathlib import Path

FILE = Path(__file__).with_name("portal.ini")

HEAD = """\
[DEFAULT]
debug = false

[app:main]
use = egg:ckan
"""
LOGGING = """
[loggers]
keys = root, ckan, ckanext

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console

[logger_ckan]
qualname = ckan
handlers = console
level = INFO
propagate = 0

[logger_ckanext]
qualname = ckanext
handlers = console
level = INFO
propagate = 0

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(asctime)s %(levelname)-5.5s [%(name)s] %(message)s
"""


def lines() -> str:
    """The portal's lines as they are pasted into the `[app:main]` section."""
    return FILE.read_text(encoding="utf-8")


def options() -> dict[str, str]:
    """The same lines as option → value, runs of blanks made one."""
    parser = RawConfigParser(delimiters=("=",), interpolation=None)
    # Option names are case-sensitive in CKAN; the parser documents this way to keep them.
    parser.optionxform = str  # type: ignore[assignment]
    parser.read_string("[app:main]\n" + lines())
    return {name: " ".join(value.split()) for name, value in parser["app:main"].items()}


def site(values: dict[str, str]) -> str:
    """A whole configuration file: the portal's lines and a site's own values."""
    own = "".join(f"{name} = {value}\n" for name, value in values.items())
    return HEAD + own + lines() + LOGGING


if __name__ == "__main__":
    print(site(json.loads(sys.argv[2])) if sys.argv[1:2] == ["--site"] else lines())
