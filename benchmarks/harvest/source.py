"""One local source in three forms, the same records: a CKAN, a data.json, a JSON API of ours."""

from __future__ import annotations

import json
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

TAG = '"1"'


def records(number: int) -> list[dict]:
    """Datasets of a usual size (about 2 KB), each with one file."""
    text = "Dữ liệu do cơ quan cung cấp, cập nhật hằng năm. " * 20
    return [
        {
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"hue/{n}")),
            "name": f"bo-du-lieu-{n}",
            "title": f"Bộ dữ liệu số {n}",
            "notes": text,
            "modified": "2026-01-01",
            "url": f"http://files.example.vn/{n}.csv",
        }
        for n in range(number)
    ]


class Source(BaseHTTPRequestHandler):
    """Answers as a remote CKAN, as a Project Open Data catalogue, and as a plain list."""

    protocol_version = "HTTP/1.1"
    rows: list[dict] = []

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {key: value[0] for key, value in parse_qs(parts.query).items()}
        if parts.path == "/list.json":
            data = json.dumps(self.rows)
        elif parts.path == "/watched.json":
            data = json.dumps([_watched(row) for row in self.rows])
        elif parts.path.startswith("/files/"):
            self._file()
            return
        elif parts.path == "/data.json":
            data = json.dumps({"dataset": [_pod(row) for row in self.rows]})
        elif parts.path == "/api/3/action/package_search":
            first, many = int(query.get("start", 0)), int(query.get("rows", 1000))
            found = [_ckan(row) for row in self.rows[first : first + many]]
            data = json.dumps(
                {"success": True, "result": {"count": len(self.rows), "results": found}}
            )
        else:
            data = json.dumps({"success": True, "result": []})
        body = data.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _file(self) -> None:
        """A file that never changes and says so."""
        known = self.headers.get("If-None-Match") == TAG
        self.send_response(304 if known else 200)
        self.send_header("ETag", TAG)
        body = b"" if known else b"x;y\n1;2\n"
        if not known:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


def _watched(row: dict) -> dict:
    return {**row, "id": f"w-{row['id']}", "url": f"files/{row['name']}.csv"}


def _ckan(row: dict) -> dict:
    resource = {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, row["url"])), "url": row["url"]}
    return {
        **{"id": row["id"], "name": row["name"], "title": row["title"], "notes": row["notes"]},
        "metadata_modified": f"{row['modified']}T00:00:00.000001",
        "state": "active",
        "private": False,
        "type": "dataset",
        "tags": [],
        "groups": [],
        "extras": [],
        "resources": [{**resource, "name": row["title"], "format": "CSV"}],
    }


def _pod(row: dict) -> dict:
    file = {"downloadURL": row["url"], "title": row["title"], "format": "CSV"}
    return {
        "identifier": row["id"],
        "title": row["title"],
        "description": row["notes"],
        "modified": row["modified"],
        "accessLevel": "public",
        "keyword": [],
        "distribution": [{**file, "mediaType": "text/csv"}],
    }


def change_one(mark: str) -> None:
    """The record in the middle gets another title, and says that it was changed."""
    row = Source.rows[len(Source.rows) // 2]
    row["title"] = f"Bộ dữ liệu đã đổi ({mark})"
    row["modified"] = "2026-02-02"


class Quiet(ThreadingHTTPServer):
    """Our client leaves a file's content unread when its headers say enough: no fault here."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


def serve(number: int) -> ThreadingHTTPServer:
    """A server on a free port of loopback; the caller shuts it down."""
    Source.rows = records(number)
    server = Quiet(("127.0.0.1", 0), Source)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
