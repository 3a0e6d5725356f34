"""Files of the present portal that nobody has shown us yet, made up: each comes in, or is said."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile

import pytest

from ckanext.hue_opendata.harvest.connectors.contract import Unreadable
from tests.unit.harvest.test_portal import FILE, HEAD, codes, harvest, rdf, zipped

TABLE = "Tên chợ;Số hộ\nĐông Ba;100\nAn Cựu;50\n".encode()


def one(files, **config):
    """The one record of an archive, mapped."""
    body = files if isinstance(files, bytes) else zipped(files)
    connector, records, found = harvest(body, agencies="named", **config)
    assert len(records) == 1, codes(found)
    return records[0], connector.map(records[0]), found


def said(mapped):
    return [problem.code for problem in mapped.problems]


def path(agency="000.08.14.H57", name="Cho-Dong-Ba_1757394149.xlsx"):
    return FILE.replace("000.08.14.H57", agency).replace("Cho-Dong-Ba_1757394149.xlsx", name)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("000.00.08.H57", "000.00.08.H57"),
        ("H57.12.03", "H57.12.03"),
        ("000.00.00.G22", "000.00.00.G22"),
        ("000.00.08.h57", "000.00.08.H57"),
        ("000.00.14.H57", ""),
        ("khong-ma", ""),
    ],
)
def test_codes_of_other_agencies_and_ministries(written, code):
    _, mapped, _ = one({"a.rdf": rdf(path=path(written))})
    assert mapped.agency == code


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Cho_1757394149.xlsx", "2025-09-09"),
        ("Cho_1757394149123.xlsx", "2025-09-09"),
        ("Cho_1757394149 (2).xlsx", "2025-09-09"),
        ("Cho.xlsx", "2025-12-14"),
        ("Cho_2025.xlsx", "2025-12-14"),
        ("Cho_1757394149", "2025-09-09"),
    ],
)
def test_the_day_of_the_file_with_and_without_its_upload_time(name, day):
    _, mapped, _ = one({"a.rdf": rdf(path=path(name=name))})
    assert mapped.dataset["resources"][0]["data_date"] == day


def test_a_path_with_decomposed_letters_blanks_and_all_kinds_of_slashes():
    name = unicodedata.normalize("NFD", "Chợ Đông Ba & An Cựu_1757394149.XLSX")
    written = r"\Upload\Metadata/000.08.14.H57\2025/".replace("&", "&amp;")
    title = unicodedata.normalize("NFD", "Chợ ở phường Phú Xuân")
    text = rdf(title=title, path=written + name.replace("&", "&amp;"))
    record, mapped, _ = one({"Dữ liệu/RDF/Chợ.RDF": text})
    assert mapped.dataset["title"] == "Chợ ở phường Phú Xuân"
    (resource,) = mapped.dataset["resources"]
    assert (resource["format"], resource["data_date"]) == ("XLSX", "2025-09-09")
    assert resource["url"].startswith("https://data.hue.gov.vn/Upload/Metadata/000.08.14.H57/2025/")
    assert resource["url"].isascii()
    assert " " not in resource["url"]
    assert [place["text"] for place in mapped.dataset["spatial_coverage"]] == ["phường Phú Xuân"]
    assert record.where == "Chợ.RDF"


def test_a_data_file_and_its_rdf_are_known_as_one_in_either_form_of_its_letters():
    name = "Chợ_1757394149.csv"
    files = {
        "a.rdf": rdf(path=path(name=name)),
        unicodedata.normalize("NFD", f"files/{name}"): TABLE,
    }
    _, mapped, found = one(files)
    assert codes(found) == []
    assert len(mapped.dataset["resources"]) == 1


def test_names_of_an_archive_made_by_windows():
    """No mark of UTF-8, and `\\` between folders."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("x", rdf())
        archive.writestr("y", TABLE)
    raw = stream.getvalue()
    first, second = "Chợ\\a.rdf".encode(), "Chợ\\Bến-Ngự_1757394149.csv".encode()
    body = _renamed(raw, {b"x": first, b"y": second})
    connector, records, found = harvest(body)
    titles = {connector.map(record).dataset["title"] for record in records}
    assert titles == {"Chợ Huế", "Bến Ngự"}
    assert found.complete


