"""Makes the portal's icons: of CKAN's icon font only what the installed pages use.

CKAN's Font Awesome Free 6 (font: OFL 1.1, drawings: CC BY 4.0) is 2,000 icons: 23 KB of rules and
158 KB of glyphs on a first visit. Which ones CKAN, its extensions and ours can show stands in their
templates and scripts. The cut font and its rules are registered as the asset `vendor/fontawesome`
before CKAN does so itself (the first one wins), and take its place. An icon of a plugin that is
installed later needs the command once more; without the files pages use CKAN's own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ckanext.hue_opendata.theme import config

LIBRARY, ASSET = "vendor", "fontawesome"
SOLID = "fa-solid-900.woff2"
#: A name after `fa-`, or given as an icon to a helper: icon="clock", 'icon': 'table'.
NAMED = re.compile(r"""\bfa-([a-z0-9-]+)|\bicon['"]?\s*[=:]\s*\(?\s*['"]([a-z0-9- ]+)['"]""")
RULE = re.compile(r"""((?:\.fa-[\w-]+,?\s*)+)\{\s*--fa:\s*"([^"]+)";?\s*\}""")
ADDRESS = re.compile(r"""url\(["']?\.\./webfonts/([\w-]+\.woff2)["']?\) format\(["']woff2["']\)""")
TTF = re.compile(r""",\s*url\(["']?\.\./webfonts/[\w-]+\.ttf["']?\) format\(["']truetype["']\)""")
WHOLE = "../../base/vendor/fontawesome-free/webfonts/"
READ = (".html", ".js", ".py")


def used(roots: Iterable[Path]) -> set[str]:
    """The names of icons in the templates, scripts and modules under `roots`."""
    found: set[str] = set()
    for file in (file for root in roots for file in root.rglob("*") if file.suffix in READ):
        if "vendor" not in file.parts and "tests" not in file.parts:
            text = file.read_text(encoding="utf-8", errors="replace")
            names = (one or two for one, two in NAMED.findall(text))
            found.update(word for name in names for word in name.split())
    return found


def installed() -> Iterator[Path]:
    """The folders of CKAN's public face and of every installed extension."""
    import ckan

    import ckanext

    yield Path(str(ckan.__file__)).parent
    # Every folder of the namespace: what comes with CKAN, and what was installed beside it.
    yield from map(Path, ckanext.__path__)
    # Ours may be installed in a way that is no folder of the namespace.
    yield Path(__file__).parents[1]


def source() -> Path:
    """CKAN's own copy of the icon font."""
    import ckan

    return Path(str(ckan.__file__)).parent / "public" / "base" / "vendor" / "fontawesome-free"


def folder() -> Path | None:
    """Where the cut icons lie, when they were made."""
    made = config.made()
    return made / "icons" if made and (made / "icons" / "webassets.yml").is_file() else None


def make(source: Path, names: set[str], folder: Path) -> dict[str, Any]:
    """Cut the font under `source` (CKAN's `fontawesome-free`) down to `names`, into `folder`.

    Returns `{icons, bytes, file}`; `folder` gets the font, its rules and a `webassets.yml`.
    """
    text = (source / "css" / "all.css").read_text(encoding="utf-8")
    codes: set[str] = set()

    def keep(rule: re.Match[str]) -> str:
        classes = {one.strip().removeprefix(".fa-") for one in rule[1].split(",")}
        known = classes & names
        if not known:
            return ""
        codes.add(rule[2])
        return ",".join(f".fa-{one}" for one in sorted(known)) + f'{{--fa:"{rule[2]}"}}'

    rules = RULE.sub(keep, text)
    data = _cut(source / "webfonts" / SOLID, {_point(code) for code in codes})
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("hue-icons-*"):
        old.unlink()
    name = f"hue-icons-{hashlib.sha256(data).hexdigest()[:10]}.woff2"
    (folder / name).write_bytes(data)
    (folder / "icons.css").write_text(_faces(rules, name), encoding="utf-8")
    (folder / "webassets.yml").write_text(
        f"{ASSET}:\n  output: {LIBRARY}/%(version)s_icons.css\n  contents:\n    - icons.css\n",
        encoding="utf-8",
    )
    return {"icons": len(codes), "bytes": len(data), "file": f"/hue/icons/{name}"}


def _point(code: str) -> int:
    """A character as CSS writes it: `\\f015`, or the sign itself."""
    return int(code[1:], 16) if code.startswith("\\") else ord(code)


def _faces(rules: str, name: str) -> str:
    """The rules with addresses that hold from where CKAN puts its bundles, solid ones to ours."""

    def address(found: re.Match[str]) -> str:
        where = f"../../hue/icons/{name}" if found[1] == SOLID else WHOLE + found[1]
        return f'url("{where}") format("woff2")'

    text = ADDRESS.sub(address, TTF.sub("", rules))
    return re.sub(r"\s+", " ", text)


def _cut(font: Path, codes: set[int]) -> bytes:
    from io import BytesIO

    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    whole = TTFont(font, recalcTimestamp=False)
    cutter = Subsetter(Options(flavor="woff2", name_IDs=["*"], notdef_outline=True))
    cutter.populate(unicodes=sorted(codes & set(whole.getBestCmap() or {})))
    cutter.subset(whole)
    whole.flavor = "woff2"
    stream = BytesIO()
    whole.save(stream)
    return stream.getvalue()
