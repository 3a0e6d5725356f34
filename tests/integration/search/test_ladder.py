"""What follows where nothing, or little, has all of the words: below, and on later pages."""

from __future__ import annotations

import html
import re

import pytest

from ckanext.hue_opendata.search import corrections, ladder
from tests.integration.search.test_search import names, publish, search

pytestmark = pytest.mark.usefixtures("filled")


def _one_has_all_words_by_chance():
    agency = {"owner_org": "so-kh", "notes": "Phòng đọc của trường, cửa hàng, giờ mở của công viên"}
    publish(name="chance", title="Bến thuyền", **agency)
    publish(name="library", title="Phòng đọc công cộng", owner_org="so-kh", notes="Giờ phục vụ")


def test_a_word_that_may_be_meant_is_asked_about_and_hides_nothing(app):
    """“le loi” stands a slip from “le hoi”; a street's trees are no festival."""
    for name, title in (("cay", "Cây xanh trên đường phố"), ("loi", "Công trình thủy lợi")):
        publish(name=name, title=title, owner_org="so-kh", notes="Chiều dài")
    corrections.forget()
    assert search("duong le loi")["hue_search"]["did_you_mean"] == []  # nothing has that either
    publish(name="di", title="Đường đi lễ hội", owner_org="so-kh", notes="Chiều dài")
    found = search("duong le loi")
    assert found["hue_search"]["step"] == "relaxed"
    assert found["hue_search"]["did_you_mean"] == ["duong le hoi"]
    assert {"cay", "di"} <= {one["name"] for one in found["results"]}
    page = app.get("/dataset/?q=duong+le+loi").get_data(as_text=True)
    assert '<a href="?q=duong+le+hoi">' in page


def test_a_chance_hit_does_not_hide_a_better_answer():
    _one_has_all_words_by_chance()
    found = search("phòng đọc mở cửa")
    assert [one["name"] for one in found["results"]][:2] == ["chance", "library"]
    assert found["hue_search"]["step"] == "relaxed"
    assert found["hue_search"]["explain"]
    assert len(found["results"]) == found["count"]
    assert len(names("phòng đọc mở cửa", rows=1)) == 1
    assert names("phòng đọc mở cửa", ext_hue_strict="true") == ["chance"]
    by_title = search("phòng đọc mở cửa", sort="title_string asc")
    assert (by_title["count"], by_title["hue_search"]["step"]) == (1, "strict")


@pytest.mark.parametrize("few", [0, ladder.FEW])
def test_later_pages_go_on_with_the_step_that_found_the_first(app, monkeypatch, few):
    monkeypatch.setattr(ladder, "FEW", few)
    every = {"giấy phép kinh doanh karaoke": "relaxed", "trường hocj phường": "decoded"}
    every |= {"trường hcọ": "corrected", "giá vé phường": "relaxed"}
    if few:
        every["phòng đọc mở cửa"] = "relaxed"
    _one_has_all_words_by_chance()
    asked = set()
    for q, step in every.items():
        whole = search(q)
        assert (whole["hue_search"]["step"], len(whole["results"]) > 1) == (step, True), q
        more = whole["hue_search"]["more"]
        asked.add(more["ext_hue_step"])
        paged = [search(q, rows=1)["results"][0]["name"]]
        for start in range(1, whole["count"]):
            page = search(q, rows=1, start=start, **more)
            assert (page["count"], page["hue_search"]) == (whole["count"], whole["hue_search"])
            paged += [one["name"] for one in page["results"]]
        assert paged == [one["name"] for one in whole["results"]], q
        # Without it nobody climbs below the first page; on the first page it changes nothing.
        assert "more" not in search(q, rows=1, start=1)["hue_search"]
        assert search(q, **more)["results"] == whole["results"]
    # Below few hits others follow, on whatever step those were found.
    assert asked == ({"some", "relaxed"} if few else {"decoded", "corrected", "relaxed"})


def test_links_to_later_pages_carry_the_step(app, ckan_config):
    ckan_config["ckan.datasets_per_page"] = 1
    first = app.get("/dataset/?q=trường+hcọ&sort=score+desc").get_data(as_text=True)
    (link,) = set(re.findall(r'href="(/dataset/\?[^"]*page=2)"', first))
    assert "ext_hue_step=some" in link
    assert "ext_hue_meant=truong+hoc" in link
    second = app.get(html.unescape(link)).get_data(as_text=True)
    found = re.findall(r'class="hue-found" href="/dataset/([^"]+)"', first + second)
    assert sorted(found) == ["thuan-hoa", "thuan-hoa-2"]
    assert "«truong hoc»" in second
    back = set(re.findall(r'href="(/dataset/\?[^"]*page=1)"', second))
    assert back
    assert not any("ext_hue" in one for one in back)
