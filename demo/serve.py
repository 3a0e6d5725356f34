"""Serves the demo departments' files on loopback, as their web servers would.

`python demo/serve.py`: folder from `HUE_SLOT_DATA`, port from `HUE_DEMO_PORT`.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from demo.build import build


class Files(SimpleHTTPRequestHandler):
    """Files only; the kinds that Python's table lacks are named."""

    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".csv": "text/csv; charset=utf-8",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }

    def do_GET(self) -> None:
        """A file; a Directus list by its pages."""
        query = dict(parse_qsl(urlsplit(self.path).query))
        if "limit" not in query:
            return super().do_GET()
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            return self.send_error(404)
        whole = json.loads(file.read_bytes())
        size = int(query["limit"])
        first = (int(query.get("page", "1")) - 1) * size
        body = json.dumps({**whole, "data": whole["data"][first : first + size]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def main() -> None:
    """Write the files, then serve them until ended."""
    folder = Path(os.environ["HUE_SLOT_DATA"]) / "departments"
    build(folder)
    port = int(os.environ["HUE_DEMO_PORT"])
    ThreadingHTTPServer(("127.0.0.1", port), partial(Files, directory=str(folder))).serve_forever()


if __name__ == "__main__":
    main()
