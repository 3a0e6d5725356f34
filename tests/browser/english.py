"""Finds English on a Vietnamese page.

The English words are those of the catalogues' own English messages, less the ones that their
Vietnamese uses too (proper names, code words, syllables that happen to be spelt alike).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po
from playwright.sync_api import Page

from services import catalogue

LIBRARY = Path(sys.prefix) / "lib"
WORD = re.compile(r"[A-Za-z]{3,}")
#: Tags, places, addresses and names made for addresses are no words.
MARKS = re.compile(
    r"Open Data Commons|Creative Commons|authority table|"
    r"[a-z0-9]+(?:-[a-z0-9]+)+|(?:^|\s)\S*/\S*|<[^>]*>|"
    r"%\([a-z_]+\)[sdr]|\{[^}]*\}|https?://\S+|\S+@\S+|\S+\.\S+"
)
#: Proper names and code words; nothing else may stand here.
NAMES = frozenset(
    "ckan api csv json xml url datastore python curl facebook css markdown html solr email xlsx "
    "excel english festival token rss atom iso utf wcag javascript cookie domain long none".split()
)
#: Every text that people read or hear: what is shown, named, described; not code, data or English.
TEXTS = """() => {
  const found = [];
  const shut = "script, style, noscript, template, code, pre, svg, [lang='en'], option";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    if (text && !walker.currentNode.parentElement.closest(shut)) found.push(text);
  }
  for (const one of document.querySelectorAll("*")) {
    if (one.closest("[lang='en']")) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt", "data-bs-title",
                        "data-module-content"]) {
      const text = one.getAttribute(name);
      if (text) found.push(text.trim());
    }
  }
  for (const one of document.querySelectorAll("option")) {
    if (one.value !== one.textContent.trim()) found.push(one.textContent.trim());
  }
  found.push(document.title);
  return found;
}"""


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """English words of the messages, in lower case."""
    english: set[str] = set()
    vietnamese: set[str] = set(NAMES)
    for message in _messages():
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        said = [message.string] if isinstance(message.string, str) else list(message.string)
        if said == ids:
            continue
        for text in ids:
            english.update(word.lower() for word in WORD.findall(MARKS.sub(" ", text)))
        for text in said:
            vietnamese.update(_syllables(text))
    return frozenset(english - vietnamese)


def _messages() -> Iterator:
    yield from (message for message in catalogue.merged() if message.id)
    for file in LIBRARY.glob("python*/site-packages/ckan/i18n/vi/LC_MESSAGES/ckan.po"):
        with file.open("rb") as stream:
            yield from (message for message in read_po(stream) if message.id)


def _syllables(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"\w+", MARKS.sub(" ", text)) if word.isascii()]


def found(page: Page, allowed: tuple[str, ...] = ()) -> list[str]:
    """The texts of the page that hold an English word, with the words."""
    left = []
    for text in dict.fromkeys(page.evaluate(TEXTS)):
        bare = MARKS.sub(" ", text)
        for name in allowed:
            bare = bare.replace(name, " ")
        hits = [word for word in re.findall(r"\w+", bare) if word.lower() in words()]
        if hits:
            left.append(f"{' '.join(text.split())[:120]}: {' '.join(hits[:5])}")
    return left
