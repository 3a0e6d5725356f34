"""What is kept of a person's words; and that no way of writing them changes what Solr is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from benchmarks.search import collection, typing
from ckanext.hue_opendata.search import layers, query, slips, tokens
from ckanext.hue_opendata.text import fold
from ckanext.hue_opendata.text.syllables import bases, spell

LAYERS = (layers.PLAIN, layers.own())


def texts() -> Iterator[str]:
    """Every text of the topic sets, in the spelling that people are taught."""
    for folder in ("", "fresh", "blind"):
        for row in collection.lines("topics.txt", folder):
            yield from row[2:]
        yield from (row[0] for row in collection.lines("unanswerable.txt", folder))
    yield from (row[1] for row in collection.lines("departments.txt"))


def asked(text):
    """Everything that Solr could be asked for a text, on any step that needs no index."""
    found = [query.is_plain(text), slips.decoded(text)]
    for layer in LAYERS:
        for mode in ("strict", "relaxed"):
            found.append(query.shape(query.read(text), mode, layer))
    return found


@pytest.mark.parametrize(
    "other",
    [
        lambda text: unicodedata.normalize("NFD", text),
        typing.old_tone,
        lambda text: text.replace("Đ", "Ð"),
    ],
    ids=["NFD", "the other tone place", "eth for d with stroke"],
)
def test_the_whole_topic_set_asks_the_same_however_it_is_written(other):
    differ = [text for text in texts() if text and asked(text) != asked(other(text))]
    assert differ == []


def test_no_syllable_is_looked_for_otherwise_than_it_is_kept():
    wrong = []
    for parts in bases().values():
        for tone in range(6):
            word, old = (spell(*parts, tone, old=way) for way in (False, True))
            kept = list(tokens.of_text(word))
            ways = (unicodedata.normalize("NFD", word), word.upper(), old)
            if any(list(tokens.of_text(way)) != kept for way in ways):
                wrong.append(word)
            if tokens.plain(fold(word)) not in kept:
                wrong.append(fold(word))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("do dac", ("do", "dac")),
        ("a luoi", ("a", "luoi")),
        ("to dan pho", ("to", "dan", "pho")),
        ("me va be", ("me", "be")),
        ("cac diem do mua", ("diem", "do", "mua")),
    ],
)
def test_a_bare_syllable_that_could_be_another_word_is_not_dropped(text, must):
    assert query.read(text).must == must


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("Thành phố nuôi bao nhiêu con lợn?", ("nuôi", "con", "lợn")),
        ("Nhà tôi có bị thu hồi đất năm nay không?", ("thu", "hồi", "đất")),
        ("Trụ cứu hỏa gần nhất nằm ở đâu?", ("trụ", "cứu", "hỏa")),
        ("số lượng giáo viên", ("giáo", "viên")),
        ("hôm nay", ("hôm", "nay")),
        ("thành phố", ("thành", "phố")),
    ],
)
def test_when_where_and_how_many_are_not_what_is_looked_for(text, must):
    assert query.read(text).must == must


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Sở GD&ĐT", ("sở", "gdđt")),
        ("GD&ĐT", ("gdđt",)),
        ("TT&TT, KH&CN", ("tttt", "khcn")),
        ("nước & môi trường", ("nước", "môi", "trường")),
        ("1.000 ha; PM2.5", ("1000", "ha", "pm", "25")),
    ],
)
def test_a_short_form_with_an_ampersand_is_one_word(text, kept):
    assert tokens.words(text) == kept
    assert query.read(text).must == kept


def test_the_last_word_may_be_a_beginning_unless_it_is_filler_or_a_blank_ends_it():
    assert query.read("lượng mư").unfinished
    assert not query.read("lượng mưa ").unfinished
    assert not query.read("lượng mưa ở đâu").unfinished
    plain, own = (query.shape(query.read("lượng mư"), "strict", layer)["q"] for layer in LAYERS)
    assert "extras_hue_begin:muv^1.0" in plain
    assert "extras_hue_begin:luongmuv^2.0" in plain
    assert "hue1_begin:mu^1.0" in own
    assert "hue1_begin:luongmu^2.0" in own


@pytest.mark.parametrize("text", ["chợ huế", "vé giá", "dân số", "lễ hội huế"])
@pytest.mark.parametrize("layer", LAYERS)
def test_what_only_helps_is_never_alone_beside_what_must_be_found(text, layer):
    """CKAN sends `q.op=AND`: one clause without a sign would have to be found as well."""
    made = query.shape(query.read(text), "strict", layer)["q"]
    helps = made[: made.index(" +")]
    assert " OR " in helps


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("text", ["ß", "漢字", "ñandú", "ǅ", "🙂 x", "ậ", "Å"])
def test_letters_of_other_languages_leave_no_empty_clause(text, layer):
    made = query.shape(query.read(text), "strict", layer)["q"]
    assert ":^" not in made
    assert not any(part.startswith("^") for part in made.replace("(", " ").split())
