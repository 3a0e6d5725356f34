"""A large file whose bytes are its rows: the short way gives what the long way gives."""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.tables.loading import staging
from ckanext.hue_opendata.tables.reading import assemble
from ckanext.hue_opendata.tables.reading.containers import delimited
from tests.integration.tables.support import loaded, sql, upload_again, uploaded

pytestmark = pytest.mark.usefixtures("portal")

HEAD = "Mã trạm,Tên trạm,Ngày đo,Thời điểm,Lượng mưa (mm),Số lượt"


def body(more: str = "") -> bytes:
    rows = [
        f"TR{n:04},Trạm \\số {n % 50},{n % 28 + 1:02}/{n % 12 + 1}/2025,"
        f"{n % 28 + 1}/{n % 12 + 1}/2025 {n % 24}:05,{n % 90 if n % 3 else ''}.{n % 9}1,{n * 7 - 9}"
        for n in range(1, 500)
    ]
    rows = [row.replace(",.", ",0.") for row in rows]
    return "\n".join([HEAD, *rows, f"TR0500,,,,0.5,{more}", ""]).encode()


@pytest.fixture
def streamed(monkeypatch):
    monkeypatch.setattr(delimited, "STREAM_FROM", 10)


@pytest.fixture
def ways(monkeypatch):
    """Which ways were gone, in order."""
    gone = []
    straight = staging._as_it_is

    def told(*given):
        gone.append(straight(*given))
        return gone[-1]

    monkeypatch.setattr(staging, "_as_it_is", told)
    return gone


def stored(resource):
    return sql(f'select * from "{resource["id"]}" order by _id')


def test_both_ways_store_the_same(streamed, ways, monkeypatch):
    short = uploaded(body())
    assert loaded(short)["rows"] == 500
    assert ways == [True]
    monkeypatch.setattr(delimited, "STREAM_FROM", 1 << 40)
    long = uploaded(body())
    assert loaded(long)["rows"] == 500
    assert ways == [True]
    assert [tuple(row) for row in stored(short)] == [tuple(row) for row in stored(long)]


def test_a_new_version_of_the_file_goes_straight_as_well(streamed, ways):
    resource = uploaded(body())
    loaded(resource)
    upload_again(resource, body("77"))
    assert loaded(resource)["way"] == "replaced"
    assert ways == [True, True]
    assert stored(resource)[-1].so_luot == 77


def test_what_the_database_refuses_goes_the_long_way(streamed, ways, monkeypatch):
    monkeypatch.setattr(assemble, "plain", lambda made, seen: True)
    resource = uploaded("\n".join(["Mã;Mưa (mm)", *(f"K{n};{n},5" for n in range(99))]).encode())
    assert loaded(resource)["rows"] == 99
    assert ways == [False]
    assert [str(row.mua_mm) for row in stored(resource)][:2] == ["0.5", "1.5"]
