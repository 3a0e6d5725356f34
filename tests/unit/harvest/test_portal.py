"""RDF files of the present portal become datasets; secrets stay behind, half a source is said."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ckanext.hue_opendata.harvest.connectors import documents as docs
from ckanext.hue_opendata.harvest.connectors import hueod
from ckanext.hue_opendata.harvest.connectors.contract import Discovery, Unreadable
from ckanext.hue_opendata.harvest.connectors.portal import Config, PortalConnector
from ckanext.hue_opendata.harvest.http import Answer, Refused

PAGE = "http://portal.example.vn/danh-sach"
REAL = Path(__file__).resolve().parents[4] / "shared/data/hue-portal/rdf"
HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:hueod="https://data.thuathienhue.gov.vn/">'
)
FILE = r"/Upload\Metadata\000.08.14.H57\2025\Cho-Dong-Ba_1757394149.xlsx"


def rdf(identifier="a-1", title="Chợ Huế", path=FILE, more="", issued="2025-12-13T09:21:39"):
    name = f'<dcterms:title xml:lang="vi">{title}</dcterms:title>' if title else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{HEAD}'
        f'<dcat:Distribution rdf:about="https://data.hue.gov.vn/Distribution/{identifier}">'
        f"<dcterms:identifier>{identifier}</dcterms:identifier>"
        f"<dcterms:modified>2025-12-14</dcterms:modified><dcterms:issued>{issued}"
        f"</dcterms:issued>{name}<hueod:downloadURL>{path}</hueod:downloadURL>{more}"
        "</dcat:Distribution></rdf:RDF>"
    ).encode()


class Site:
    """A client with a few addresses: the wire itself is tested in test_http."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages = pages

    def get(self, url, headers=None):
        if url not in self.pages:
            raise Refused("http_500", f"{url} trả lời lỗi 500.", f"{url} answered 500.")
        return Answer(url, 200, {}, self.pages[url])


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return stream.getvalue()


def harvest(pages, state=None, **config):
    if isinstance(pages, bytes):
        pages = {PAGE: pages}
    connector = PortalConnector(PAGE, Config(**config))
    found = Discovery()
    return connector, list(connector.discover(Site(pages), state or {}, found)), found


def codes(found):
    return [problem.code for problem in found.problems]


def test_a_distribution_becomes_a_dataset_with_a_web_address_and_the_day_of_its_upload():
    connector, records, found = harvest(zipped({"a.rdf": rdf()}))
    dataset = connector.map(records[0]).dataset
    assert found.complete
    assert not found.problems
    assert records[0].guid == "A-1"
    assert dataset["resources"] == [
        {
            "url": "https://data.hue.gov.vn/Upload/Metadata/000.08.14.H57/2025/"
            "Cho-Dong-Ba_1757394149.xlsx",
            "name": "Chợ Huế",
            "format": "XLSX",
            "data_date": "2025-09-09",
            "key": "A-1",
        }
    ]
    assert "https://data.hue.gov.vn/Distribution/a-1" in dataset["provenance"]
    assert "000.08.14.H57" in dataset["provenance"]


def test_a_secret_header_is_said_but_nowhere_carried():
    more = "<hueod:apiHeader>Token: bi-mat-123</hueod:apiHeader>"
    connector, records, _ = harvest(zipped({"a.rdf": rdf(more=more)}))
    mapped = connector.map(records[0])
    assert "bi-mat" not in repr((records, mapped))
    assert [problem.code for problem in mapped.problems] == ["api_header"]


def test_files_of_one_title_are_one_dataset_whose_identity_is_the_oldest():
    newer = rdf("a-0", "CHỢ HUẾ (1)", FILE.replace("xlsx", "csv"), issued="2026-01-01T00:00:00")
    connector, records, _ = harvest(zipped({"a.rdf": newer, "b.rdf": rdf()}))
    assert [record.guid for record in records] == ["A-1"]
    formats = [one["format"] for one in connector.map(records[0]).dataset["resources"]]
    assert formats == ["XLSX", "CSV"]
    assert len(harvest(zipped({"a.rdf": newer, "b.rdf": rdf()}), join="none")[1]) == 2