def _renamed(raw, names):
    """The same archive with other names, byte by byte, as other programs write them."""
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        bodies = {entry.filename.encode(): old.read(entry) for entry in old.infolist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name, body in bodies.items():
            # As many ASCII bytes now, other ones of the same length below.
            new.writestr("q" * len(names[name]) if name == b"x" else "w" * len(names[name]), body)
    body = stream.getvalue()
    for name, mark in ((b"x", b"q"), (b"y", b"w")):
        body = body.replace(mark * len(names[name]), names[name])
    return body


@pytest.mark.parametrize(
    "wrap",
    [
        lambda body: {"cong-du-lieu/2025/thang 12/a.rdf": body},
        lambda body: {"a.RDF": body},
        lambda body: {"a.rdf": b"\xef\xbb\xbf" + body},
        lambda body: {"a.rdf": body.decode().replace("UTF-8", "UTF-16").encode("utf-16")},
        lambda body: {"a.rdf": b"\n  " + body.partition(b"?>\n")[2]},
        lambda body: {"__MACOSX/a.rdf": b"x", "a.rdf": body},
        lambda body: {"a.rdf": body, "._a.rdf": b"\x00\x05\x16\x07"},
    ],
)
def test_ways_in_which_a_file_may_be_packed(wrap):
    _, mapped, found = one(wrap(rdf()))
    assert mapped.dataset["title"] == "Chợ Huế"
    assert codes(found) in ([], ["not_taken"])


@pytest.mark.parametrize("codec", ["windows-1258", "iso-8859-1"])
def test_an_rdf_in_an_encoding_of_its_own_is_read(codec):
    title = "Cho Hue là ô"
    text = rdf(title=title).decode().replace("UTF-8", codec)
    _, mapped, _ = one({"a.rdf": text.encode("cp1252")})
    assert mapped.dataset["title"] == title


def test_an_rdf_that_lies_about_its_encoding_is_said():
    body = rdf(title="Chợ").decode().replace("Chợ", "Ch\xea").encode("latin-1")
    with pytest.raises(Unreadable):
        harvest(zipped({"a.rdf": body}))
    _, records, found = harvest(zipped({"a.rdf": body, "b.rdf": rdf("b")}))
    assert (len(records), codes(found)) == (1, ["not_rdf"])
    assert found.problems[0].where == "a.rdf"


def test_a_document_type_is_said_as_such_and_stops_no_other():
    text = (
        rdf()
        .decode()
        .replace(
            "?>\n",
            '?>\n<!DOCTYPE rdf:RDF [<!ENTITY xsd "http://www.w3.org/2001/XMLSchema#">]>\n',
            1,
        )
    )
    _, records, found = harvest(zipped({"a.rdf": text.encode(), "b.rdf": rdf("b")}))
    assert ([record.guid for record in records], codes(found)) == (["B"], ["document_type"])


def test_several_distributions_of_one_file_are_datasets_by_their_titles():
    parts = [
        rdf("a", "Chợ", path(name="Cho_1757394149.xlsx")),
        rdf("b", "Chợ", path(name="Cho_1757394150.csv")),
        rdf("c", "Cầu", path(name="Cau_1757394149.xlsx")),
    ]
    inner = [part.decode().partition(HEAD)[2].removesuffix("</rdf:RDF>") for part in parts]
    text = f'<?xml version="1.0"?>{HEAD}{"".join(inner)}</rdf:RDF>'
    connector, records, found = harvest(zipped({"a.rdf": text.encode()}))
    made = {r.guid: connector.map(r).dataset for r in records}
    assert {guid: len(dataset["resources"]) for guid, dataset in made.items()} == {"A": 2, "C": 1}
    assert codes(found) == []


def bare(inner, about=""):
    mark = f' rdf:about="{about}"' if about else ""
    return f"{HEAD}<dcat:Distribution{mark}>{inner}</dcat:Distribution></rdf:RDF>".encode()


def test_what_has_neither_identifier_nor_address_is_known_by_its_text():
    first, second = (bare(f"<dcterms:title>{t}</dcterms:title>") for t in ("Chợ", "Cầu"))
    connector, records, found = harvest(zipped({"a.rdf": first, "b.rdf": second}))
    assert {connector.map(r).dataset["title"] for r in records} == {"Chợ", "Cầu"}
    assert all(record.guid for record in records)
    assert codes(found) == []
    again = harvest(zipped({"x.rdf": second, "y.rdf": first}))[1]
    assert {r.guid for r in again} == {r.guid for r in records}


def test_what_says_nothing_at_all_is_named_and_no_dataset():
    _, records, found = harvest(zipped({"a.rdf": bare(""), "b.rdf": rdf("b")}))
    assert [record.guid for record in records] == ["B"]
    assert codes(found) == ["says_nothing"]
    assert found.problems[0].where == "a.rdf"


@pytest.mark.parametrize(
    ("licence", "code", "told"),
    [
        ("", "vn-gov-open", []),
        ("<dcterms:license>CC BY 4.0</dcterms:license>", "cc-by-4.0", []),
        (
            '<dcterms:license rdf:resource="https://creativecommons.org/publicdomain/zero/1.0/"/>',
            "cc0-1.0",
            [],
        ),
        ("<dcterms:license>Giấy phép riêng</dcterms:license>", "vn-gov-open", ["unknown_licence"]),
    ],
)
def test_licences(licence, code, told):
    _, mapped, _ = one({"a.rdf": rdf(more=licence)})
    assert (mapped.dataset["license_id"], said(mapped)) == (code, told)


@pytest.mark.parametrize("issued", ["", "không rõ", "0001-01-01T00:00:00", "31/02/2025"])
def test_a_missing_or_wrong_day_of_issue(issued):
    _, mapped, _ = one({"a.rdf": rdf(issued=issued)})
    assert mapped.dataset.get("issued") in (None, "2025-09-09", "0001-01-01")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://data.thuathienhue.gov.vn/Upload/a_1757394149.csv", None),
        ("//data.hue.gov.vn/a.csv", "https://data.hue.gov.vn/a.csv"),
        ("~/Upload/a.csv", "https://data.hue.gov.vn/~/Upload/a.csv"),
        ("", ""),
        ("/", ""),
    ],
)
def test_addresses_in_other_forms(written, url):
    _, mapped, _ = one({"a.rdf": rdf(path=written)})
    found = [resource["url"] for resource in mapped.dataset["resources"]]
    assert found == ([url or written] if url or written.startswith("http") else [])
    assert ("no_file" in said(mapped)) == (not found)


