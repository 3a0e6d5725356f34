"""Fetches one address within bounds: time, size, redirects, and a compression that explodes."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, ReadTimeoutError

from ckanext.hue_opendata.harvest.http.guard import Networks, pools
from ckanext.hue_opendata.harvest.http.refusal import Refused, caused_by_guard, refused, timeout

USER_AGENT = "ckanext-hue-opendata/0.1 (+https://data.hue.gov.vn; thu thap du lieu mo)"
VALIDATORS = ("etag", "last-modified")
RETRIED = (429, 502, 503, 504)
ERRORS_FROM = 400
CHUNK = 64 * 1024


@dataclass(frozen=True)
class Answer:
    """A whole answer: decoded bytes, the address it came from in the end, headers by lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Limits:
    """Bounds of one fetch: seconds in all, decoded bytes, compression ratio, hops, tries.

    `total`: seconds that all fetches of one client may take together.
    """

    seconds: float = 60.0
    connect_seconds: float = 10.0
    size: int = 64 * 1024 * 1024
    ratio: int = 200
    redirects: int = 5
    tries: int = 3
    longest_wait: float = 20.0
    total: float = 7200.0


class _GuardedAdapter(HTTPAdapter):
    def __init__(self, networks: Networks) -> None:
        self._pools = pools(networks)
        super().__init__(pool_maxsize=1, pool_block=True)

    def init_poolmanager(self, *args, **kwargs) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools


@dataclass(frozen=True)
class Key:
    """What opens a source: a header and its value, for just one host, never for another."""

    host: str
    header: str
    value: str


class _Session(requests.Session):
    """Drops the source's own header, as `requests` does with `Authorization`, on another host."""

    key: Key | None = None

    def rebuild_auth(self, prepared_request: Any, response: Any) -> None:
        super().rebuild_auth(prepared_request, response)
        if self.key and urlsplit(prepared_request.url).netloc != self.key.host:
            prepared_request.headers.pop(self.key.header, None)


