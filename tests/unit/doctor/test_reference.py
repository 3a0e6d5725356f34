"""The configuration reference is what the parts declare."""

from __future__ import annotations

from pathlib import Path

from ckanext.hue_opendata.doctor import reference

PAGE = Path(__file__).resolve().parents[3] / "docs" / "admin" / "configuration.md"


def test_the_page_is_made_from_todays_declarations():
    assert PAGE.read_text(encoding="utf-8") == reference.page(), (
        "python -m ckanext.hue_opendata.doctor.reference > docs/admin/configuration.md"
    )


def test_every_option_is_ours_and_explained_in_both_languages():
    for group in reference.declarations():
        for option in group["options"]:
            assert option["key"].startswith("ckanext.hue_opendata."), option["key"]
            assert " / " in option["description"], option["key"]
