"""The search page: filters, facets, orders, marked words and reasons, as a visitor gets them."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from ckan import model
from ckan.tests import factories

from ckanext.hue_opendata import places
from ckanext.hue_opendata.search import rebuilding

pytestmark = pytest.mark.usefixtures("filled")


@pytest.fixture
def filled(clean_db, clean_index):
    """Four datasets that differ in place, years, tags and files."""
    agency = factories.Organization(name="so-khcn", title="Sở Khoa học và Công nghệ")
    former = next(one.unit for one in places.find("xã Phú Lương") if not one.unit.in_force)
    usual = {"theme": ["du-lich"], "frequency": "hang-nam", "license_id": "vn-gov-open"}
    table = {"url": "http://example.com/a.csv", "format": "CSV", "name": "Bảng"}
    kinds = {
        "cu": {
            "title": "Trường học xã Phú Lương",
            "spatial_coverage": [{"uri": former.id, "text": former.full_name}],
            "tags": [{"name": "Giáo dục"}],
        },
        "ba-nam": {
            "title": "Dân số trung bình",
            "temporal_coverage": [{"start": "2021-01-01", "end": "2023-12-31"}],
            "tags": [{"name": "giáo dục"}],
            "resources": [table],
        },
        "moi": {"title": "Ẩm thực năm 2025", "tags": [{"name": "giáo-dục"}]},
        "dat": {"title": "Đất đai", "notes": "Diện tích <b>đất</b> & nhà."},
    }
    for name, more in kinds.items():
        given = {**usual, "notes": "Số liệu.", "owner_org": agency["id"], **more}
        factories.Dataset(**given, name=name, personal_data="khong-co")
    return former


def listed(app, address):
    """The names of the datasets on a page, in their order, and the page."""
    page = app.get(address, status=200).get_data(as_text=True)
    found = re.findall(r'<a class="hue-found" href="/dataset/([^"?]+)"', page)
    return found, page


def test_a_unit_finds_what_was_published_for_a_former_one(app, filled):
    now = places.successors(filled)[0].unit
    found, page = listed(app, f"/dataset/?vocab_hue_place={now.code}")
    assert found == ["cu"]
    assert now.full_name in page


def test_years_of_a_period_and_of_a_title(app):
    assert listed(app, "/dataset/?vocab_hue_year=2022")[0] == ["ba-nam"]
    assert listed(app, "/dataset/?vocab_hue_year=2025")[0] == ["moi"]
    found, page = listed(app, "/dataset/?ext_tu_nam=2022&ext_den_nam=2030&sort=title_string+asc")
    assert found == ["moi", "ba-nam"]
    assert "Từ năm 2022" in re.sub(r"\s+", " ", page)
    assert len(listed(app, "/dataset/?ext_tu_nam=2o22")[0]) == 4
    assert len(listed(app, "/dataset/?ext_tu_nam=2025&ext_tu_nam=x] OR *")[0]) == 4


def test_spellings_of_a_tag_are_one_value_and_one_filter(app):
    found, page = listed(app, "/dataset/?vocab_hue_tag=giáo dục")
    assert set(found) == {"cu", "ba-nam", "moi"}
    assert page.lower().count('<span class="item-label">giáo dục') == 1
    assert set(listed(app, "/dataset/?tags=Giáo dục")[0]) == {"cu", "ba-nam", "moi"}


def test_openness_and_several_filters_at_once(app):
    assert listed(app, "/dataset/?vocab_hue_open=may-doc-duoc")[0] == ["ba-nam"]
    address = "/dataset/?vocab_hue_open=giay-phep-mo&frequency=hang-nam&classification=mo"
    found, page = listed(app, address)
    assert len(found) == 4
    for words in ("Có giấy phép mở", "Bỏ mọi bộ lọc"):
        assert words in page


def test_titles_in_vietnamese_order(app):
    found, _ = listed(app, "/dataset/?sort=title_string+asc")
    assert found == ["moi", "ba-nam", "dat", "cu"]


def test_words_are_marked_without_accents_and_nothing_is_let_through(app):
    _, page = listed(app, "/dataset/?q=dat+dai")
    assert "<mark>Đất</mark> <mark>đai</mark>" in page
    assert "&amp; nhà" in page
    assert "<script>alert" not in listed(app, "/dataset/?q=<script>alert(1)</script> đất")[1]


def test_a_result_explains_itself(app):
    _, page = listed(app, "/dataset/?q=Sở Thông tin và Truyền thông")
    assert "Khớp: tên khác hoặc tên cũ của cơ quan, «Sở Thông tin và Truyền thông»" in page
    assert "Khớp" not in listed(app, "/dataset/?q=đất đai")[1]


def test_where_nothing_is_found_topics_are_offered(app):
    _, page = listed(app, "/dataset/?q=qzxv wkjh")
    assert "hoặc xem theo chủ đề" in page
    assert 'href="/dataset/?vocab_theme=du-lich"' in page
    assert "hoặc xem theo chủ đề" not in listed(app, "/dataset/?q=đất đai")[1]


@pytest.mark.ckan_config("ckanext.hue_opendata.theme.contact", "Gửi [tổ dữ liệu](/lien-he)")
def test_who_finds_nothing_or_little_is_told_whom_to_ask(app):
    for words, asked in (("zzzzqq", True), ("đất đai zzzzqq", True), ("đất đai", False)):
        page = app.get(f"/dataset/?q={words}").get_data(as_text=True)
        assert ("Hãy gửi yêu cầu tới cổng dữ liệu" in page) is asked, words
        assert page.count('href="/lien-he"') == 1 + asked


def test_a_place_that_only_the_title_names_is_a_filter(app, filled):
    now = places.units()[0]
    factories.Dataset(
        title=f"Chợ {now.full_name}",
        **{"name": "cho", "notes": "Số liệu.", "theme": ["du-lich"], "frequency": "hang-nam"},
        **{"license_id": "vn-gov-open", "personal_data": "khong-co"},
        owner_org="so-khcn",
    )
    assert listed(app, f"/dataset/?vocab_hue_place={now.code}")[0] == ["cho"]


def test_a_value_is_found_within_a_facet(app):
    _, page = listed(app, "/dataset/?_tim_organization=khoa hoc")
    assert '<span class="item-label">Sở Khoa học và Công nghệ</span>' in page
    _, page = listed(app, "/dataset/?_tim_organization=zzz&vocab_hue_year=2025")
    assert '<span class="item-label">Sở Khoa học và Công nghệ</span>' not in page
    assert 'name="vocab_hue_year" value="2025"' in page


@pytest.mark.parametrize("address", ["/organization/so-khcn", "/group/du-lich"])
def test_pages_of_agencies_and_topics_have_the_same_filters(app, filled, address):
    factories.Group(name="du-lich", title="Du lịch")
    found, page = listed(app, address)
    assert len(found) == 4
    for title in ("Chủ đề", "Địa bàn", "Năm", "Mức độ mở", "Từ khóa", "Phân loại"):
        assert re.search(rf"<h2[^>]*>[^<]*(<i[^>]*></i>)?\s*{title}\s*<", page), title
    assert page.lower().count('<span class="item-label">giáo dục') == 1
    now = places.successors(filled)[0].unit
    narrower = {
        f"vocab_hue_place={now.code}": {"cu"},
        "vocab_hue_tag=giáo dục": {"cu", "ba-nam", "moi"},
        "vocab_hue_open=may-doc-duoc": {"ba-nam"},
        "classification=mo&ext_tu_nam=2022&ext_den_nam=2030": {"ba-nam", "moi"},
        "q=ẩm thực": {"moi"},
    }
    for asked, wanted in narrower.items():
        found, page = listed(app, f"{address}?{asked}")
        assert set(found) == wanted, asked
    told = "Không có bộ dữ liệu nào chứa đủ các từ này"
    assert told in listed(app, f"{address}?q=đất sét nung")[1]


def test_the_most_used_come_first(app):
    columns = "url, package_id, tracking_type, count, running_total, recent_views, tracking_date"
    for name, views, recent in (("dat", 50, 2), ("moi", 9, 9), ("cu", 80, 2)):
        package = model.Package.get(name)
        assert package
        model.Session.execute(
            sa.text(
                f"INSERT INTO tracking_summary ({columns}) VALUES"
                " (:url, :id, 'page', :views, :views, :recent, current_date)"
            ),
            {"url": f"/dataset/{name}", "id": package.id, "views": views, "recent": recent},
        )
    model.Session.commit()
    rebuilding.rebuild(processes=1)
    order = "/dataset/?sort=views_recent+desc,+views_total+desc"
    assert listed(app, order)[0] == ["moi", "cu", "dat", "ba-nam"]
    assert '<option value="views_recent desc, views_total desc" selected' in listed(app, order)[1]
