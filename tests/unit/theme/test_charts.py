"""Which picture a table bears, and that the picture says what the rows say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata import places
from ckanext.hue_opendata.theme.charts import draw
from ckanext.hue_opendata.theme.charts.drawing import nice

UNITS = [unit for unit in places.units() if unit.in_force and unit.level == "commune"]


def table(*columns, rows):
    """Columns (`#` before the id of one of figures) and their rows."""
    told = [{"id": one.lstrip("#"), "figure": one.startswith("#")} for one in columns]
    names = [one["id"] for one in told]
    return told, [dict(zip(names, row, strict=True)) for row in rows]


def wards(*figures):
    rows = [
        (place, unit.full_name, *(figure(place) for figure in figures))
        for place, unit in enumerate(UNITS, 1)
    ]
    names = [f"#so_{number}" for number, _ in enumerate(figures)]
    return table("#stt", "don_vi", *names, rows=rows)


def test_units_of_today_are_a_map():
    chart = draw(*wards(lambda place: place * 10, lambda place: 99 - place))
    assert chart
    assert chart.kind == "map"
    assert (chart.figure, chart.others) == ("so_0", ("so_1",))
    assert set(chart.shown) == {unit.code for unit in UNITS}
    assert chart.high.label == UNITS[-1].full_name
    assert [shade.step for shade in chart.shades] == [0, 1, 2, 3, 4]
    for point, step in chart.shown.values():
        shade = chart.shades[step]
        assert shade.least <= point.value <= shade.most


def test_the_reader_chooses_the_figure():
    chart = draw(*wards(lambda place: place, lambda place: -place, lambda place: place % 7), "so_2")
    assert chart
    assert chart.figure == "so_2"
    chart = draw(*wards(lambda place: place * 3), "khong_co")
    assert chart
    assert chart.figure == "so_0"


def test_a_name_that_may_be_an_old_unit_is_no_map():
    columns, records = wards(lambda place: place * 2)
    for record, unit in zip(records, UNITS, strict=True):
        record["don_vi"] = unit.name
    chart = draw(columns, records)
    assert chart
    assert chart.kind == "bars"


def test_codes_that_the_reader_wrote_are_a_map():
    rows = [(f"nơi {unit.code}", unit.code, place) for place, unit in enumerate(UNITS[:9], 5)]
    chart = draw(*table("noi", "noi_ma_hien_nay", "#so_ho", rows=rows))
    assert chart
    assert chart.kind == "map"
    assert len(chart.shown) == 9


def test_periods_are_a_line_in_their_order():
    rows = [("03/2025", 7), ("01/2025", 5), ("02/2025", 9)]
    chart = draw(*table("thang", "#luot_khach", rows=rows))
    assert chart
    assert chart.kind == "line"
    assert [mark.point.label for mark in chart.marks] == ["01/2025", "02/2025", "03/2025"]
    assert chart.marks[0].x < chart.marks[1].x < chart.marks[2].x
    assert chart.marks[1].y < chart.marks[2].y < chart.marks[0].y
    assert (chart.high.value, chart.low.value) == (9, 5)


def test_years_are_time_and_no_measure():
    chart = draw(*table("#nam_so_lieu", "#san_luong", rows=[(2020 + n, 3.5 * n) for n in range(6)]))
    assert chart
    assert (chart.kind, chart.figure) == ("line", "san_luong")


def test_named_rows_are_bars_below_and_above_nothing():
    chart = draw(*table("cho", "#tang_giam", rows=[("A", 4), ("B", -2), ("C", None), ("D", 1)]))
    assert chart
    assert chart.kind == "bars"
    assert [mark.point.label for mark in chart.marks] == ["A", "B", "D"]
    up, down, _ = chart.marks
    assert up.x == pytest.approx(chart.zero)
    assert down.x + down.width == pytest.approx(chart.zero)


def test_a_total_is_no_row():
    chart = draw(*table("noi", "#so", rows=[("Tổng cộng", 60), ("A", 10), ("B", 20), ("C", 30)]))
    assert chart
    assert str(chart.high.value) == "30"


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (("ten", "#stt"), [("A", 1), ("B", 2), ("C", 3)]),
        (("ten", "#kinh_do", "#vi_do"), [("A", 107.5, 16.4), ("B", 107.6, 16.5), ("C", 1.0, 2.0)]),
        (("ten", "#ma_so"), [("A", 17), ("B", 23), ("C", 99)]),
        (("ten", "#so"), [("A", 5), ("A", 6), ("A", 7)]),
        (("ten", "#so"), [("A", 5), ("B", 5), ("C", 5)]),
        (("ten", "#so"), [("A", 1), ("B", 7)]),
        (("ten", "#so"), [(f"n{number}", number**2) for number in range(401)]),
        (("ten",), [("A",), ("B",), ("C",)]),
    ],
)
def test_what_says_nothing_is_not_drawn(columns, rows):
    assert draw(*table(*columns, rows=rows)) is None


@given(st.lists(st.floats(-1e12, 1e12), min_size=3, max_size=40))
def test_any_figures_stay_in_their_frame(values):
    chart = draw(*table("ten", "#so", rows=[(f"n{n}.", value) for n, value in enumerate(values)]))
    if chart:
        for mark in chart.marks:
            assert -1 <= mark.x <= chart.width + 1
            assert mark.x + mark.width <= chart.width + 1


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9))
def test_the_steps_of_an_axis_hold_what_they_measure(least, span):
    steps = nice(least, least + span)
    assert 2 <= len(steps) <= 12
    slack = abs(least) * 1e-9 + span * 1e-9 + 1e-6
    assert steps[0] <= least + slack
    assert steps[-1] >= least + span - slack


def test_the_days_of_a_line_are_apart_also_on_a_phone():
    rows = [(f"{month:02d}/2025", month * month) for month in range(1, 13)]
    chart = draw(*table("thang", "#so", rows=rows))
    assert chart
    assert (chart.marks[0].x, chart.marks[-1].x) == (0, pytest.approx(chart.width))
    said = [(one.mark.point.label, one.anchor, one.narrow) for one in chart.named]
    assert said[0] == ("01/2025", "start", True)
    assert said[-1] == ("12/2025", "end", True)
    assert [anchor for _, anchor, _ in said[1:-1]] == ["middle"] * (len(said) - 2)
    assert sum(narrow for *_, narrow in said) == 3
    apart = [b.mark.x - a.mark.x for a, b in zip(chart.named, chart.named[1:], strict=False)]
    assert min(apart) > chart.width / 6


def test_long_days_of_a_line_leave_a_phone_the_first_and_the_last():
    rows = [(f"{day:02d}/01/2025", day * day) for day in range(1, 29)]
    chart = draw(*table("ngay", "#so", rows=rows))
    assert chart
    narrow = [one.mark.point.label for one in chart.named if one.narrow]
    assert narrow == ["01/01/2025", "28/01/2025"]