def test_identical_files_and_one_identifier_with_two_contents_are_said():
    other = rdf(title="Chợ khác")
    _, records, found = harvest(zipped({"a.rdf": rdf(), "b.rdf": rdf(), "c.rdf": other}))
    assert len(records) == 1
    assert codes(found) == ["duplicate", "duplicate_id"]
    assert "a.rdf" in found.problems[0].text["vi"]


@pytest.mark.parametrize(
    "page",
    [
        '<html><a href="a.rdf">1</a> <a href=/b.rdf?x=1&amp;y=2>2</a><a href="c.pdf">3</a></html>',
        "http://portal.example.vn/a.rdf\nhttp://portal.example.vn/b.rdf?x=1&y=2\n",
        "<urlset><url><loc>http://portal.example.vn/a.rdf</loc></url><url>"
        "<loc>http://portal.example.vn/b.rdf?x=1&amp;y=2</loc></url></urlset>",
    ],
)
def test_a_page_lines_or_a_sitemap_of_links_is_followed(page):
    assert docs.links(PAGE, page, ".rdf") == [
        "http://portal.example.vn/a.rdf",
        "http://portal.example.vn/b.rdf?x=1&y=2",
    ]


def test_a_file_that_fails_holds_back_only_its_own_dataset():
    page = b'<a href="a.rdf"> <a href="b.rdf"> <a href="c.rdf">'
    base = "http://portal.example.vn/"
    second = rdf("a-2", path=FILE.replace("xlsx", "csv"), issued="2026-01-01T00:00:00")
    whole = {PAGE: page, base + "a.rdf": rdf(), base + "b.rdf": second}
    whole[base + "c.rdf"] = rdf("c", "Lễ hội")
    _, before, _ = harvest(whole)
    known = {record.guid: record.raw for record in before}
    del whole[base + "b.rdf"]
    _, records, found = harvest(whole, {"known": known})
    assert [record.guid for record in records] == ["C"]
    assert codes(found) == ["http_500", "held"]
    assert not found.complete


@pytest.mark.parametrize(
    "body",
    [
        b"<html>bao tri</html>",
        b"",
        rdf()[:-20],
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rdf:RDF xmlns:rdf="http://www'
        b'.w3.org/1999/02/22-rdf-syntax-ns#">&x;</rdf:RDF>',
        b"<?xml version='1.0' encoding='nonsense'?><a/>",
    ],
)
def test_nonsense_gives_nothing_and_changes_nothing(body):
    with pytest.raises(hueod.NotRDF):
        list(hueod.parse(body, "https://x.vn"))
    with pytest.raises(Unreadable):
        harvest(zipped({"a.rdf": body}))
    with pytest.raises(Unreadable):
        harvest({PAGE: body or b"-"})


def test_an_archive_that_explodes_or_is_cut_is_refused():
    with pytest.raises(Refused) as refused:
        harvest(zipped({"a.rdf": b" " * (docs.ONE + 1)}))
    assert refused.value.code == "too_large"
    with pytest.raises(Refused):
        harvest(zipped({"a.rdf": rdf()})[:200])


def test_a_description_with_a_telephone_number_is_not_published_unseen():
    more = "<dcterms:description>Liên hệ 0900 000 000</dcterms:description>"
    connector, records, _ = harvest(zipped({"a.rdf": rdf(more=more)}), personal_data="khong-co")
    mapped = connector.map(records[0])
    assert mapped.dataset["personal_data"] == "chua-danh-gia"
    assert "maybe_personal" in [problem.code for problem in mapped.problems]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-12-13", "2025-12-13"),
        ("2025-12-13T23:30:00", "2025-12-13"),
        ("2025-12-13T23:30:00+00:00", "2025-12-14"),
        ("13/12/2025", "2025-12-13"),
        ("12/2025", ""),
        ("", ""),
    ],
)
def test_days_are_vietnams(text, day):
    assert hueod.day(text) == day


def test_a_path_that_is_no_web_address_makes_no_file():
    connector, records, _ = harvest(zipped({"a.rdf": rdf(path="file:///etc/passwd")}))
    mapped = connector.map(records[0])
    assert mapped.dataset["resources"] == []
    assert "no_file" in [problem.code for problem in mapped.problems]


