"""Turns raw cells into values of a column's type; what does not fit raises, and stays text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ckanext.hue_opendata.tables.reading.columns import cell as looks
from ckanext.hue_opendata.tables.reading.columns.cell import (
    basic_day,
    day_of,
    look,
    moment_of,
)
from ckanext.hue_opendata.tables.reading.columns.decision import Decision
from ckanext.hue_opendata.tables.reading.grid import (
    CellError,
    Measured,
    NoValue,
    number_text,
    shown,
)
from ckanext.hue_opendata.text import parse_number

_NOTHING = frozenset((looks.NIL, looks.UNKNOWN, looks.ERROR, looks.HASHES))
_BROKEN = frozenset((looks.ERROR, looks.HASHES))
_TEXTS, _FIGURES = frozenset((str, type(None))), frozenset((int, float, type(None)))
#: Days between the two counts of spreadsheets.
_FROM_1904 = 1462
_EPOCH = datetime(1899, 12, 30)


class Misfit(ValueError):
    """A cell that cannot be a value of the column's type."""


def converter(made: Decision) -> Callable[[list[Any]], list[Any]]:
    """A function from a chunk of raw cells to values; equal cells are read once."""
    one = ONE[made.type]
    cache: dict[Any, Any] = {}

    def convert(values: list[Any]) -> list[Any]:
        if len(cache) > 200_000:
            cache.clear()
        kinds = set(map(type, values))
        if made.type == "text" and not made.lossy and kinds <= _TEXTS:
            return values
        if made.type in ("integer", "number") and kinds <= _FIGURES:
            return _figures(values, made.type == "integer")
        plain = _plain(values, made) if kinds <= _TEXTS else None
        if plain is not None:
            return plain
        out = []
        for value in values:
            if value is None:
                out.append(None)
                continue
            key = (type(value), value)
            if key not in cache:
                cache[key] = one(value, made)
            out.append(cache[key])
        return out

    return convert


def _plain(values: list[Any], made: Decision) -> list[Any] | None:
    """A column of figures written without thousands, at once; None when some are not."""
    if made.type not in ("integer", "number"):
        return None
    texts = [v for v in values if v is not None]
    sign = made.sign if made.type == "number" else None
    joined = "".join(texts)
    bare = joined.replace("-", "")
    bare = bare.replace(sign, "") if sign else bare
    if not bare.isascii() or not bare.isdigit():
        return None
    one = int if made.type == "integer" else Decimal
    try:
        if sign == ",":
            return [None if v is None else Decimal(v.replace(",", ".")) for v in values]
        return [None if v is None else one(v) for v in values]
    except (ValueError, ArithmeticError):
        return None


def _figures(values: list[Any], whole: bool) -> list[Any]:
    """A column of native numbers, at once. Raises `Misfit` for a fraction in a whole column."""
    if whole:
        holes = None in values
        made = [None if v is None else int(v) for v in values] if holes else list(map(int, values))
        if made != values:
            raise Misfit("a fraction")
        return made
    full = [v for v in values if v is not None] if None in values else values
    told = "\n".join(map(repr, full))
    texts = f"{told}\n".replace(".0\n", "\n").split("\n")[:-1]
    if "e" in told or "n" in told or len(max(texts, key=len, default="")) > 15:
        made = [decimal_of(value) for value in full]
    else:
        made = list(map(Decimal, texts)) if full else []
    if full is values:
        return made
    rest = iter(made)
    return [None if v is None else next(rest) for v in values]


def decimal_of(value: float) -> Decimal | None:
    """A native number with the 15 digits that a spreadsheet keeps; None for no number."""
    if type(value) is int:
        return Decimal(value)
    text = repr(value)
    if len(text) < 16 and "e" not in text:
        return Decimal(text[:-2] if text.endswith(".0") else text) if "n" not in text else None
    if value != value or value in (float("inf"), float("-inf")):
        return None
    return Decimal(number_text(float(value)))


def _gone(value: Any) -> bool:
    return isinstance(value, CellError | NoValue)


def _nothing(value: Any) -> bool:
    """Whether a cell says that there is no value: an error, a dash, a word for it."""
    return _gone(value) or (type(value) is str and look(value).kind in _NOTHING)


def _text(value: Any, made: Decision) -> Any:
    if type(value) is str:
        return None if made.lossy and look(value).kind in _BROKEN else value
    if _gone(value):
        return None
    if isinstance(value, datetime):
        plain = value.hour or value.minute or value.second
        return value.strftime("%d/%m/%Y %H:%M:%S" if plain else "%d/%m/%Y")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, Measured):
        return f"{number_text(float(value))}{'' if value.unit == '%' else ' '}{value.unit}"
    return shown(value)


def _decimal(value: Any, made: Decision) -> Decimal | None:
    if _nothing(value):
        return None
    if type(value) is str:
        seen = look(value)
        bare = seen.bare or value
        if seen.kind == looks.BIG:
            return Decimal(bare)
        result = parse_number(bare, made.sign)
        if result.reason == "ambiguous" and bare.isdigit():
            # The column is one of numbers: nine plain digits in it are no phone number.
            result = parse_number(bare, ",")
        if result.value is None and made.sign is None and made.unit:
            result = parse_number(f"{bare} {made.unit}")
        if result.value is None:
            raise Misfit(value)
        return result.value
    if isinstance(value, bool):
        raise Misfit(str(value))
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        return decimal_of(float(value))
    raise Misfit(shown(value))


def _integer(value: Any, made: Decision) -> int | None:
    if type(value) is float and abs(value) < 1e15 and value == int(value):
        return int(value)
    number = _decimal(value, made)
    if number is not None and number != int(number):
        raise Misfit(shown(value))
    return None if number is None else int(number)


def _date(value: Any, made: Decision) -> date | None:
    moment = _moment(value, made)
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(value: Any, made: Decision) -> datetime | None:
    if _nothing(value):
        return None
    if made.order == "ymd":
        day = basic_day(shown(value))
        if day is None:
            raise Misfit(shown(value))
        return datetime(day.year, day.month, day.day)
    if type(value) is str:
        if made.serial and value.isdecimal() and len(value) == 5:
            return _moment(int(value), made)
        day = day_of(value, made.order)
        found = datetime(day.year, day.month, day.day) if day else moment_of(value, made.order)
        if found is None:
            raise Misfit(value)
        return found
    if isinstance(value, datetime):
        return value.replace(day=value.month, month=value.day) if made.swap else value
    if isinstance(value, date):
        if made.swap:
            value = value.replace(day=value.month, month=value.day)
        return datetime(value.year, value.month, value.day)
    if isinstance(value, int | float) and made.serial and not isinstance(value, bool):
        return _EPOCH + timedelta(days=float(value) + (_FROM_1904 if made.since_1904 else 0))
    raise Misfit(shown(value))


def _boolean(value: Any, made: Decision) -> bool | None:
    if isinstance(value, bool):
        return value
    if _gone(value):
        return None
    text = str(value).strip().lower()
    if text in ("true", "x", "✓", "✔", "☑", "√", "v"):
        return True
    if text == "false":
        return False
    if look(text).kind in _NOTHING:
        return None
    raise Misfit(text)


ONE: dict[str, Callable[[Any, Decision], Any]] = {
    "text": _text, "integer": _integer, "number": _decimal, "boolean": _boolean, "date": _date,
    "datetime": _moment, "period": _text, "geometry": _text,
}  # fmt: skip
