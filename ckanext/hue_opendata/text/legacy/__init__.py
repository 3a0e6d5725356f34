"""Text in encodings from before Unicode: decode it, and tell when a text is in one.

Names: `tcvn3 vni vps viscii cp1258 utf8-double`. TCVN3's ư is U+00AD, which `normalize` deletes as
a soft hyphen: decode first.
"""

from __future__ import annotations

from ckanext.hue_opendata.text.legacy.codec import (
    ENCODINGS,
    decode_legacy,
    encode_legacy,
    encoding_of_font,
)
from ckanext.hue_opendata.text.legacy.detect import detect_legacy

__all__ = ["ENCODINGS", "decode_legacy", "detect_legacy", "encode_legacy", "encoding_of_font"]
