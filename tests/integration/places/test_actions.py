"""Places through the API: anybody may ask, and wrong questions get a sentence."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
import pytest
from click.testing import CliRunner

from ckanext.hue_opendata.cli import hue


def act(name, /, **data):
    return tk.get_action(name)({"user": ""}, data)


def test_any_prefix_without_accents(app):
    answer = app.get("/api/3/action/hue_place_search?q=thuan%20h&limit=3").json["result"]
    assert [one["name"] for one in answer][:1] == ["Thuận Hóa"]
    assert len(answer) == 3


def test_a_unit_with_its_past_and_future():
    old = act("hue_place_show", id="19789@2025-01-01")
    assert old["full_name"] == "Phường Phú Nhuận"
    assert [one["full_name"] for one in old["successors"]] == ["Phường Thuận Hóa"]
    new = act("hue_place_show", id="19789", on="2026-01-01")
    assert "Phường Phú Nhuận" in [one["full_name"] for one in new["ancestors"]]
    assert len(new["bbox"]) == 4


def test_wrong_questions_get_a_sentence():
    with pytest.raises(tk.ObjectNotFound):
        act("hue_place_show", id="19789@yesterday")
    with pytest.raises(tk.ValidationError):
        act("hue_place_search", q="a", on="1/7")
    with pytest.raises(tk.ValidationError):
        act("hue_place_search", q="a", limit="many")


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        (["places", "find", "vi da"], "", "19777"),
        (["places", "show", "19789"], "", "Phường Phú Nhuận"),
        (["places", "successors", "19744", "--on", "2020-05-01"], "", "834/NQ|1264/NQ"),
        (["places", "locate", "107.577", "16.4785"], "", "Phường Phú Xuân"),
        (["text", "fold"], "Bệnh viện Huế\n", "benh vien hue"),
        (["text", "slug"], "Bệnh viện Huế\n", "benh-vien-hue"),
        (["text", "normalize"], "Hue\u0302\u0301\n", "Huế"),
    ],
)
def test_the_commands(words, stdin, said):
    done = CliRunner().invoke(hue, words, input=stdin)
    assert done.exit_code == 0, done.output
    assert any(one in done.output for one in said.split("|"))
