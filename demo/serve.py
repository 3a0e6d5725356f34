"""Serves the demo departments' files on loopback, as their web servers would.

`python demo/serve.py`: folder from `HUE_SLOT_DATA`, port from `HUE_DEMO_PORT`.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from demo.build import build


class Files(SimpleHTTPRequestHandler):
    """Files only; the kinds that Python's table lacks are named."""

    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".csv": "text/csv; charset=utf-8",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }


def main() -> None:
    """Write the files, then serve them until ended."""
    folder = Path(os.environ["HUE_SLOT_DATA"]) / "departments"
    build(folder)
    port = int(os.environ["HUE_DEMO_PORT"])
    ThreadingHTTPServer(("127.0.0.1", port), partial(Files, directory=str(folder))).serve_forever()


if __name__ == "__main__":
    main()
