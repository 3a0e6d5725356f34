"""What a portal of ten years may hold besides: files beside their RDF, markup, keys, odd days."""

from __future__ import annotations

import hashlib
import json

import pytest

from tests.unit.harvest.test_portal import PAGE, codes, harvest, rdf, zipped
from tests.unit.harvest.test_portal_unseen import TABLE, one, said


@pytest.mark.parametrize(
    "entry",
    [
        "Cho-Dong-Ba_1757394149.xlsx",
        "CHO-DONG-BA_1757394149.XLSX",
        "Cho-Dong-Ba_1757394149 (1).xlsx",
    ],
)
def test_a_file_that_lies_beside_its_rdf_is_taken_from_the_archive(entry):
    """The portal that the RDF points to may be switched off by the day of the move."""
    _, mapped, found = one({"rdf/a.rdf": rdf(), f"files/{entry}": TABLE})
    (resource,) = mapped.dataset["resources"]
    assert resource["archive_entry"] == f"files/{entry}"
    assert resource["hash"] == hashlib.sha256(TABLE).hexdigest()
    assert resource["data_date"] == "2025-09-09"
    assert "data.hue.gov.vn/Upload/Metadata/000.08.14.H57/2025" in mapped.dataset["provenance"]
    assert codes(found) == []


def test_a_file_of_a_listing_stays_where_its_rdf_says_it_is():
    pages = {
        PAGE: b'<a href="a.rdf">a</a> <a href="Cho-Dong-Ba_1757394149.xlsx">b</a>',
        "http://portal.example.vn/a.rdf": rdf(),
    }
    connector, records, found = harvest(pages)
    (resource,) = connector.map(records[0]).dataset["resources"]
    assert resource["url"].startswith("https://data.hue.gov.vn/Upload/")
    assert codes(found) == []


def test_a_broken_file_beside_its_rdf_leaves_the_address():
    body = zipped({"a.rdf": rdf(), "Cho-Dong-Ba_1757394149.xlsx": b"stored" * 50})
    at = body.rindex(b"PK\x03\x04")
    body = body[: at + 62] + b"\xff\xff\xff" + body[at + 65 :]
    _, mapped, _ = one(body)
    (resource,) = mapped.dataset["resources"]
    assert resource["url"].startswith("https://data.hue.gov.vn/Upload/")


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ("13/12/2025 09:21:39", "2025-12-13"),
        ("13/12/2025 5:52:32 CH", "2025-12-13"),
        ("2025-12-13 09:21:39", "2025-12-13"),
        ("2025-12-13T23:30:00.1234567Z", "2025-12-14"),
        ("13-12-2025 10:55", "2025-12-13"),
        ("0001-01-01T00:00:00", None),
        ("hôm qua", None),
    ],
)
def test_days_with_a_time_and_the_day_of_no_day(issued, day):
    _, mapped, _ = one({"a.rdf": rdf(issued=issued)})
    assert mapped.dataset.get("issued") == day


def test_the_markup_of_a_web_editor_is_text():
    html = (
        "&lt;p&gt;Giá &lt;b&gt;vé&lt;/b&gt; &amp;amp; giờ&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Một"
        "&lt;/li&gt;&lt;/ul&gt;&lt;script&gt;alert(1)&lt;/script&gt;5 &lt; 6, &lt;nước lợ&gt;"
    )
    more = f'<dcterms:description xml:lang="vi">{html}</dcterms:description>'
    title = "&lt;b&gt;Chợ&lt;/b&gt; &amp;quot;Huế&amp;quot;"
    _, mapped, _ = one({"a.rdf": rdf(title=title, more=more)})
    assert mapped.dataset["title"] == 'Chợ "Huế"'
    notes = mapped.dataset["notes"]
    assert "Giá vé & giờ\n" in notes
    assert "- Một" in notes
    assert "5 < 6, <nước lợ>" in notes
    assert "alert" not in notes


def test_an_address_with_a_key_is_said_and_nowhere_carried():
    written = "https://api.hue.example/gia?token=SECRET123&amp;x=1"
    record, mapped, _ = one({"a.rdf": rdf(path=written)})
    assert mapped.dataset["resources"] == []
    assert said(mapped) == ["no_address"]
    assert "SECRET123" not in json.dumps([record.raw, mapped.dataset], ensure_ascii=False)
    assert "SECRET123" not in str(mapped.problems)


def test_a_path_of_the_servers_own_disk_is_the_portals():
    written = r"D:\inetpub\wwwroot\Upload\Metadata\000.08.14.H57\2025\Cho_1757394149.xls"
    _, mapped, _ = one({"a.rdf": rdf(path=written)})
    (resource,) = mapped.dataset["resources"]
    expected = "https://data.hue.gov.vn/Upload/Metadata/000.08.14.H57/2025/Cho_1757394149.xls"
    assert resource["url"] == expected
    assert mapped.agency == "000.08.14.H57"


@pytest.mark.parametrize(
    ("address", "kind"),
    [("https://api.hue.example/gia-ve", "JSON"), ("https://api.hue.example/export/csv", "CSV")],
)
def test_the_format_of_an_address_without_an_ending(address, kind):
    more = "<dcat:mediaType>application/json</dcat:mediaType>"
    _, mapped, _ = one({"a.rdf": rdf(path=address, more=more)})
    assert mapped.dataset["resources"][0]["format"] == kind
