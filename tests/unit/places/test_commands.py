"""`ckan hue places` and `ckan hue text` as an admin types them, mistakes too."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from ckanext.hue_opendata.places.cli import places
from ckanext.hue_opendata.text.cli import text

NAME = "Bệnh viện Huế\nĐà Nẵng\n"


@pytest.mark.parametrize(
    ("words", "given", "answer"),
    [
        (["fold"], NAME, "benh vien hue\nda nang\n"),
        (["slug"], NAME, "benh-vien-hue\nda-nang\n"),
        (["normalize"], "Hue\u0302\u0301  x\u200b\n", "Huế x\n"),
        (["decode"], "Th\xf5a Thi\xaan Hu\xd5".encode("latin-1"), "Thừa Thiên Huế"),
        (["decode", "--encoding", "vni"], "Hueá".encode("latin-1"), "Huế"),
        (["decode"], "Huế".encode(), "Huế"),
    ],
)
def test_a_filter(words, given, answer):
    done = CliRunner().invoke(text, words, given)
    assert (done.exit_code, done.stdout) == (0, answer)


@pytest.mark.parametrize(
    ("words", "given", "told"),
    [
        (["decode"], b"abc \xe9t\xe9", "không đủ bằng chứng"),
        (["decode", "--encoding", "xyz"], b"abc", "tcvn3"),
        (["decode", "--encoding", "utf8-double"], b"\xff\xfe", "không đọc được bằng utf8-double"),
    ],
)
def test_what_cannot_be_decoded_is_told_in_one_sentence(words, given, told):
    done = CliRunner().invoke(text, words, given)
    assert done.exit_code != 0
    assert told in done.stderr
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["find", "P.Phú Hội"], "19786\tPhường Phú Hội"),
        (["find", "huong phong", "--within", "A Luoi"], "20080\tXã Hương Phong"),
        (["find", "Phú Xuân", "--on", "01/08/2025"], "19753\tPhường Phú Xuân"),
        (["show", "19753"], "19753\tPhường Phú Xuân"),
        (["show", "19747", "--on", "2020-05-01"], "19747\tPhường Phú Bình"),
        (["successors", "19756", "--on", "2019-12-31"], "19753\tPhường Phú Xuân"),
        (["locate", "107.59", "16.46"], "19789\tPhường Thuận Hóa"),
    ],
)
def test_a_look_up(words, answer):
    done = CliRunner().invoke(places, words)
    assert done.exit_code == 0
    assert done.stdout.startswith(answer)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["find", "Hà Nội"], "không tìm thấy"),
        (["show", "19747"], "dùng --on"),
        (["show", "99999"], "không có mã này"),
        (["successors", "19747"], "Phường Phú Bình"),
        (["locate", "16.46", "107.59"], "vĩ độ sau cùng"),
        (["locate", "105.8", "21"], "ngoài thành phố"),
        (["find", "x", "--on", "abc"], "abc"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(words, told):
    done = CliRunner().invoke(places, words)
    assert done.exit_code != 0
    assert told in done.stderr
