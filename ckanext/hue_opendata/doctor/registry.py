"""The small registry that lets every part add its own checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One fault: a stable code, what was found, and its remedy (both {"vi": …, "en": …})."""

    code: str
    found: dict[str, str]
    remedy: dict[str, str]
    level: Level = "error"


Check = Callable[[], Iterator[Finding]]
_checks: dict[str, Check] = {}

#: Where checks live; a part that the site does not have simply adds none.
MODULES = (
    "ckanext.hue_opendata.doctor.services",
    "ckanext.hue_opendata.doctor.site",
    "ckanext.hue_opendata.schema.doctor",
    "ckanext.hue_opendata.tables.loading.doctor",
    "ckanext.hue_opendata.search.doctor",
    "ckanext.hue_opendata.search.doctor_words",
    "ckanext.hue_opendata.harvest.doctor",
    "ckanext.hue_opendata.theme.doctor",
)


def check(name: str) -> Callable[[Check], Check]:
    """Register a check under a name like `search.fields`; a check yields what is wrong."""

    def register(function: Check) -> Check:
        _checks[name] = function
        return function

    return register


def load() -> dict[str, Check]:
    """Import every part's checks; all of them by name."""
    for module in MODULES:
        parent = module.rpartition(".")[0]
        if _has(parent) and _has(module):
            import_module(module)
    return dict(_checks)


def run() -> list[Finding]:
    """Run every check; one that breaks is a finding itself and does not stop the others."""
    findings: list[Finding] = []
    for name, function in load().items():
        try:
            findings.extend(function())
        except Exception as error:
            what = f"{type(error).__name__}: {str(error)[:200]}"
            findings.append(
                Finding(
                    f"{name}.failed",
                    {
                        "vi": f"Không kiểm tra được «{name}»: {what}",
                        "en": f"The check “{name}” could not run: {what}",
                    },
                    {
                        "vi": "Xem các lỗi khác ở trên trước; thường chúng là nguyên nhân.",
                        "en": "Look at the other faults first; they are usually the cause.",
                    },
                )
            )
    return findings


def _has(dotted: str) -> bool:
    try:
        return find_spec(dotted) is not None
    except ModuleNotFoundError:
        return False
