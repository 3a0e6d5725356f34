"""docs/schema.md, made from the schema files: every field, every code list. No CKAN.

Both languages stand side by side: departments and developers read the same page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ckanext.hue_opendata import vocabularies

FOLDER = Path(__file__).parent.parent / "schemas"
TYPES = ("dataset", "indicator", "geo", "observation")
SECTIONS = {
    "what": "Dữ liệu gì / What it is",
    "open": "Có được mở không / May it be opened",
    "where": "Ở đâu, khi nào / Where and when",
    "who": "Ai trả lời / Who answers",
    "system": "Máy ghi / Written by the machine",
}
HEAD = """# Lược đồ dữ liệu / The schemas

Trang này do `ckan hue schema docs` viết từ `schemas/*.yaml`; đừng sửa tay. / Written by
`ckan hue schema docs` from `schemas/*.yaml`; do not edit. For programs: `hue_schema_show?type=…`
gives the same as JSON Schema; each code list has a page, `/vocabulary/<name>`, and SKOS.

● = cần để công bố / needed to publish (a draft may leave it empty). A public dataset must be
classed `mo` and assessed for personal data; `dung-chung` is seen by members of any agency,
`dung-rieng` by its own. A code that is no longer in use stays valid where it is stored. Unknown
fields are kept in `extras`. DCAT: profile `hue_dcat` of ckanext-dcat
(`ckanext.dcat.rdf.profiles = hue_dcat`).
"""
TABLE = (
    "| Trường / Field | Tiếng Việt | English | ● | Giá trị / Values | DCAT | Căn cứ / Legal source "
    "| Ví dụ / Example |\n|---|---|---|---|---|---|---|---|"
)


def page() -> str:
    """The whole page."""
    presets = {one["preset_name"]: one["values"] for one in _read("presets")["presets"]}
    types = {name: _read(name) for name in TYPES}
    shared = _fields(types["dataset"], "dataset_fields", presets)
    lines = [HEAD, "## Trường chung của mọi loại / Fields of every type"]
    for key, title in SECTIONS.items():
        lines += ["", f"### {title}", "", TABLE]
        lines += [row for field in shared if field["section"] == key for row in _rows(field)]
    known = {field["field_name"] for field in shared}
    for name in TYPES[1:]:
        label = types[name]["label"]
        lines += ["", f"## `{name}`: {label['vi']} / {label['en']}", ""]
        lines += [f"{types[name]['about']['vi']} / {types[name]['about']['en']}", "", TABLE]
        fields = _fields(types[name], "dataset_fields", presets)
        lines += [r for f in fields if f["field_name"] not in known for r in _rows(f)]
    lines += ["", "## Tệp / Resources", "", TABLE]
    resources = _fields(types["dataset"], "resource_fields", presets)
    lines += [row for field in resources for row in _rows(field)]
    for name, title in (("organization", "Cơ quan / Agencies"), ("group", "Chủ đề / Topics")):
        fields = _fields(_read(name), "fields", presets)
        lines += ["", f"## {title}", "", TABLE, *[row for field in fields for row in _rows(field)]]
    lines += ["", "## Danh mục mã / Code lists", *_lists()]
    return "\n".join(lines) + "\n"


def _read(name: str) -> dict[str, Any]:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def _fields(schema: dict[str, Any], kind: str, presets: dict[str, Any]) -> list[dict[str, Any]]:
    def whole(field: dict[str, Any]) -> dict[str, Any]:
        made = {**presets.get(field.get("preset", ""), {}), **field}
        if "repeating_subfields" in made:
            made["repeating_subfields"] = [whole(part) for part in made["repeating_subfields"]]
        return made

    return [whole(field) for field in schema[kind]]


def _rows(field: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """A line for the field, and one for each of its parts."""
    needed = "●" if field.get("publish") is True else ""
    if {"hue_within_length", "not_empty"} <= set(str(field.get("validators")).split()):
        needed = "luôn / always"
    if isinstance(field.get("publish"), dict):
        needed = "● " + ", ".join(f"{other}: {mark}" for other, mark in field["publish"].items())
    example = field.get("example", "")
    if not isinstance(example, str):
        example = json.dumps(example, ensure_ascii=False)
    cells = [
        f"`{prefix}{field['field_name']}`",
        field["label"]["vi"],
        field["label"]["en"],
        needed,
        _values(field),
        field.get("dcat", ""),
        field.get("legal_source", ""),
        f"`{example}`" if example else "",
    ]
    yield "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
    for part in field.get("repeating_subfields", []):
        yield from _rows(part, f"{field['field_name']}[].")


def _values(field: dict[str, Any]) -> str:
    validators = str(field.get("validators", "")).split()
    if "repeating_subfields" in field:
        return "lặp lại / repeating"
    if "vocabulary" in field:
        several = "mã, nhiều / codes" if "hue_codes" in validators else "mã / code"
        return f"{several}: [{field['vocabulary']}](#{field['vocabulary']})"
    if field.get("format"):
        return str(field["format"])
    most = field.get("max_length")
    return f"≤ {most} ký tự / characters" if most else ""


def _lists() -> Iterator[str]:
    for name in vocabularies.names():
        one = vocabularies.load(name)
        yield from ("", f'<a id="{name}"></a>', f"### {one.title['vi']} / {one.title['en']}", "")
        yield from (f"`{name}`. Nguồn / source: {one.source}.", "")
        yield "| Mã / Code | Tiếng Việt | English | URI | Hiệu lực / Validity |"
        yield "|---|---|---|---|---|"
        for term in one.terms.values():
            valid = " – ".join(day for day in (term.valid_from, term.valid_to) if day)
            now = f" → {term.replaced_by}" if term.replaced_by else ""
            labels = f"{term.label('vi')} | {term.label('en')}"
            yield f"| `{term.code}` | {labels} | {term.uri} | {valid}{now} |"
