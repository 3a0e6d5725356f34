"""JSON answers become datasets by declaration; an answer that is not whole changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import ValidationError

from ckanext.hue_opendata.harvest.connectors import envelopes
from ckanext.hue_opendata.harvest.connectors.api import JsonConnector
from ckanext.hue_opendata.harvest.connectors.api_settings import Config
from ckanext.hue_opendata.harvest.connectors.contract import Discovery, Unreadable
from ckanext.hue_opendata.harvest.http import Answer

URL = "http://api.example.vn/v1/du-lieu"
REAL = Path(__file__).resolve().parents[4] / "shared/data/hue-portal/files"


class Api:
    """A client whose answer is made from the query: the wire is tested in test_http."""

    def __init__(self, answer) -> None:
        self.answer, self.asked = answer, []

    def get(self, url, headers=None):
        self.asked.append(url)
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        body = self.answer(query) if callable(self.answer) else self.answer
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        return Answer(url, 200, {}, body)


def harvest(answer, url=URL, before=(), **config):
    """`before`: the records of the last harvest."""
    connector = JsonConnector(url, Config(**config))
    found = Discovery()
    state = {"known": {record.guid: record.raw for record in before}}
    return connector, list(connector.discover(Api(answer), state, found)), found


def refused(answer, **config):
    with pytest.raises(Unreadable) as unreadable:
        harvest(answer, **config)
    return unreadable.value.problem.code


ROWS = [{"id": 1, "title": "Chợ"}, {"id": 2, "title": "Cầu"}]


def paged(query):
    start = (int(query["page"]) - 1) * int(query["pageSize"])
    every = [{"id": n, "label": f"Lớp {n}"} for n in range(25)]
    return {"data": every[start : start + int(query["pageSize"])], "meta": {"total": 25}}


def test_each_record_is_a_dataset():
    connector, records, found = harvest(ROWS)
    assert [record.guid for record in records] == ["1", "2"]
    assert found.complete
    assert connector.map(records[1]).dataset["title"] == "Cầu"


def test_all_pages_are_read_up_to_the_announced_total():
    _, records, found = harvest(paged, preset="digitalmap", per_page=10)
    assert len(records) == found.expected_count == 25


def test_the_whole_answer_is_one_dataset_that_names_its_columns():
    answer = {
        "code": 0,
        "data": [{"kinhdo": 107.5}],
        "hienthi": [{"tentruong": "kinhdo", "mota": "Kinh độ"}],
    }
    connector, records, _ = harvest(answer, preset="eform", one="answer", title="Di tích")
    resource = connector.map(records[0]).dataset["resources"][0]
    assert resource["description"] == "1 bản ghi; các cột: Kinh độ"
    assert resource["url"] == URL


@pytest.mark.parametrize(
    ("answer", "config", "code"),
    [
        (b"<html>503</html>", {}, "wrong_shape"),
        (b'{"data": [', {"preset": "tourism"}, "wrong_shape"),
        (b"[" * 100_000, {}, "wrong_shape"),
        ({"code": 500, "data": ROWS}, {"preset": "eform"}, "wrong_shape"),
        ({"error": {"code": "x"}}, {"preset": "digitalmap"}, "wrong_shape"),
        (["a"], {}, "wrong_shape"),
        ([], {}, "empty_list"),
        ({"data": ROWS, "totalRows": 190}, {"preset": "tourism"}, "incomplete_rows"),
        ({"data": ROWS}, {"rows": "data", "page": "p"}, "repeated_page"),
    ],
)
def test_an_answer_that_is_not_whole_changes_nothing(answer, config, code):
    assert refused(answer, **config) == code


def test_a_record_without_a_title_or_with_a_known_id_is_said_and_the_rest_goes_on():
    _, records, found = harvest([*ROWS, {"id": 3}, {"id": 1, "title": "Khác"}])
    assert len(records) == 2
    assert [problem.code for problem in found.problems] == ["refused", "duplicate"]


def test_fields_are_declared_in_jmespath():
    fields = {"guid": "ma", "title": "join(' ', [loai, ten])", "url": "tep[0].href"}
    row = {"ma": "M1", "loai": "Xã", "ten": "A Lưới 1", "tep": [{"href": "/a.csv"}]}
    connector, records, _ = harvest([row], fields=fields)
    dataset = connector.map(records[0]).dataset
    assert dataset["title"] == "Xã A Lưới 1"
    assert dataset["resources"][0]["url"] == "http://api.example.vn/a.csv"


def test_the_markup_of_a_record_is_text():
    row = {"id": 1, "title": "Lễ &amp; hội", "notes": "<p>Mở cửa <b>cả ngày</b></p><p>5 < 6</p>"}
    connector, records, _ = harvest([row])
    dataset = connector.map(records[0]).dataset
    assert (dataset["title"], dataset["notes"]) == ("Lễ & hội", "Mở cửa cả ngày\n5 < 6\n")
    alone = "<script>alert(1)</script>"  # refusing it for want of a title would tell less
    connector, records, _ = harvest([{**row, "title": alone}])
    assert connector.map(records[0]).dataset["title"] == alone


def test_an_address_with_a_key_is_never_published():
    connector, records, _ = harvest(ROWS, url=f"{URL}?api_key=bi-mat", one="answer", title="Chợ")
    assert "bi-mat" not in repr((records, connector.map(records[0])))


@pytest.mark.parametrize(
    "config",
    [
        {"preset": "x"},
        {"rows": "a["},
        {"fields": {"x": "a"}},
        {"one": "answer"},
        {"per_page": 0},
        {"nonsense": 1},
    ],
)
def test_settings_that_cannot_work_are_refused_when_saved(config):
    with pytest.raises(ValidationError):
        Config(**config)


@pytest.mark.skipif(not REAL.is_dir(), reason="the present portal's files are not on this machine")
@pytest.mark.parametrize(
    ("start", "preset", "count"),
    [
        ("Danh-sach-le-hoi", "eform", 138),
        ("Danh-sach-dia-diem-di-tich-van-hoa", "eform", 180),
        ("Gia-ve-dich-vu", "heritage", 12),
        ("Danh-muc-loai-ve", "list", 88),
        ("Du-lieu-ve-luot-khach", "tickets", 52),
    ],
)
def test_the_present_portals_own_answers_are_read_whole(start, preset, count):
    body = next(REAL.glob(f"{start}*")).read_bytes()
    _, records, _ = harvest(body, preset=preset, one="answer", title="x")
    assert records[0].raw["rows"] == count


def test_every_preset_is_made_of_expressions_that_compile():
    for envelope in envelopes.PRESETS.values():
        assert envelopes.rows(envelope, []) == [] if envelope.rows == "@" else True
        for expression in filter(None, (envelope.rows, envelope.total, envelope.good)):
            envelopes.jmespath.compile(expression)


def test_records_whose_ids_are_all_other_ones_stay_the_datasets_they_were():
    rows = [{"id": n, "so": f"B{n}", "title": title} for n, title in enumerate(["Chợ", "Cầu"])]
    by_number = {"guid": "so", "title": "title"}
    _, first, _ = harvest(rows, fields={"guid": "id", "title": "title"})
    _, second, found = harvest(rows, before=first, fields=by_number)
    assert [one.guid for one in second] == [one.guid for one in first]
    assert [problem.code for problem in found.problems] == ["other_ids"]
    # From then on by the new ids: a record that comes in doubles nobody, a title may change.
    more = [{"so": "B9", "title": "Đò"}, {"so": "B0", "title": "Chợ mới"}, rows[1]]
    _, third, found = harvest(more, before=second, fields=by_number)
    assert [one.guid for one in third] == ["B9", *(one.guid for one in first)]
    assert found.problems == []
    _, fourth, _ = harvest(more, before=third, fields=by_number)
    assert [one.guid for one in fourth] == [one.guid for one in third]
