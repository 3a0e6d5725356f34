"""What a spreadsheet's number format shows: a percentage, zeros in front, a unit, a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
#: Built-in date formats of Excel (ECMA-376 part 1, 18.8.30).
DATE_IDS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
BUILT_IN = {9: "0%", 10: "0.00%", 49: "@"}


@dataclass(frozen=True)
class Shown:
    """`percent`; `zeros`: digits that a code is filled up to; `unit` behind the number; `date`."""

    percent: bool = False
    zeros: int = 0
    unit: str = ""
    date: bool = False

    def __bool__(self) -> bool:
        return self.percent or bool(self.zeros) or bool(self.unit)


def understand(code: str) -> Shown:
    """Read a number format's first section."""
    section = code.split(";")[0]
    quoted = "".join(a or b for a, b in _QUOTED.findall(section)).strip()
    bare = re.sub(r"\[[^\]]*\]", "", _QUOTED.sub("", section)).strip()
    if bare.lower() in ("general", "@", ""):
        return Shown(unit=quoted if bare.lower() == "general" and quoted.isalpha() else "")
    if "%" in bare:
        return Shown(percent=True)
    if _DATE.search(re.sub(r"e\+|e-", "", bare, flags=re.IGNORECASE)) and "#" not in bare:
        return Shown(date=True)
    if re.fullmatch(r"0{2,}", bare):
        return Shown(zeros=len(bare))
    unit = quoted if re.fullmatch(r"[^\d.,]{1,15}", quoted or "") else ""
    currency = re.search(r"\[\$([^\]\-]+)", section)
    return Shown(unit=unit.strip() or (currency[1].strip() if currency else ""))
