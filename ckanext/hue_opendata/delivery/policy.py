"""What a page's headers say. Plain functions, no CKAN.

Sources: CSP Level 3 (W3C), RFC 9111 (caching), RFC 9110 §8.8 (validators).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

#: No inline script, style or handler, nothing from outside.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
#: What people uploaded is shown, but runs nothing and reaches nothing.
UPLOADED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
#: Files whose name holds the version of their content.
FOREVER = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
}


@dataclass(frozen=True)
class Answer:
    """What the headers depend on: who asked, how, and whether the answer belongs to one person."""

    anonymous: bool
    reading: bool
    personal: bool
    shared: bool


def security(embeddable: bool = False) -> str:
    """The Content-Security-Policy of our pages; an `embeddable` one may stand in foreign pages."""
    ancestors = "*" if embeddable else "'self'"
    parts = [f"{name} {value}" for name, value in POLICY.items()]
    return "; ".join([*parts, f"frame-ancestors {ancestors}"])


def caching(answer: Answer, seconds: int) -> str:
    """The Cache-Control: public only for what every visitor gets alike.

    `personal` means that the answer sets a cookie or shows a session; `shared` that CKAN itself
    would let it be cached.
    """
    if answer.personal:
        return "private, no-store"
    if answer.anonymous and answer.reading and answer.shared:
        return f"public, max-age={seconds}, must-revalidate"
    return "private, no-cache"


def validator(*parts: str) -> str:
    """A weak ETag from what the page is made of; weak because a front server may compress."""
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f'W/"{digest[:24]}"'
