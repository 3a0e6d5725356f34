"""No message without Vietnamese, no broken placeholder, no word against the glossary."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from services import catalogue

PLACE = re.compile(r"%\([A-Za-z_]+\)[sdri]|%[sdri]|\{[A-Za-z_0-9!]*\}|</?[a-z]+")
STOCK = Path(sys.prefix) / "lib"
#: English word → what its translation must not say (i18n/vi/GLOSSARY.md).
AGAINST = {
    r"datasets?": ("tập dữ liệu", "gói dữ liệu"),
    r"organizations?": ("tổ chức",),
    r"groups?": ("nhóm",),
    r"resources?": ("tài nguyên",),
    r"tags?": (" thẻ ",),
    r"you": ("bạn ",),
}


def one(text):
    return text if isinstance(text, str) else text[-1]


@pytest.fixture(scope="module")
def ours():
    found = catalogue.merged()
    return {one(message.id): one(message.string) for message in found if message.id}


@pytest.fixture(scope="module")
def core():
    """CKAN's own messages with its Vietnamese, where it has some."""
    files = list(STOCK.glob("python*/site-packages/ckan/i18n/vi/LC_MESSAGES/ckan.po"))
    if not files:
        pytest.skip("CKAN is not installed here")
    with files[0].open("rb") as stream:
        return [message for message in read_po(stream) if message.id]


def test_the_committed_catalogue_is_what_the_fragments_give():
    assert catalogue.TARGET.read_bytes() == catalogue.text(catalogue.merged()), "make i18n"


def test_every_message_of_ckan_has_vietnamese(core, ours):
    missing = [
        message.id
        for message in core
        if not ours.get(one(message.id)) and (message.fuzzy or not one(message.string))
    ]
    assert missing == []


def test_every_message_of_our_own_has_vietnamese(core, ours):
    known = {
        name
        for message in core
        if one(message.string)
        for name in ([message.id] if isinstance(message.id, str) else message.id)
    }
    missing = {
        text: where
        for text, where in catalogue.used().items()
        if text not in ours and text not in known
    }
    assert missing == {}


def test_placeholders_and_tags_are_kept(core, ours):
    wanted = {**{one(message.id): one(message.string) for message in core}, **ours}
    broken = [
        (text, said)
        for text, said in wanted.items()
        if said and sorted(PLACE.findall(text)) != sorted(PLACE.findall(said))
    ]
    assert broken == []


def test_the_glossary_is_kept(core, ours):
    wanted = {**{one(message.id): one(message.string) for message in core}, **ours}
    against = [
        (text, said)
        for text, said in wanted.items()
        for word, wrong in AGAINST.items()
        if re.search(rf"\b{word}\b", re.sub(r"<[^>]*>|\{\w+\}|%\(\w+\)s", "", text), re.IGNORECASE)
        and any(bad in said.lower() for bad in wrong)
    ]
    assert against == []
