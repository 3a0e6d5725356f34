"""Awkward files written from the issue's words alone, by a mind that had not read the reader."""

from __future__ import annotations

from importlib import import_module

from tests.tables_corpus.awkward.kit import CASES
from tests.tables_corpus.sheet import Case

for _name in (
    "codes_and_days", "containers", "points", "figures", "holes", "layouts", "looks_like",
    "merged_and_lying", "on_the_map", "paper_forms", "places", "records",
    "forms_with_everything", "json_and_clocks", "sheets", "sides", "signs_and_shares",
    "forms_as_text", "dressed_values", "words", "yearbook", "broken_files", "budget_forms",
    "csv_by_hand", "exported_by_systems", "faults_together", "figures_by_hand",
    "hospital_reports", "land_and_maps", "old_fonts", "schools", "catch_and_market",
    "visitors_and_roads", "households", "numbers_in_offices", "letters_and_commas", "feeds",
    "not_tables", "public_works", "clerks_at_work", "typed_by_many", "faults_in_forms",
    "stays_and_years", "culture_houses", "marks_and_days", "commas_and_quotes", "web_exports",
    "wide_and_tidal", "tables_down", "faults_in_text", "tidy_lists", "letterheads_and_storeys",
    "sheets_and_sides", "spellings_of_figures", "spellings_of_days", "letters_of_old_systems",
    "points_and_shapes", "answers_of_systems", "torn_and_disguised", "several_difficulties",
    "tidy_subjects", "read_twice", "seldom_said",
):  # fmt: skip
    import_module(f"{__name__}.{_name}")


def awkward() -> list[Case]:
    """All of them, made anew."""
    return [case for make in CASES for case in make()]
