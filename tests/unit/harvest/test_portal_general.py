"""What the present portal may export beyond the files that were seen: read, or said."""

from __future__ import annotations

import os

import pytest

from ckanext.hue_opendata.harvest.connectors import documents as docs
from tests.unit.harvest.test_portal import HEAD, codes, harvest, rdf, zipped

WRAPPED = f"""<?xml version="1.0" encoding="UTF-8"?>
{HEAD.replace("<rdf:RDF", '<rdf:RDF xmlns:foaf="http://xmlns.com/foaf/0.1/"')}
<dcat:Dataset rdf:about="https://data.hue.gov.vn/Dataset/cho">
 <dcterms:title xml:lang="en">Markets</dcterms:title>
 <dcterms:title xml:lang="vi">Chợ ở Huế</dcterms:title>
 <dcterms:description>Các chợ của phường Đông Ba</dcterms:description>
 <dcterms:publisher>
  <foaf:Agent><foaf:name>Sở Công Thương</foaf:name></foaf:Agent>
 </dcterms:publisher>
 <dcat:keyword>chợ</dcat:keyword><dcat:keyword>thương mại</dcat:keyword>
 <dcterms:issued>2026-01-05T08:00:00Z</dcterms:issued>
 <dcat:distribution><dcat:Distribution rdf:about="https://data.hue.gov.vn/Distribution/c1">
  <dcat:accessURL rdf:resource="https://congthuong.example.vn/cho.csv"/>
  <dcat:mediaType>text/csv</dcat:mediaType>
 </dcat:Distribution></dcat:distribution>
 <dcat:distribution><rdf:Description rdf:about="https://data.hue.gov.vn/Distribution/c2">
  <rdf:type rdf:resource="http://www.w3.org/ns/dcat#Distribution"/>
  <dcterms:modified>02/01/2026</dcterms:modified>
  <dcat:downloadURL rdf:resource="/Upload/Metadata/H57.08/2026/cho_1767592510.xlsx"/>
 </rdf:Description></dcat:distribution>
</dcat:Dataset></rdf:RDF>"""


def test_a_dataset_around_its_distributions_gives_them_what_they_do_not_say():
    connector, records, found = harvest(zipped({"a.rdf": WRAPPED.encode()}), agencies="named")
    (record,) = records
    mapped = connector.map(record)
    assert (found.problems, mapped.problems) == ([], ())
    dataset = mapped.dataset
    assert dataset["title"] == "Chợ ở Huế"
    assert dataset["notes"] == "Các chợ của phường Đông Ba"
    assert [tag["name"] for tag in dataset["tags"]] == ["chợ", "thương mại"]
    assert dataset["issued"] == "2026-01-05"
    assert [(r["url"], r["format"], r.get("data_date")) for r in dataset["resources"]] == [
        ("https://congthuong.example.vn/cho.csv", "CSV", None),
        (
            "https://data.hue.gov.vn/Upload/Metadata/H57.08/2026/cho_1767592510.xlsx",
            "XLSX",
            "2026-01-05",
        ),
    ]
    assert mapped.agency == "H57.08"


def test_an_agency_that_is_only_named_counts_when_no_code_tells():
    text = WRAPPED.replace("/Upload/Metadata/H57.08", "/tai-ve")
    connector, records, _ = harvest(zipped({"a.rdf": text.encode()}), agencies="named")
    assert connector.map(records[0]).agency == "Sở Công Thương"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_an_rdf_in_another_writing_of_unicode_is_read(codec):
    body = rdf().decode().replace("UTF-8", codec.partition("-sig")[0]).encode(codec)
    _, records, found = harvest(zipped({"a.rdf": body}))
    assert (codes(found), len(records)) == ([], 1)


def test_a_file_that_nothing_speaks_of_is_said_once_for_all():
    files = {"a.rdf": rdf(), "bien-ban.csv": b"x;y\n1;2\n", "anh.jpg": b"\xff", "doc.txt": b"x"}
    _, records, found = harvest(zipped(files))
    assert len(records) == 1
    (said,) = found.problems
    assert said.code == "not_taken"
    assert all(name in said.text["vi"] for name in ("bien-ban.csv", "anh.jpg", "doc.txt"))


def test_a_document_that_is_too_large_does_not_stop_the_others(monkeypatch):
    monkeypatch.setattr(docs, "ONE", 5000)
    big = "Tên;Số\n".encode() + os.urandom(4000).hex().encode()
    _, records, found = harvest(zipped({"a.rdf": rdf(), "Cho_1757394149.csv": big}))
    assert [record.guid for record in records] == ["A-1"]
    assert codes(found) == ["too_large"]
    assert found.problems[0].where == "Cho_1757394149.csv"
    assert not found.complete


PEOPLE = "Họ và tên;Số thẻ\nNguyễn Văn A;123\nTrần Thị B;124\n".encode()


def test_a_table_of_people_is_not_published_unseen():
    connector, (record,), _ = harvest(
        zipped({"Huong-dan-vien_1719100000.csv": PEOPLE}), personal_data="khong-co"
    )
    mapped = connector.map(record)
    assert mapped.dataset["personal_data"] == "chua-danh-gia"
    assert [problem.code for problem in mapped.problems] == ["no_title", "maybe_personal"]
    assert "Họ và tên" in mapped.problems[1].text["vi"]
