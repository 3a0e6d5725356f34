"""Whose a harvested record is: the source's agency, or the agency that the record names."""

from __future__ import annotations

import re
from typing import Any

from ckan import model

from ckanext.hue_opendata.harvest.connectors.contract import Mapped, Problem, say
from ckanext.hue_opendata.text import fold

#: Codes are written `000.08.14.H57`, and by people with hyphens or blanks.
CODE_SIGNS = re.compile(r"[\s.-]+")
#: A title of fewer words (“Sở Y tế” has three) stands in a text by chance.
LEAST_WORDS = 3


def owner(mapped: Mapped, of_the_source: str | None) -> tuple[str | None, Problem | None]:
    """The agency of a record: the one that it names by code or title, else the source's own.

    A name that two agencies bear decides nothing: the record is the source's then, and it is said.
    """
    if not mapped.agency:
        return _mentioned(mapped.hint) or of_the_source, None
    found = _find(mapped.agency)
    if len(found) == 1:
        return found[0].id, None
    return of_the_source, _ambiguous(mapped.agency, found) if found else _unknown(mapped.agency)


def moved(mapped: Mapped, before: Mapped | None, here: str | None) -> Problem | None:
    """A record that names another agency than at the last harvest: it is said, nothing is moved."""
    if not mapped.agency or (before and before.agency == mapped.agency):
        return None
    found = _find(mapped.agency)
    if len(found) != 1 or found[0].id == here:
        return None
    return say(
        "other_agency",
        mapped.dataset["title"],
        f"Nguồn nay ghi cơ quan «{found[0].title}» nhưng bộ dữ liệu vẫn thuộc cơ quan cũ. Chuyển "
        "bộ dữ liệu nếu đúng vậy.",
        f"The source now names the agency “{found[0].title}”; the dataset stays with the old one. "
        "Move it if this is right.",
    )


def _agencies() -> list[Any]:
    query = model.Session.query(model.Group).filter(
        model.Group.is_organization.is_(True), model.Group.state == "active"
    )
    return query.order_by(model.Group.name).all()


def _find(named: str) -> list[Any]:
    """The agencies of a code; when no code fits, those of a title or a short name."""
    agencies = _agencies()
    code = CODE_SIGNS.sub(".", named).upper()
    # CKAN maps `extras` when it starts; the type checker sees the class without it.
    found = [one for one in agencies if code and one.extras.get("agency_code") == code]
    wanted = fold(named)
    return found or [
        one
        for one in agencies
        if wanted in (fold(name) for name in (one.title, one.extras.get("short_name")) if name)
    ]


def _mentioned(text: str) -> str | None:
    """The one agency whose whole title a text has, the longest title first."""
    words = f" {fold(text)} "
    titles = [(fold(one.title or ""), one.id) for one in _agencies()] if text else []
    good = [one for one in titles if len(one[0].split()) >= LEAST_WORDS and _names(words, one[0])]
    longest = max((len(title) for title, _ in good), default=0)
    found = [identity for title, identity in good if len(title) == longest]
    return found[0] if len(found) == 1 else None


def _names(words: str, title: str) -> bool:
    """Whether the words have the title: `cơ sở du lịch` does not name `Sở Du lịch`."""
    return f" {title} " in words.replace(" co so ", " co-so ")


def _unknown(named: str) -> Problem:
    return say(
        "unknown_agency",
        named,
        f"Không có cơ quan nào mang mã hoặc tên «{named}»; bộ dữ liệu được đặt ở cơ quan của "
        "nguồn. Ghi mã này vào trang cơ quan, hoặc chuyển bộ dữ liệu.",
        f"No agency has the code or name “{named}”; the dataset went to the source's agency. "
        "Write the code on the agency's page, or move the dataset.",
    )


def _ambiguous(named: str, found: list[Any]) -> Problem:
    titles = ", ".join(str(one.title) for one in found)
    return say(
        "ambiguous_agency",
        named,
        f"Nhiều cơ quan cùng mang «{named}» ({titles}); bộ dữ liệu được đặt ở cơ quan của nguồn. "
        "Sửa mã hoặc tên viết tắt trên trang cơ quan, hoặc chuyển bộ dữ liệu.",
        f"Several agencies bear “{named}” ({titles}); the dataset went to the source's agency. "
        "Mend the code or short name on an agency's page, or move the dataset.",
    )
