"""The configuration reference, made from the parts' own declarations.

`python -m ckanext.hue_opendata.doctor.reference > docs/admin/configuration.md`; a test says when
the page is older than the declarations. Needs no CKAN.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PACKAGE = Path(__file__).resolve().parent.parent
HEAD = """\
# Cấu hình / configuration

Mọi tùy chọn của bộ tiện ích, lấy từ khai báo của từng phần; đặt trong mục `[app:main]` của
`ckan.ini`. Các dòng của CKAN mà cổng cần: `ckan hue doctor --ini`.

Every option of the plugin family, made from the parts' declarations by
`python -m ckanext.hue_opendata.doctor.reference`; they go into the `[app:main]` section of
`ckan.ini`. CKAN's own lines that the portal needs are printed by `ckan hue doctor --ini`.
"""


def declarations() -> list[dict[str, Any]]:
    """Every part's declared groups, in the order of the parts' folders."""
    files = sorted(PACKAGE.rglob("config_declaration.yaml"))
    read = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    return [group for one in read for group in one.get("groups", [])]


def page() -> str:
    """The reference as Markdown: one section a part, one heading an option."""
    text = [HEAD]
    for group in declarations():
        text.append(f"\n## {group['annotation']}\n")
        text.extend(_option(option) for option in group["options"])
    return "".join(text)


def _option(option: dict[str, Any]) -> str:
    default = option.get("default", "")
    shown = " ".join(map(str, default)) if isinstance(default, list) else str(default)
    facts = [f"kiểu / type: {option.get('type', 'base')}"]
    facts.append(f"mặc định / default: `{shown}`" if shown else "mặc định / default: —")
    if option.get("example"):
        facts.append(f"ví dụ / example: `{option['example']}`")
    said = " ".join(str(option.get("description", "")).split())
    return f"\n### `{option['key']}`\n\n{said}\n\n{' · '.join(facts)}\n"


if __name__ == "__main__":
    print(page(), end="")
