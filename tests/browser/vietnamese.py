"""Finds Vietnamese on an English page that is not what people have written.

Titles, names and descriptions are in the language of the data, also for who reads English; what
the portal itself says must not be. So every text with Vietnamese letters is looked up in all that
the API tells of the portal's contents.
"""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page

from ckanext.hue_opendata import places
from tests.browser.english import TEXTS
from tests.browser.living import Portal
from tests.browser.making import ROWS

LETTERS = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)
#: What is called so in every language.
NAMES = re.compile(r"Huế|Tiếng Việt|Việt Nam")
#: What is to be typed is Vietnamese for everybody: examples in forms, a good file's name.
TYPED = re.compile(r"^e\.g\. |“Giá vé 2025\.xlsx”|\(đến 28/02/2025\)$")
SHORTEST = 2
#: Passages that are marked as Vietnamese are the data's.
HERE = TEXTS.replace("[lang='en']", "[lang='vi']")


def written(portal: Portal) -> frozenset[str]:
    """Every text of the portal's contents, in lines."""
    contents: list[Any] = [
        portal.as_admin("package_search", rows=1000, include_private=True, include_drafts=True),
        portal.as_admin("harvest_source_list"),
        _agencies(portal),
        portal.as_admin("group_list", all_fields=True, include_extras=True, limit=1000),
        portal.as_admin("user_list"),
        portal.as_admin("recently_changed_packages_activity_list"),
        portal.as_admin("config_option_show", key="ckan.site_title"),
        portal.as_admin("config_option_show", key="ckan.site_description"),
        [[unit.name, unit.full_name] for unit in places.units()],
        [list(row) for row in ROWS],
        [[value for value in row.values() if isinstance(value, str)] for row in ROWS],
        # Views are named in the language of whoever made them.
        ["Hình ảnh", "Văn bản", "Bộ đã xóa"],
    ]
    return frozenset(text for content in contents for text in _texts(content))


def _agencies(portal: Portal) -> list[Any]:
    """All of them; CKAN gives 25 at once."""
    found: list[Any] = []
    while len(found) % 25 == 0:
        page = {"limit": 25, "offset": len(found), "all_fields": True, "include_extras": True}
        more = portal.as_admin("organization_list", **page)
        found += more
        if not more:
            break
    return found


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    if not isinstance(value, str):
        return []
    if value[:1] in "[{":
        try:
            return [value, *_texts(json.loads(value))]
        except ValueError:
            pass
    return [line for line in map(_even, value.splitlines()) if len(line) >= SHORTEST]


def _cut(text: str, contents: frozenset[str]) -> bool:
    """Whether it is the beginning of something written."""
    begun = text.removesuffix("...").removesuffix("…")
    return begun != text and any(one.startswith(begun) for one in contents)


def _even(text: str) -> str:
    return " ".join(text.split())


def found(page: Page, contents: frozenset[str], allowed: tuple[str, ...] = ()) -> list[str]:
    """The texts of the page that hold Vietnamese of the portal's own."""
    left = []
    known = sorted((*contents, *allowed), key=len, reverse=True)
    for text in dict.fromkeys(map(_even, page.evaluate(HERE))):
        if text in contents or TYPED.search(text) or _cut(text, contents):
            continue
        bare = text
        for one in known:
            if not LETTERS.search(NAMES.sub("", bare)):
                break
            bare = bare.replace(one, " ")
        if LETTERS.search(NAMES.sub("", bare)):
            left.append(text[:160])
    return left
