"""A list that changes its ways brings the datasets it brought before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.harvest.connectors import identity
from ckanext.hue_opendata.harvest.connectors.contract import Discovery
from ckanext.hue_opendata.harvest.connectors.spreadsheet import Config, SpreadsheetConnector
from tests.unit.harvest.test_spreadsheet import URL, Served, book

TITLE, CODE, LINK = "Tên bộ dữ liệu", "Mã dữ liệu", "Đường dẫn tệp"
ROWS = [
    {CODE: "DL01", TITLE: "Danh sách chợ", LINK: "cho.csv"},
    {CODE: "DL02", TITLE: "Danh sách trường mầm non", LINK: "truong.csv"},
    {CODE: "DL03", TITLE: "Giá vé di tích", LINK: "ve.csv"},
]


def listed(rows, columns=(CODE, TITLE, LINK), before=None):
    """The records of a list of these columns; `before`: the records of the last harvest."""
    body = book(list(columns), *[[row.get(name, "") for name in columns] for row in rows])
    found = Discovery()
    known = {record.guid: record.raw for record in before or ()}
    records = list(
        SpreadsheetConnector(URL, Config()).discover(Served(body), {"known": known}, found)
    )
    return records, [problem.code for problem in found.problems]


def guids(records):
    return [record.guid for record in records]


def test_a_column_of_codes_that_comes_later_doubles_nothing():
    first, _ = listed(ROWS, (TITLE, LINK))
    second, said = listed(ROWS, before=first)
    assert guids(second) == guids(first)
    assert said == []
    # From then on the code tells it, whatever the title becomes.
    other = [{**row, TITLE: f"{n} khác hẳn", LINK: f"{n}.csv"} for n, row in enumerate(ROWS)]
    third, _ = listed(other, before=second)
    assert guids(third) == guids(first)


def test_a_column_of_codes_that_goes_doubles_nothing():
    first, _ = listed(ROWS)
    second, said = listed(ROWS, (TITLE, LINK), before=first)
    assert guids(second) == ["DL01", "DL02", "DL03"]
    assert said == []


def test_a_mended_title_with_the_same_file_is_the_same_dataset_and_said_once():
    first, _ = listed(ROWS, (TITLE, LINK))
    mended = [{**ROWS[0], TITLE: "Danh sách các chợ trên địa bàn"}, *ROWS[1:]]
    second, said = listed(mended, (TITLE, LINK), before=first)
    assert guids(second) == guids(first)
    assert said == ["renamed"]
    assert listed(mended, (TITLE, LINK), before=second)[1] == []


def test_the_old_title_in_a_later_row_is_a_dataset_of_its_own():
    first, _ = listed(ROWS, (TITLE, LINK))
    mended = {**ROWS[0], TITLE: "Danh sách các chợ"}
    second, _ = listed([mended], (TITLE, LINK), before=first)
    third, _ = listed([mended, {**ROWS[0], LINK: "moi.csv"}], (TITLE, LINK), before=second)
    assert third[0].guid == first[0].guid
    assert third[1].guid not in guids(first)
    assert guids(listed([{**ROWS[0], LINK: "moi.csv"}], (TITLE, LINK), before=third)[0]) == [
        third[1].guid
    ]


def test_another_dataset_with_the_file_of_one_that_went_is_another_dataset():
    first, _ = listed(ROWS, (TITLE, LINK))
    other = [{**ROWS[0], TITLE: "Số lượt khách tham quan"}, *ROWS[1:]]
    second, said = listed(other, (TITLE, LINK), before=first)
    assert second[0].guid not in guids(first)
    assert said == []


def test_another_code_is_another_dataset_whatever_else_is_equal():
    first, _ = listed(ROWS)
    second, _ = listed([{**ROWS[0], CODE: "DL99"}], before=first)
    assert guids(second) == ["DL99"]


def test_a_source_that_was_of_another_kind_before_is_read():
    known = {"Danh sách chợ": {"parts": [{"title": "x"}]}}
    assert identity.assigned([{"title": "Chợ", "code": "DL01"}], known) == ["DL01"]


entries = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.sampled_from(["Chợ", "Chợ quê", "Trường", "Vé", "Vé tháng"]),
            "code": st.sampled_from(["", "", "A", "B", "C"]),
            "files": st.sampled_from([[], [{"link": "a.csv"}], [{"link": "b.csv"}]]),
        }
    ),
    max_size=6,
    unique_by=identity.key,
)


@given(entries, entries)
def test_each_entry_has_an_identity_of_its_own_that_the_same_list_keeps(first, second):
    known: dict = {}
    for raws in (first, second):
        given_ = identity.assigned(raws, known)
        assert len(set(given_)) == len(raws)
        known |= dict(zip(given_, raws, strict=True))
        assert identity.assigned(raws, dict(zip(given_, raws, strict=True))) == given_