@pytest.mark.skipif(not REAL.is_dir(), reason="the present portal's files are not on this machine")
def test_the_present_portals_own_files_come_in():
    files = {path.name: path.read_bytes() for path in REAL.glob("*.rdf")}
    connector, records, found = harvest(zipped(files))
    mapped = [connector.map(record) for record in records]
    assert len(records) == len(files)
    assert found.complete
    assert all(one.dataset["title"] for one in mapped)
    assert {one.dataset["title"] for one in mapped} >= {"Điểm đến sinh thái, văn hóa đặc sắc"}
    files_of = [one["data_date"] for each in mapped for one in each.dataset["resources"]]
    assert sorted(files_of) == ["2025-11-25", "2025-12-13"]


FILES = REAL.parent


@pytest.mark.skipif(not FILES.is_dir(), reason="the portal's real files are not on this machine")
@pytest.mark.parametrize("way", ["archive", "listing"])
def test_the_portals_real_files_come_in_with_titles_dates_places_and_tables(way):
    real = {str(f.relative_to(FILES)): f.read_bytes() for f in FILES.rglob("*") if f.is_file()}
    if way == "archive":
        pages = {PAGE: zipped(real)}
    else:
        base = PAGE.rpartition("/")[0]
        pages = {f"{base}/{name}": body for name, body in real.items()}
        for folder in ("rdf", "files"):
            names = [name.partition("/")[2] for name in real if name.startswith(folder)]
            listed = "".join(f'<a href="{name}">{name}</a>' for name in names)
            pages[f"{base}/{folder}/"] = f'<a href="../">up</a>{listed}'.encode()
        pages[PAGE] = b'<a href="rdf/">rdf</a><a href="files/">files</a>'
    connector, records, found = harvest(pages, personal_data="khong-co")
    assert found.complete
    assert len(records) == len(real)
    made = {r.guid: connector.map(r).dataset for r in records}
    titles = {dataset["title"] for dataset in made.values()}
    assert {"Danh sách Kịch bản tuồng", "Làng du lịch cộng đồng Hoa giấy Thanh Tiên"} <= titles
    assert all(dataset["issued"] for dataset in made.values())
    places = {p["text"] for d in made.values() for p in d.get("spatial_coverage", ())}
    assert {"phường Dương Nỗ", "xã Vinh Lộc", "tỉnh Thừa Thiên Huế"} <= places
    tables = [r for d in made.values() for r in d["resources"] if r["format"] in ("XLSX", "JSON")]
    assert len(tables) == 17
    assert all(r["data_date"] for r in tables)
    if way == "listing":
        assert all(r["url"].startswith("http://portal.example.vn/files/") for r in tables)
    script = made["FILE:Kich_ban_Tuong.xlsx"]
    assert "56 dòng" in script["notes"]
    again = harvest(pages, personal_data="khong-co")[1]
    assert [r.guid for r in again] == [r.guid for r in records]


def test_a_data_file_that_its_rdf_names_is_no_dataset_of_its_own():
    data = "Tên chợ;Số hộ\nĐông Ba;100\nAn Cựu;50\n".encode()
    files = {"rdf/a.rdf": rdf(), "files/Cho-Dong-Ba_1757394149.xlsx": data}
    other = {"files/Cho-An-Cuu_1757394149.csv": data, "files/bien-ban.csv": data}
    connector, records, _ = harvest(zipped({**files, **other}))
    assert [record.guid for record in records] == ["FILE:Cho-An-Cuu.csv", "A-1"]
    resource = connector.map(records[0]).dataset["resources"][0]
    assert resource["archive_entry"] == "files/Cho-An-Cuu_1757394149.csv"


def test_the_agency_in_the_path_counts_only_where_the_source_may_speak_for_others():
    page = zipped({"a.rdf": rdf(), "b.rdf": rdf("b-1", "Cầu", FILE.replace("08.14", "00.14"))})
    connector, records, _ = harvest(page)
    assert {connector.map(record).agency for record in records} == {""}
    connector, records, _ = harvest(page, agencies="named")
    named = {record.guid: connector.map(record).agency for record in records}
    # The portal writes 000.00.14.H57 when a user has no agency.
    assert named == {"A-1": "000.08.14.H57", "B-1": ""}
