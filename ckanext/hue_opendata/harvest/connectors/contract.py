"""What every connector offers, whatever it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ckanext.hue_opendata.harvest.http import Client, Refused

#: In a resource of a mapped dataset: what it is known by when its address may change.
KEY = "key"


@dataclass(frozen=True)
class Problem:
    """Something a department should mend: where, what was found, what to do ({"vi", "en"})."""

    code: str
    where: str
    text: Mapping[str, str]


def say(code: str, where: str, vi: str, en: str) -> Problem:
    """A problem from its two sentences."""
    return Problem(code, where, {"vi": vi, "en": en})


def of_refusal(error: Refused, where: str = "") -> Problem:
    """The problem that a refused address is."""
    return say(error.code, where, error.vi, error.en)


@dataclass(frozen=True)
class Record:
    """One record of a source: an id that stays the same, the raw content, and hints of change."""

    guid: str
    raw: Mapping[str, Any]
    where: str = ""
    modified: str = ""
    etag: str = ""


@dataclass
class Discovery:
    """What a run learned beside its records; read it after the last record.

    Only a `complete` discovery may say that a record has vanished.
    """

    complete: bool = False
    expected_count: int | None = None
    problems: list[Problem] = field(default_factory=list)
    new_state: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Mapped:
    """A dataset in the shape of CKAN's API, without ids, and what the record lacked.

    `agency`: the code or the name of the agency whose record it is, when the record says so and the
    source may speak for others; else the source's own agency has it. `hint`: a text that may name
    one, such as the title, for a record that says no more; a text that names none is no fault.
    """

    dataset: dict[str, Any]
    problems: tuple[Problem, ...] = ()
    agency: str = ""
    hint: str = ""


class Connector(Protocol):
    """One kind of source."""

    def discover(
        self, client: Client, state: Mapping[str, Any], found: Discovery
    ) -> Iterator[Record]:
        """Yield the records of the source.

        Raises `harvest.http.Refused` or `Unreadable` when the source as a whole gives nothing.
        """
        ...

    def map(self, record: Record) -> Mapped:
        """Turn a raw record into a dataset."""
        ...


class Unreadable(Exception):
    """A source that answered, but not with what was expected; nothing is changed then."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text["en"])
        self.problem = problem


def of_failure(error: Refused | Unreadable) -> Problem:
    """Why a source as a whole gave nothing."""
    return error.problem if isinstance(error, Unreadable) else of_refusal(error)
