"""Coded vocabularies: files of terms, one reader for forms, validators, pages and exports.

Codes are stored, labels shown. A term that is no longer used keeps its line with `valid_to` and
`replaced_by`, so that old records stay readable. Ground floor: knows no CKAN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "schemas" / "vocabularies"


@dataclass(frozen=True)
class Term:
    """One coded term; `labels` by language, `extra` holds what only some vocabularies have."""

    code: str
    labels: Mapping[str, str]
    uri: str = ""
    valid_from: str = ""
    valid_to: str = ""
    replaced_by: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """The label in a language, else the Vietnamese one."""
        return self.labels.get(language) or self.labels["vi"]


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary: its terms by code, in the order in which people should see them."""

    name: str
    title: Mapping[str, str]
    source: str
    terms: Mapping[str, Term]

    def label(self, code: str, language: str) -> str:
        """The label of a code; an unknown code is shown as it is, never lost."""
        term = self.terms.get(code)
        return term.label(language) if term else code

    def current(self) -> list[Term]:
        """The terms that may be chosen now: those that nothing has replaced or ended."""
        return [term for term in self.terms.values() if not term.valid_to]


#: The keys of a term that `Term` names itself.
KNOWN = ("code", "vi", "en", "uri", "valid_from", "valid_to", "replaced_by")


def names() -> list[str]:
    """The names of all vocabularies."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


@cache
def load(name: str) -> Vocabulary:
    """Read a vocabulary.

    Raises `KeyError` for a name that is none, `ValueError` for a file with a code twice.
    """
    if name not in names():
        raise KeyError(name)
    data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    terms: dict[str, Term] = {}
    for line in data["terms"]:
        code = str(line["code"])
        if code in terms:
            raise ValueError(f"{name}: code {code} stands twice")
        terms[code] = Term(
            code=code,
            labels={language: line[language] for language in ("vi", "en")},
            uri=line.get("uri", ""),
            valid_from=str(line.get("valid_from", "")),
            valid_to=str(line.get("valid_to", "")),
            replaced_by=line.get("replaced_by", ""),
            extra={key: value for key, value in line.items() if key not in KNOWN},
        )
    return Vocabulary(data["name"], data["title"], data["source"], terms)
