"""Makes the portal's font: one variable file of the letters that Vietnamese and English need.

The source is Source Sans 3 (OFL 1.1) as the package `fontpkg-source-sans-3` carries it: one file
for all weights, marks that stack well (ẫ ể ộ ữ), figures of one width. It is cut down to about
30 KB. The licence reserves the name «Source», so the cut file is called «Hue Sans»; copyright and
licence stay in it. Needs the extra `font` of setup.py; without the file pages use system fonts.
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

FAMILY = "Hue Sans"
PACKAGE, FILE = "fontpkg_source_sans_3", "files/SourceSans3[wght].ttf"
#: ASCII, Latin-1, the Vietnamese letters and combining marks, punctuation, đồng, arrows.
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x102, 0x103),
    (0x110, 0x111),
    (0x128, 0x129),
    (0x168, 0x169),
    (0x1A0, 0x1A1),
    (0x1AF, 0x1B0),
    (0x300, 0x309),
    (0x31B, 0x31B),
    (0x323, 0x323),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2015),
    (0x2018, 0x201D),
    (0x2020, 0x2026),
    (0x2030, 0x203A),
    (0x20AB, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"]
STYLE = """@font-face {{
  font-family: "{family}";
  src: url("{file}") format("woff2");
  font-weight: 200 900;
  font-display: optional;
}}
"""


def source() -> Path:
    """The whole font; raises ModuleNotFoundError when the extra `font` is not installed."""
    return Path(str(files(PACKAGE).joinpath(FILE)))


def make(whole: Path, folder: Path) -> dict[str, Any]:
    """Cut `whole` down into `folder`; returns `{style, files, bytes}` with addresses under `/hue`.

    The files' name holds a digest of both, so that browsers may keep them for ever.
    """
    data = _cut(whole)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("hue-sans-*"):
        old.unlink()
    name = f"hue-sans-{hashlib.sha256(data + STYLE.encode()).hexdigest()[:10]}"
    (folder / f"{name}.woff2").write_bytes(data)
    style = STYLE.format(family=FAMILY, file=f"{name}.woff2")
    (folder / f"{name}.css").write_text(style, encoding="utf-8")
    told = {"style": f"/hue/{name}.css", "files": [f"/hue/{name}.woff2"], "bytes": len(data)}
    (folder / "font.json").write_text(json.dumps(told) + "\n", encoding="utf-8")
    return told


def _cut(whole: Path) -> bytes:
    from io import BytesIO

    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(whole, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, flavor="woff2", name_IDs=["*"], notdef_outline=True)
    cutter = Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16, 25):
            record.string = FAMILY.encode(record.getEncoding())
        elif record.nameID == 6:
            record.string = FAMILY.replace(" ", "").encode(record.getEncoding())
    font.flavor = "woff2"
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()
