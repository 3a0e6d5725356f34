"""What the styles of an .xlsx tell: which cell formats are bold, in a legacy font, a percentage."""

from __future__ import annotations

from dataclasses import dataclass, field

from ckanext.hue_opendata.tables.reading.containers import formats, xml
from ckanext.hue_opendata.text import encoding_of_font


@dataclass
class Styles:
    """Cell format ids: bold ones, legacy fonts, number formats that show more than the number."""

    bold: set[int] = field(default_factory=set)
    fonts: dict[int, tuple[str, bool]] = field(default_factory=dict)
    shown: dict[int, formats.Shown] = field(default_factory=dict)
    dates: set[int] = field(default_factory=set)

    def marked(self) -> set[int]:
        """All ids that say something."""
        return self.bold | set(self.fonts) | set(self.shown)


def read(data: bytes) -> Styles:
    """Understand `xl/styles.xml`; a broken one says nothing."""
    styles = Styles()
    root = xml.parse(data) if data else None
    if root is None:
        return styles
    codes = dict(formats.BUILT_IN)
    fonts: list[tuple[bool, str]] = []
    for part in root:
        name = xml.local(part)
        if name == "numFmts":
            for node in part:
                codes[_int(xml.get(node, "numFmtId"))] = xml.get(node, "formatCode") or ""
        elif name == "fonts":
            fonts = [_font(node) for node in part]
    cells = xml.first(root, "cellXfs")
    for number, node in enumerate(cells if cells is not None else ()):
        format_id = _int(xml.get(node, "numFmtId"))
        shown = formats.understand(codes[format_id]) if format_id in codes else formats.Shown()
        if shown:
            styles.shown[number] = shown
        if shown.date or format_id in formats.DATE_IDS:
            styles.dates.add(number)
        font_id = _int(xml.get(node, "fontId"))
        if font_id < len(fonts):
            bold, font = fonts[font_id]
            if bold:
                styles.bold.add(number)
            encoding, capitals = encoding_of_font(font)
            if encoding:
                styles.fonts[number] = (encoding, capitals)
    return styles


def _font(node: object) -> tuple[bool, str]:
    bold = xml.first(node, "b")
    name = xml.first(node, "name")
    is_bold = bold is not None and (xml.get(bold, "val") or "1") not in ("0", "false")
    return is_bold, (xml.get(name, "val") or "") if name is not None else ""


def _int(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
