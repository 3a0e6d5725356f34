"""The tables of Vietnam's 8-bit encodings, from the time before Unicode.

Sources: TCVN 5712:1993 (VN3, the ABC fonts); RFC 1456 (VISCII 1.1); the VPS and VNI-Windows fonts'
own layouts. Lower-case first; a letter that a table lacks cannot be written in it.
"""

from __future__ import annotations

import unicodedata

#: TCVN3 has few capitals of its own: its all-caps fonts (`.VnTimeH`) draw the small letters large.
_TCVN3 = (
    "ĂA1 ÂA2 ÊA3 ÔA4 ƠA5 ƯA6 ĐA7 ăA8 âA9 êAA ôAB ơAC ưAD đAE àB5 ảB6 ãB7 áB8 ạB9 ằBB ẳBC ẵBD ắBE"
    " ặC6 ầC7 ẩC8 ẫC9 ấCA ậCB èCC ẻCE ẽCF éD0 ẹD1 ềD2 ểD3 ễD4 ếD5 ệD6 ìD7 ỉD8 ĩDC íDD ịDE òDF ỏE1"
    " õE2 óE3 ọE4 ồE5 ổE6 ỗE7 ốE8 ộE9 ờEA ởEB ỡEC ớED ợEE ùEF ủF1 ũF2 úF3 ụF4 ừF5 ửF6 ữF7 ứF8 ựF9"
    " ỳFA ỷFB ỹFC ýFD ỵFE"
)
_VISCII = (
    "Ẳ02 Ẵ05 Ẫ06 Ỷ14 Ỹ19 Ỵ1E Ạ80 Ắ81 Ằ82 Ặ83 Ấ84 Ầ85 Ẩ86 Ậ87 Ẽ88 Ẹ89 Ế8A Ề8B Ể8C Ễ8D Ệ8E Ố8F Ồ90"
    " Ổ91 Ỗ92 Ộ93 Ợ94 Ớ95 Ờ96 Ở97 Ị98 Ỏ99 Ọ9A Ỉ9B Ủ9C Ũ9D Ụ9E Ỳ9F ÕA0 ắA1 ằA2 ặA3 ấA4 ầA5 ẩA6 ậA7"
    " ẽA8 ẹA9 ếAA ềAB ểAC ễAD ệAE ốAF ồB0 ổB1 ỗB2 ỠB3 ƠB4 ộB5 ờB6 ởB7 ịB8 ỰB9 ỨBA ỪBB ỬBC ơBD ớBE"
    " ƯBF ÀC0 ÁC1 ÂC2 ÃC3 ẢC4 ĂC5 ẳC6 ẵC7 ÈC8 ÉC9 ÊCA ẺCB ÌCC ÍCD ĨCE ỳCF ĐD0 ứD1 ÒD2 ÓD3 ÔD4 ạD5"
    " ỷD6 ừD7 ửD8 ÙD9 ÚDA ỹDB ỵDC ÝDD ỡDE ưDF àE0 áE1 âE2 ãE3 ảE4 ăE5 ữE6 ẫE7 èE8 éE9 êEA ẻEB ìEC"
    " íED ĩEE ỉEF đF0 ựF1 òF2 óF3 ôF4 õF5 ỏF6 ọF7 ụF8 ùF9 úFA ũFB ủFC ýFD ợFE ỮFF"
)
_VPS = (
    "Ạ02 Ậ03 Ặ04 Ẹ05 Ệ06 Ị10 Ọ11 Ộ12 Ợ13 Ụ14 Ự15 Ỵ19 Ẫ1C Ữ1D À80 Ả81 Ã82 Ấ83 Ầ84 Ẩ85 ọ86 ỗ87 Ă88"
    " ế89 ề8A ể8B ệ8C Ắ8D Ằ8E Ẳ8F Ế90 Ề93 Ể94 Ễ95 Ố96 Ồ97 Ổ98 Ỗ99 ý9A ỷ9B ỵ9C Ớ9D Ờ9E Ở9F ắA1 ằA2"
    " ẳA3 ẵA4 ặA5 ỠA6 ớA7 ÙA8 ờA9 ởAA ỡAB ŨAC ỨAD ợAE ỪAF ổB0 ỬB1 ỲB2 ỸB3 ÍB4 ÌB5 ộB6 ỈB7 ĨB8 ÓB9"
    " ửBA ữBB ÒBC ỎBD ÕBE ựBF ầC0 ÁC1 ÂC2 ấC3 ẩC4 ẫC5 ậC6 đC7 ẻC8 ÉC9 ÊCA ẹCB ỉCC ễCD ịCE ỹCF ƯD0"
    " ỦD1 ồD2 ốD3 ÔD4 ỏD5 ơD6 ÈD7 ừD8 ứD9 ÚDA ũDB ưDC ÝDD ẺDE àE0 áE1 âE2 ãE3 ảE4 ạE5 ăE6 èE8 éE9"
    " êEA ẽEB ìEC íED ĩEF ẴF0 ĐF1 òF2 óF3 ôF4 õF5 ƠF7 ụF8 ùF9 úFA ủFB ỶFD ẼFE ỳFF"
)


def _single(text: str) -> dict[str, str]:
    return {chr(int(entry[1:], 16)): entry[0] for entry in text.split()}


#: Look-alike character (Latin-1 of the byte) → Vietnamese letter.
SINGLE = {"tcvn3": _single(_TCVN3), "viscii": _single(_VISCII), "vps": _single(_VPS)}

#: VNI writes the mark behind the letter: suffix → tone or shape, for a e i o u y in turn.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HAT = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
}


def _vni() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for base, letter in (("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y")):
        for suffix, mark in _VNI_TONES.items():
            table[base + suffix] = letter + mark
    for base, letter in (("ô", "ơ"), ("ö", "ư")):
        for suffix, mark in _VNI_TONES.items():
            table[base + suffix] = letter + mark
    for base in "aeo":
        for suffix, mark in _VNI_HAT.items():
            table[base + suffix] = base + "\u0302" + mark
    for suffix, mark in _VNI_BREVE.items():
        table["a" + suffix] = "a\u0306" + mark
    del table["yï"]  # VNI has ỵ as one character
    lower = {key: unicodedata.normalize("NFC", value) for key, value in table.items()}
    return lower | {key.upper(): value.upper() for key, value in lower.items()}


#: One or two look-alike characters → Vietnamese letter.
VNI = _vni()
