"""Vietnamese as a subject: the ground floor every other part stands on.

Pure Python, no CKAN, no locale. The names below are public and stay.
"""

from __future__ import annotations

from ckanext.hue_opendata.text.collate import sort_key
from ckanext.hue_opendata.text.columns import ColumnNumbers, column_numbers
from ckanext.hue_opendata.text.dates import DateResult, parse_date
from ckanext.hue_opendata.text.fold import fold
from ckanext.hue_opendata.text.legacy import decode_legacy, detect_legacy, encoding_of_font
from ckanext.hue_opendata.text.normal import canonical, normalize
from ckanext.hue_opendata.text.numbers import NumberResult, parse_number
from ckanext.hue_opendata.text.slug import slug

__all__ = [
    "ColumnNumbers",
    "DateResult",
    "NumberResult",
    "canonical",
    "column_numbers",
    "decode_legacy",
    "detect_legacy",
    "encoding_of_font",
    "fold",
    "normalize",
    "parse_date",
    "parse_number",
    "slug",
    "sort_key",
]
