"""How a problem stands in CKAN's harvest tables, which have one text for it, and is read again.

First line: code and place; second: Vietnamese; third: English. Stock pages show it as it is, ours
show the reader's language. What another program wrote (CKAN's own messages) is read as it stands.
"""

from __future__ import annotations

import re

from ckanext.hue_opendata.harvest.connectors.contract import Problem, say

HEAD = re.compile(r"\[(?P<code>[a-z0-9_]+)\] ?(?P<where>.*)")
#: The code of a message that is not ours.
FOREIGN = "other"


def write(problem: Problem) -> str:
    """The problem as one text of three lines."""
    where = " ".join(problem.where.split())
    lines = [f"[{problem.code}] {where}".rstrip()]
    lines += [" ".join(problem.text[language].split()) for language in ("vi", "en")]
    return "\n".join(lines)


def read(text: str) -> Problem:
    """The problem that a text says; a foreign text is its own sentence in both languages."""
    lines = text.split("\n")
    head = HEAD.fullmatch(lines[0])
    if head is None or len(lines) != 3:
        return say(FOREIGN, "", text, text)
    return say(head["code"], head["where"], lines[1], lines[2])
