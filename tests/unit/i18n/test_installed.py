"""The catalogues of the installed extensions are covered: harvest, scheming, dcat.

CKAN's own .pot holds the messages of activity, the DataStore and its views (test_catalogue). What
an extension says is taken from its .pot and from its sources, for a .pot may be older.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract, extract_from_dir
from babel.messages.pofile import read_po

from ckanext.hue_opendata.delivery.mending import MENDS, mend
from services import catalogue

LIBRARY = Path(sys.prefix) / "lib"
METHODS = [
    ("**/tests/**", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", "ckan.lib.extract:extract_ckan"),
    ("**/templates_new/**.html", "ckan.lib.extract:extract_ckan"),
]


def ids(message):
    return [message.id] if isinstance(message.id, str) else list(message.id)


@pytest.fixture(scope="module")
def packages():
    found = next(iter(LIBRARY.glob("python*/site-packages")))
    if not (found / "ckanext" / "harvest").is_dir():
        pytest.skip("the extensions are not installed here")
    return found


@pytest.fixture(scope="module")
def translated(packages):
    """Every message that has Vietnamese, of CKAN's catalogue or ours."""
    with (packages / "ckan/i18n/vi/LC_MESSAGES/ckan.po").open("rb") as stream:
        core = [one for one in read_po(stream) if one.id and not one.fuzzy]
    done = [one for one in core if (one.string if isinstance(one.string, str) else one.string[0])]
    return {text for message in (*done, *catalogue.merged()) for text in ids(message)}


def said(folder):
    """What an extension says, by its sources and its .pot."""
    messages = {
        text
        for _, _, message, _, _ in extract_from_dir(
            str(folder), METHODS, keywords=catalogue.KEYWORDS, options_map={}
        )
        for text in ([message] if isinstance(message, str) else message[:2])
        if text
    }
    for pot in (folder / "i18n").glob("*.pot"):
        with pot.open("rb") as stream:
            messages |= {text for message in read_po(stream) for text in ids(message) if text}
    return messages


def sentences(template):
    """The messages of a template's text."""
    found = extract("ckan.lib.extract:extract_ckan", BytesIO(template.encode()), catalogue.KEYWORDS)
    return {
        text
        for _, message, _, _ in found
        for text in ([message] if isinstance(message, str) else message[:2])
        if text
    }


@pytest.mark.parametrize("name", ["harvest", "scheming", "dcat"])
def test_every_message_of_an_extension_has_vietnamese(packages, translated, name):
    messages = said(packages / "ckanext" / name)
    assert len(messages) > 30
    assert messages - translated == set()


def test_a_sentence_of_a_template_that_was_mended_has_vietnamese_as_it_reads_now(
    packages, translated
):
    """What a mend changes inside `_(…)` is another message, which no package's catalogue has."""
    folders = [packages / "ckan/templates", *packages.glob("ckanext/*/templates*")]
    left = {
        (name, text)
        for name in MENDS
        for folder in folders
        if (folder / name).is_file()
        for text in sentences(mend(name, (folder / name).read_text(encoding="utf-8")))
    }
    assert len(left) > 50
    assert {(name, text) for name, text in left if text not in translated} == set()


def test_every_sentence_of_ckans_scripts_has_vietnamese_and_reaches_the_browser(
    packages, translated
):
    """`ckan translation js` takes what CKAN's .pot says is in a script."""
    with (packages / "ckan/i18n/ckan.pot").open("rb") as stream:
        told = read_po(stream)
    known = {
        text
        for one in told
        if one.id and any(name.endswith(".js") for name, _ in one.locations)
        for text in ids(one)
    }
    folder = packages / "ckan/public/base/javascript"
    found = extract_from_dir(
        str(folder), [("**.js", "javascript")], keywords=catalogue.KEYWORDS, options_map={}
    )
    sentences = {
        text
        for _, _, message, _, _ in found
        for text in ([message] if isinstance(message, str) else message[:2])
        if text
    }
    assert len(sentences) > 20
    assert sentences - known == set()
    assert known - translated == set()
