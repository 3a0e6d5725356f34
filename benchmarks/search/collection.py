"""A small public test collection: datasets, topics, and queries by deterministic perturbation.

Each subject is published for several units and years, so near-duplicates are there on purpose. A
dataset of the subject is relevant (1), of the subject and the place (2). Judgements are complete by
construction. Every third subject is held out: nothing is tuned on it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ckanext.hue_opendata.text import fold

FILE = Path(__file__).with_name("subjects.tsv")
#: unit of today → one that went into it (1675/NQ-UBTVQH15)
PLACES = {"Thuận Hóa": "Phú Nhuận", "Phú Xuân": "Tây Lộc", "Vỹ Dạ": "Xuân Phú", "An Cựu": "An Đông"}
YEARS = (2023, 2024)
NOTHING = (
    "tàu vũ trụ",
    "núi lửa hoạt động",
    "giá bitcoin",
    "đội bóng rổ nhà nghề",
    "tàu điện ngầm",
)
TELEX = {"̀": "f", "́": "s", "̉": "r", "̃": "x", "̣": "j", "̂": "2", "̆": "w", "̛": "w"}
VNI = {"̀": "2", "́": "1", "̉": "3", "̃": "4", "̣": "5", "̂": "6", "̆": "8", "̛": "7"}


@dataclass(frozen=True)
class Subject:
    title: str
    english: str
    short: str
    notes: str
    held_out: bool


def subjects() -> list[Subject]:
    """The subjects of the file, every third held out."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line]
    return [Subject(*row, held_out=at % 3 == 2) for at, row in enumerate(rows)]


def datasets() -> Iterator[tuple[str, str, str]]:
    """(name, title, notes) of every dataset; the name tells subject, place and year."""
    for number, subject in enumerate(subjects()):
        for place, (new, _) in enumerate(PLACES.items()):
            for year in YEARS:
                title = f"{subject.title} phường {new} năm {year}"
                yield f"s{number}-p{place}-y{year}", title, f"{subject.title}: {subject.notes}."


def queries() -> Iterator[tuple[str, str, int, int | None, bool]]:
    """(class, query, subject, place or None, held out)."""
    for number, subject in enumerate(subjects()):
        title = subject.title.lower()
        ways = {
            "accented": title,
            "bare": fold(title),
            "nfd": unicodedata.normalize("NFD", title),
            "half": " ".join(w if at % 2 else fold(w) for at, w in enumerate(title.split())),
            "upper": title.upper(),
            "telex": _keys(title, TELEX),
            "vni": _keys(title, VNI),
            "glued": fold(title).replace(" ", "", 2),
            "typo": _typo(fold(title)),
            "question": f"cho tôi xem số liệu về {title} của thành phố Huế ở đâu?",
            "punctuation": f"«{title}»: 2024/{subject.short or 'UBND'}",
            "english": subject.english,
            "prefix": title[:-1] if len(title.split()[-1]) > 2 else title,
        }
        if subject.short:
            ways["acronym"] = subject.short
        for kind, text in ways.items():
            yield kind, text, number, None, subject.held_out
        for place, (new, old) in enumerate(PLACES.items()):
            yield "place", f"{title} {new}", number, place, subject.held_out
            yield "old place", f"{title} phường {old}", number, place, subject.held_out


def grade(name: str, subject: int, place: int | None) -> int:
    """How relevant a dataset is: 0, 1, 2."""
    s, p, _ = name.split("-")
    if s != f"s{subject}":
        return 0
    return 2 if place is None or p == f"p{place}" else 1


def _keys(text: str, table: dict[str, str]) -> str:
    """The keys of an input method: marks in the syllable's end, as people type them."""
    out = []
    for word in text.split():
        letters, ends = [], []
        for char in unicodedata.normalize("NFD", word):
            if char == "đ":
                letters.append("dd" if table is TELEX else "d9")
            elif char not in table:
                letters.append(char)
            elif table[char] == "2" and table is TELEX:
                letters.append(letters[-1])
            elif table[char] in "w678":
                letters.append(table[char])
            else:
                ends.append(table[char])
        out.append("".join(letters + ends))
    return " ".join(out)


def _typo(text: str) -> str:
    """Two letters of the longest word exchanged."""
    words = text.split()
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[at]
    middle = len(word) // 2
    words[at] = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return " ".join(words)
