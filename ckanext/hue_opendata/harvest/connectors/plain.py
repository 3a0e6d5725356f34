"""Text out of what a web editor stored: its markup would stand in titles and descriptions."""

from __future__ import annotations

import re
from html import unescape

#: Elements that a web editor writes; `<nước lợ>` and `5 < 6` are text.
ELEMENT = (
    r"(?:p|br|div|span|b|strong|i|em|u|a|ul|ol|li|h[1-6]|table|tbody|thead|tr|td|th|img|font|center"
    r"|script|style|section|article|blockquote|figure|figcaption|sub|sup|o:p)"
)
TAG = re.compile(rf"</?{ELEMENT}(?:\s[^<>]*)?/?>", re.IGNORECASE)
#: What nobody reads, with its content.
UNREAD = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
BREAK = re.compile(
    r"</(?:p|div|h[1-6]|tr|ul|ol|table|section|blockquote)>|<br\s*/?>", re.IGNORECASE
)
ITEM = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)


def plain(text: str) -> str:
    """The text without tags and entities; as it is where it has none, or nothing else."""
    told = text
    if TAG.search(told):
        told = BREAK.sub("\n", UNREAD.sub("", told))
        told = TAG.sub("", ITEM.sub("\n- ", told))
    told = unescape(told) if ENTITY.search(told) else told
    return told if told.strip() else text
