"""What was decided of a column."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Decision:
    """`sign`: the decimal sign of its text numbers; `order`: dmy or mdy of its text
    dates, or ymd of days in eight digits.

    `swap`: native days are to be turned (day and month were exchanged); `serial`: numbers are
    days of a spreadsheet. `lossy`: some cells are errors and no texts. `said`: (code, kind of cell
    that shows it).
    """

    type: str = "text"
    sign: str | None = None
    unit: str = ""
    order: str = "dmy"
    swap: bool = False
    serial: bool = False
    lossy: bool = False
    since_1904: bool = False
    said: list[tuple[str, str]] = field(default_factory=list)

    def has_said(self, code: str) -> bool:
        return any(code == known for known, _ in self.said)

    def say(self, code: str, kind: str = "") -> Decision:
        if not self.has_said(code):
            self.said.append((code, kind))
        return self