class Client:
    """One client for one harvest run: one connection for each host, secrets never shown.

    `key` goes only to its own host. `secrets`: reference (`secret:NAME`) → value, put in place of
    the references in an address just before it is asked; answers and errors show the reference.
    """

    def __init__(
        self,
        networks: Networks | None = None,
        limits: Limits | None = None,
        ca: str | None = None,
        key: Key | None = None,
        secrets: Mapping[str, str] | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._session = _Session()
        self._session.key = key
        self._secrets = dict(secrets or {})
        self._ends = time.monotonic() + self.limits.total
        self._session.trust_env = False
        self._session.adapters.clear()
        adapter = _GuardedAdapter(networks or Networks())
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)
        self._session.max_redirects = self.limits.redirects
        self._session.headers["User-Agent"] = USER_AGENT
        if ca:
            self._session.verify = ca

    def get(
        self, url: str, headers: Mapping[str, str] | None = None, *, peek: bool = False
    ) -> Answer:
        """Fetch an address; tries again with full jitter when the server asks for patience.

        `peek`: an answer whose headers tell by themselves which version it is (RFC 9110 §8.8) comes
        without its body. Raises `Refused` with a sentence for a person; a 304 is an answer with an
        empty body.
        """
        if urlsplit(url).scheme not in ("http", "https"):
            raise refused("scheme", url, "không phải địa chỉ http(s)", "is no http(s) address")
        deadline = min(time.monotonic() + self.limits.seconds, self._ends)
        if time.monotonic() >= self._ends:
            raise timeout(url)
        wanted = dict(headers or {})
        key = self._session.key
        if key and urlsplit(url).netloc == key.host:
            wanted[key.header] = key.value
        for attempt in range(1, self.limits.tries + 1):
            answer = self._once(url, wanted, deadline, peek)
            if answer.status not in RETRIED:
                break
            wait = self._wait(answer, attempt)
            if attempt == self.limits.tries or time.monotonic() + wait > deadline:
                break
            time.sleep(wait)
        if answer.status >= ERRORS_FROM:
            code = str(answer.status)
            raise refused(f"http_{code}", url, f"trả lời lỗi {code}", f"answered with error {code}")
        return answer

    def _filled(self, url: str) -> str:
        """The address with its secrets in place: `secret:a` is no part of `secret:ab`."""
        for reference, value in self._secrets.items():
            url = re.sub(rf"{re.escape(reference)}(?!\w)", lambda _, v=value: quote(v), url)
        return url

    def _hidden(self, url: str) -> str:
        for reference, value in self._secrets.items():
            url = url.replace(quote(value), reference).replace(value, reference)
        return url

    def _wait(self, answer: Answer, attempt: int) -> float:
        """Seconds to wait: what `Retry-After` says (RFC 9110 §10.2.3), else full jitter."""
        asked = answer.headers.get("retry-after", "")
        if asked.isdigit():
            return float(asked)
        if asked:
            try:
                return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time())
            except ValueError:
                pass
        return random.uniform(0, min(self.limits.longest_wait, 2.0**attempt))  # noqa: S311

    def _once(self, url: str, headers: dict[str, str], deadline: float, peek: bool) -> Answer:
        bounds = (self.limits.connect_seconds, max(0.1, deadline - time.monotonic()))
        try:
            asked = self._filled(url)
            with self._session.get(asked, headers=headers, stream=True, timeout=bounds) as found:
                told = {name.lower(): value for name, value in found.headers.items()}
                enough = peek and any(told.get(name) for name in VALIDATORS)
                body = b"" if enough else self._read(found, url, deadline)
                return Answer(self._hidden(found.url), found.status_code, told, body)
        except Refused:
            raise
        except requests.TooManyRedirects as error:
            raise refused(
                "redirects", url, "chuyển hướng quá nhiều lần", "redirects too often"
            ) from error
        except (requests.Timeout, ReadTimeoutError) as error:
            raise timeout(url) from error
        except requests.exceptions.SSLError as error:
            raise refused(
                "certificate",
                url,
                "dùng chứng thư không được tin cậy hoặc đã hết hạn (nếu là chứng thư nội bộ, ghi "
                "gói chứng thư trong cấu hình nguồn)",
                "has a certificate that is not trusted or has expired (if it is the department's "
                "own, name its bundle in the source's settings)",
            ) from error
        except (requests.RequestException, HTTPError, OSError) as error:
            if caused_by_guard(error):
                raise refused(
                    "denied",
                    url,
                    "dẫn tới địa chỉ nội bộ, không được phép kết nối",
                    "leads to a private address, which may not be connected to",
                ) from error
            raise refused(
                "connection",
                url,
                "không kết nối được hoặc bị cắt giữa chừng",
                "could not be reached or was cut off",
            ) from error

    def _read(self, found: requests.Response, url: str, deadline: float) -> bytes:
        """The decoded body within the bounds of size, ratio and time, and of the told length."""
        parts: list[bytes] = []
        size = 0
        # `read1` returns what has come: a server that sends a byte a second meets the deadline.
        while part := found.raw.read1(CHUNK, decode_content=True):
            size += len(part)
            sent = max(found.raw.tell(), 1)
            if size > self.limits.size or (size > CHUNK * 16 and size / sent > self.limits.ratio):
                raise refused(
                    "too_large", url, "gửi dữ liệu lớn quá giới hạn", "sends more than the limit"
                )
            if time.monotonic() > deadline:
                raise timeout(url)
            parts.append(part)
        told = found.headers.get("Content-Length", "")
        if (
            told.isdigit()
            and found.status_code == requests.codes.ok
            and found.raw.tell() < int(told)
        ):
            raise refused("cut", url, "bị cắt giữa chừng", "was cut off")
        return b"".join(parts)
