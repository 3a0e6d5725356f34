"""English as the portal says it: CKAN's organizations are agencies here, and its groups topics.

The English of our own pages follows the glossary; CKAN's own sentences beside it used two other
words for the same things. `i18n/fragments/*.en.po` holds sentences that need more than a word.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

LIBRARY = Path(sys.prefix) / "lib"
#: Catalogues of CKAN and its extensions whose English is reworded.
SOURCES = ("ckan/i18n/ckan.pot", "ckanext/*/i18n/*.pot")
#: Word (glossary, second column in English) by CKAN's; any case of the first letter.
WORDS = {
    "organizations": "agencies",
    "organisations": "agencies",
    "organization": "agency",
    "organisation": "agency",
    "groups": "topics",
    "group": "topic",
}
#: Placeholders, tags and addresses are no words.
CODE = r"\{[^}]*\}|%\([^)]*\)[sdr]|<[^>]*>|https?://\S+|user groups"
FOUND = re.compile(rf"({CODE})|(?:CKAN )?\b({'|'.join(WORDS)})\b", re.IGNORECASE)


def reworded(text: str) -> str:
    """A sentence with the portal's words; what is code stays."""

    def one(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        word = WORDS[found[2].lower()]
        return word.capitalize() if found[2][0].isupper() else word

    return FOUND.sub(one, text)


def english(fragments: list[Path]) -> Catalog:
    """Every message of CKAN and its extensions that is said otherwise here."""
    whole = Catalog(locale="en", project="ckanext-hue_opendata", charset="utf-8")
    whole.fuzzy = False
    for file in fragments:
        with file.open("rb") as stream:
            for message in read_po(stream, locale="en"):
                if message.id and message.string:
                    whole.add(message.id, message.string, context=message.context)
    for message in _stock():
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        said = [reworded(text) for text in ids]
        if said != ids and whole.get(message.id, message.context) is None:
            string = said[0] if isinstance(message.id, str) else tuple(said)
            whole.add(message.id, string, flags=message.flags, context=message.context)
    return whole


def _stock() -> Iterator[Message]:
    for site in LIBRARY.glob("python*/site-packages"):
        for pattern in SOURCES:
            for file in sorted(site.glob(pattern)):
                with file.open("rb") as stream:
                    yield from (message for message in read_po(stream) if message.id)
