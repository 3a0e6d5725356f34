"""The portal with one page that fails, `/hong`: to look at the page of errors.

Served by gunicorn as `tests.browser.broken:application`.
"""

from __future__ import annotations

from services.wsgi import application


def broken() -> str:
    """As a fault of ours would."""
    raise RuntimeError("hỏng để thử")


# CKAN's wrapper is not typed, and has no public way to the Flask application inside.
application._wsgi_app.add_url_rule("/hong", "hong", broken)  # pyright: ignore
