"""Why an address gave nothing, in sentences that show no secret."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ckanext.hue_opendata.harvest.http.guard import Denied

SECRETS = re.compile(r"(?i)((?:token|key|secret|password|passwd|pwd|auth|signature)[^=&]*=)[^&]+")


class Refused(Exception):
    """An address that gave nothing usable: a code, and a sentence in both languages."""

    def __init__(self, code: str, vi: str, en: str) -> None:
        super().__init__(en)
        self.code, self.vi, self.en = code, vi, en


def keyed(url: str) -> bool:
    """Whether an address holds a login or a parameter that looks secret."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return "@" in parts.netloc or bool(SECRETS.search(parts.query))


def masked(url: str) -> str:
    """An address without its login and without the values of parameters that look secret."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("?")[0]  # text that only looks like an address
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=host, query=SECRETS.sub(r"\1…", parts.query)).geturl()


def masked_in(text: str) -> str:
    """A text with each address in it masked."""
    return " ".join(masked(word) if "://" in word else word for word in text.split(" "))


def refused(code: str, url: str, vi: str, en: str) -> Refused:
    shown = masked(url)
    return Refused(code, f"{shown} {vi}.", f"{shown} {en}.")


def timeout(url: str) -> Refused:
    return refused("timeout", url, "không trả lời kịp thời hạn", "did not answer in time")


def caused_by_guard(error: BaseException) -> bool:
    """Whether the guard's refusal stands somewhere in the chain (urllib3 wraps it twice)."""
    seen: list[BaseException] = []
    queue: list[object] = [error]
    while queue:
        one = queue.pop()
        if isinstance(one, Denied):
            return True
        if isinstance(one, BaseException) and one not in seen:
            seen.append(one)
            queue += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return False