def exported(name, value):
    return {f"{name}_1731690004.json": json.dumps(value, ensure_ascii=False).encode()}


def test_a_snapshot_of_one_page_of_many_is_said():
    rows = [{"id": n, "ten": f"Công ty {n}", "totalRows": 190} for n in range(10)]
    _, mapped, _ = one(exported("Doanh-nghiep-lu-hanh", {"data": rows, "totalRows": 190}))
    assert "truncated" in said(mapped)
    assert "10 / 190" in next(p.text["vi"] for p in mapped.problems if p.code == "truncated")


def test_rows_that_were_not_approved_are_said():
    rows = [
        {"tendisan": f"Di sản {n}", "tentrangthaipheduyet": state}
        for n, state in enumerate(["Duyệt"] * 5 + ["Không được duyệt"])
    ]
    _, mapped, _ = one(exported("Di-san-van-hoa", {"code": 1, "data": rows}))
    (problem,) = (p for p in mapped.problems if p.code == "unapproved_rows")
    assert problem.text["vi"].startswith("1 dòng")


@pytest.mark.parametrize(
    ("name", "draft"),
    [("Nghe_nhan_Nha_Nhac", True), ("Danh-sach-can-bo", True), ("So-luong-can-bo", False)],
)
def test_a_list_of_persons_without_a_column_of_names_is_held(name, draft):
    rows = [{"STT": n, "title": f"Tên {n}", "audience": "x"} for n in range(4)]
    _, mapped, _ = one(exported(name, rows), personal_data="khong-co")
    held = mapped.dataset["personal_data"] == "chua-danh-gia"
    assert held == draft
    assert ("maybe_personal" in said(mapped)) == draft


def test_the_same_file_published_twice_is_said():
    first, second = exported("Cho", [{"a": 1}, {"a": 2}]), exported("Cho-1", [{"a": 1}, {"a": 2}])
    _, records, found = harvest(zipped({**first, **second}))
    assert (len(records), codes(found)) == (1, ["duplicate"])


@pytest.mark.parametrize("value", [[], {}, None, {"data": [], "totalRows": 0}, "<html></html>"])
def test_a_file_without_rows_is_said(value):
    _, mapped, _ = one(exported("Nhac-chuong", value))
    assert "unread_file" in said(mapped)
