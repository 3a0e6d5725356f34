"""A department's words for topics and frequencies are the city's codes."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata import vocabularies
from ckanext.hue_opendata.harvest.connectors.api import JsonConnector
from ckanext.hue_opendata.harvest.connectors.api_settings import Config
from ckanext.hue_opendata.harvest.connectors.meaning import code_of, licence_of
from tests.unit.harvest.test_api import harvest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Giáo dục", "giao-duc"),
        ("GIÁO DỤC VÀ ĐÀO TẠO", "giao-duc"),
        ("Lĩnh vực Y tế", "y-te"),
        ("Kinh tế - Ngân sách", "kinh-te"),
        ("Văn hóa, thể thao", "van-hoa"),
        ("Khoa học và Công nghệ", "khoa-hoc"),
        ("Phòng chống thiên tai", "moi-truong"),
        ("Lao động - Thương binh và Xã hội", "xa-hoi"),
        ("Education", "giao-duc"),
        ("y-te", "y-te"),
        ("Linh tinh", None),
        ("", None),
    ],
)
def test_topics(text, code):
    assert code_of("theme", text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hàng năm", "hang-nam"),
        ("01 lần/năm", "hang-nam"),
        ("Hằng năm (trước 31/3)", "hang-nam"),
        ("Định kỳ hằng quý", "hang-quy"),
        ("6 tháng / lần", "6-thang"),
        ("10 phút", "thoi-gian-thuc"),
        ("Khi có phát sinh", "khi-thay-doi"),
        ("Theo mùa vụ", None),
    ],
)
def test_frequencies(text, code):
    assert code_of("frequency", text) == code


@pytest.mark.parametrize("vocabulary", ["theme", "frequency"])
def test_each_label_and_code_is_its_own_term(vocabulary):
    for term in vocabularies.load(vocabulary).terms.values():
        for text in (term.code, *term.labels.values()):
            assert code_of(vocabulary, text) == term.code


def test_a_licence_with_a_condition_is_another_licence():
    assert licence_of("CC BY 4.0") is not None
    assert licence_of("CC BY 4.0 (phi thương mại)") is None


def test_a_record_of_an_api_brings_its_topic_frequency_keywords_and_day():
    rows = [
        {
            "id": 1,
            "ten": "Trạm y tế",
            "linhVuc": "Y tế",
            "tanSuat": "Hằng quý",
            "tuKhoa": ["trạm y tế", "phường"],
            "ngayCapNhat": "2026-11-05T10:00:00",
            "coQuan": "Sở Y tế",
            "url": "tram.csv",
        },
        {"id": 2, "ten": "Khác", "linhVuc": "Linh tinh"},
    ]
    connector, records, _ = harvest(rows, theme="kinh-te")
    assert isinstance(connector, JsonConnector)
    first, second = (connector.map(record) for record in records)
    assert (first.dataset["theme"], first.dataset["frequency"]) == (["y-te"], "hang-quy")
    assert [tag["name"] for tag in first.dataset["tags"]] == ["trạm y tế", "phường"]
    assert first.dataset["resources"][0]["data_date"] == "2026-11-05"
    assert first.dataset["creator"] == [{"name": "Sở Y tế"}]
    assert second.dataset["theme"] == ["kinh-te"]
    assert [problem.code for problem in second.problems] == ["unknown_theme"]
    assert "frequency" not in second.dataset
    assert Config(fields={"theme": "nhom"}).fields == {"theme": "nhom"}
