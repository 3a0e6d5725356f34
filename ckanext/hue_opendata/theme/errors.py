"""What an error page says: in the reader's words what happened and what to do."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import g
from werkzeug.exceptions import default_exceptions


def told(code: Any, content: Any) -> dict[str, Any]:
    """`code`, `title` and `text`; a sentence that CKAN gives with the error is kept.

    Werkzeug's own descriptions are English and technical: ours stand in their place.
    """
    number = int(code[0] if isinstance(code, list) else code or 500)
    titles = {
        400: tk._("This request cannot be understood"),
        401: tk._("Please log in"),
        403: tk._("You may not see this page"),
        404: tk._("This page is not here"),
        405: tk._("This way of asking is not possible here"),
        413: tk._("This file is too large"),
        500: tk._("Something went wrong on our side"),
        503: tk._("Not available just now"),
    }
    texts = {
        400: tk._(
            "Something is missing or wrong in the address or the form. "
            "Please go back and try again."
        ),
        401: tk._("This page is for people with an account."),
        403: tk._(
            "Your account has no right to this page. If you need it, "
            "ask the portal's administrators."
        ),
        404: tk._("It may have been moved or withdrawn. Search for it, or begin at the home page."),
        405: tk._("Please begin at the home page."),
        413: tk._("Please send a smaller file, or give the address where it lies."),
        500: tk._("It has been noted. Please try again in a few minutes."),
        503: tk._("Please try again in a few minutes."),
    }
    known = default_exceptions.get(number)
    own = str(content or "")
    stock = own in ("", "Internal server error", str(getattr(known, "description", "")))
    fallback = 500 if number >= 500 else 400
    return {
        "code": number,
        "title": titles.get(number, titles[fallback]),
        "text": texts.get(number, texts[fallback]) if stock else own,
    }


def forget_assets() -> None:
    """Let the page of an error ask for its styles and scripts again.

    CKAN notes in `flask.g` what a page has asked for; when a page breaks off halfway, the page of
    the error in the same request would get none of what stands in that note.
    """
    g.pop("_webassets", None)
