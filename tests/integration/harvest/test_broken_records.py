"""Broken records of every kind in one source: each is named, the good ones beside them come in."""

from __future__ import annotations

import json

import pytest
from ckan import model
from ckanext.harvest.model import HarvestJob

from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from ckanext.hue_opendata.harvest.writing import package_id
from tests.integration.harvest.support import act, made_source, run_once, served

pytestmark = pytest.mark.usefixtures("clean_db", "clean_index", "clean_redis")

GOOD = {"title": "Chợ", "notes": "Các chợ", "url": "cho.csv"}
#: name → (what is broken, the code that the report must name; None: it must be taken whole).
KINDS = {
    "null": (None, "refused"),
    "text": ("Chợ Đông Ba", "refused"),
    "number": (42, "refused"),
    "list": (["Chợ", "Đông Ba"], "refused"),
    "empty": ({}, "refused"),
    "no title": ({"title": None}, "refused"),
    "blank title": ({"title": "   "}, "refused"),
    "invisible title": ({"title": "\u200b\u2060\ufeff"}, "refused"),
    "title as object": ({"title": {"vi": "Chợ"}}, "refused"),
    "title as list": ({"title": ["Chợ", "Đông Ba"]}, None),
    "title as number": ({"title": 2025}, None),
    "title as truth": ({"title": True}, None),
    "no identifier": ({"id": None}, "refused"),
    "blank identifier": ({"id": " "}, "refused"),
    "identifier as object": ({"id": {"a": 1}}, "refused"),
    "identifier twice": ({"id": "good-1"}, "duplicate"),
    "identifier twice as number": ({"id": 7}, "duplicate"),
    "long identifier": ({"id": "x" * 3000}, "refused"),
    "half a letter": ({"title": "Chợ \ud83d"}, "bad_characters"),
    "nul": ({"title": "Chợ\u0000Huế"}, "bad_characters"),
    "bell": ({"notes": "Các\u0007chợ"}, "bad_characters"),
    "bad key": ({"a\u0000b": 1, "notes": "x\u0001"}, "bad_characters"),
    "script": ({"title": "<script>alert(1)</script>"}, None),
    "formula": ({"title": "=HYPERLINK(1)"}, None),
    "long title": ({"title": "Chợ " * 2000}, "too_long"),
    "huge notes": ({"notes": "Chợ " * 200_000}, "too_long"),
    "javascript": ({"url": "javascript:alert(1)"}, "no_address"),
    "local file": ({"url": "file:///etc/passwd"}, "no_address"),
    "drive": ({"url": "D:\\du-lieu\\cho.xlsx"}, "no_address"),
    "ftp": ({"url": "ftp://files.example.vn/a.csv"}, "no_address"),
    "no host": ({"url": "http://"}, "no_address"),
    "broken address": ({"url": "http://[::1"}, "no_address"),
    "login in address": ({"url": "http://ai:mat-khau@files.example.vn/a.csv"}, "no_address"),
    "key in address": ({"url": "http://files.example.vn/a?token=mat-khau"}, "no_address"),
    "address as object": ({"url": {"a": 1}}, None),
    "long format": ({"format": "x" * 500}, None),
    "format as list": ({"format": ["csv", "xlsx"]}, None),
    "nan": ({"title": float("nan")}, None),
    "deep": ({"more": [[[[[[[[[[]]]]]]]]]]}, None),
    "no description": ({"notes": ""}, "draft"),
}


def records():
    rows = [{"id": "good-1", **GOOD}, {"id": 7, **GOOD, "title": "Cầu"}]
    for name, (broken, _) in KINDS.items():
        whole = {"id": name, **GOOD, "title": f"Bộ {name}"}
        rows.append({**whole, **broken} if isinstance(broken, dict) and broken else broken)
    return [*rows, {"id": "good-2", **GOOD, "title": "Sông"}]


def test_every_broken_record_is_named_and_stops_no_other(tmp_path, ckan_config, monkeypatch):
    (tmp_path / "api.json").write_text(json.dumps(records()), encoding="utf-8")
    (tmp_path / "cho.csv").write_text("x;y\n1;2\n", encoding="utf-8")
    assert len(KINDS) >= 30
    with served(tmp_path, ckan_config, monkeypatch) as base:
        settings = {"personal_data": "khong-co", "theme": "kinh-te", "frequency": "hang-nam"}
        source = made_source(f"{base}/api.json", settings)
        run_once(source, HueJsonHarvester())
    job = model.Session.query(HarvestJob).order_by(HarvestJob.created.desc()).first()
    report = act("hue_harvest_report_show", id=job.id)
    said: dict[int, set[str]] = {}
    for problem in report["problems"]:
        number = int(problem["where"].removeprefix("bản ghi ").split(":")[0].split()[0])
        said.setdefault(number, set()).add(problem["code"])
    wrong = {}
    for number, (name, (_, code)) in enumerate(KINDS.items(), start=3):
        expected = {code} if code not in (None, "draft") else set()
        if said.get(number, set()) != expected:
            wrong[name] = (said.get(number), expected)
    assert wrong == {}, [p["en"][:300] for p in report["problems"] if p["code"] == "refused"][-4:]
    for guid in ("good-1", "7", "good-2"):
        assert act("package_show", id=package_id(source["id"], guid))["state"] == "active"
    assert [draft["title"] for draft in report["drafts"]] == ["Bộ no description"]
    left_out = [name for name, (_, code) in KINDS.items() if code in ("refused", "duplicate")]
    assert report["counts"]["refused"] == len(left_out)
    assert report["counts"]["new"] == 3 + len(KINDS) - len(left_out)
    assert "mat-khau" not in json.dumps(report, ensure_ascii=False)
