"""Merges the parts' translations into the catalogues that CKAN loads (`make i18n`).

Each part keeps `i18n/fragments/<part>.vi.po`; `core.vi.po` and `*-stock.vi.po` complete and correct
the ones of CKAN and its extensions. Runs in the virtualenv: `python -m services.catalogue`.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from services import wording

REPO = Path(__file__).resolve().parent.parent
FRAGMENTS = REPO / "i18n" / "fragments"
TARGET = REPO / "i18n" / "vi" / "LC_MESSAGES" / "ckanext-hue_opendata.po"
ENGLISH = REPO / "i18n" / "en" / "LC_MESSAGES" / "ckanext-hue_opendata.po"
PLURALS = {"vi": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
PACKAGE = REPO / "ckanext" / "hue_opendata"
METHODS = [("**.py", "python"), ("**/templates/**.html", "ckan.lib.extract:extract_ckan")]
KEYWORDS = {"_": None, "N_": None, "ungettext": (1, 2), "ngettext": (1, 2), "gettext": None}


def fragments() -> list[Path]:
    """The parts' files, in the order of their names."""
    return sorted(FRAGMENTS.glob("*.vi.po"))


def read(file: Path) -> Catalog:
    """One file's messages."""
    with file.open("rb") as stream:
        return read_po(stream, locale="vi")


def merged() -> Catalog:
    """All fragments in one; raises ValueError when two translate one message differently."""
    whole = Catalog(locale="vi", project="ckanext-hue_opendata", charset="utf-8")
    whole.fuzzy = False
    said: dict[object, tuple[object, str]] = {}
    for file in fragments():
        for message in read(file):
            if not message.id or not message.string:
                continue
            known = said.setdefault(_key(message), (message.string, file.name))
            if known[0] != message.string:
                raise ValueError(f"{file.name}, {known[1]}: {message.id!r}")
            whole.add(message.id, message.string, flags=message.flags, context=message.context)
    return whole


def _key(message: Message) -> object:
    identity = message.id if isinstance(message.id, str) else tuple(message.id)
    return message.context, identity


def english() -> Catalog:
    """What CKAN and its extensions say otherwise in English; see `wording`."""
    return wording.english(sorted(FRAGMENTS.glob("*.en.po")))


def text(catalogue: Catalog) -> bytes:
    """The catalogue as a file: no dates, so that equal content is an equal file."""
    stream = io.BytesIO()
    language = str(catalogue.locale)
    write_po(stream, catalogue, sort_output=True, omit_header=True, width=0)
    head = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: ckanext-hue_opendata\\n"\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {PLURALS[language]}\\n"\n\n'
    )
    return head.encode() + stream.getvalue()


def used() -> dict[str, str]:
    """Every message of our own code and templates → where it stands first."""
    found: dict[str, str] = {}
    for name, line, message, _, _ in extract_from_dir(
        str(PACKAGE), METHODS, keywords=KEYWORDS, options_map={}
    ):
        first = message if isinstance(message, str) else message[0]
        found.setdefault(first, f"{name}:{line}")
    return found


def main() -> None:
    """Write the catalogues; a test says when they are not what the fragments give."""
    for target, whole in ((TARGET, merged()), (ENGLISH, english())):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text(whole))
        print(f"{target.relative_to(REPO)}: {len(whole)}")


if __name__ == "__main__":
    main()
