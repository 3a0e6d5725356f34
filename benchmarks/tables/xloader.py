"""xloader's ways to load the benchmark's file, run in a second environment that has it.

`HUE_XLOADER=/path/to/python` makes `benchmarks.tables.loading` run this file by that Python: an
environment with CKAN and `ckanext-xloader`, without us. It gets the CSV's path and the services of
the slot, and prints seconds as JSON: `text` (its usual way: COPY, all columns text, full text and
indexes before the rows are counted), `guessed` (the same with types guessed from a sample) and
`tabulator` (its way for spreadsheets, and for types).
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SETTINGS = "ckan.plugins = datastore xloader\nckanext.xloader.api_token = none\n"
log = logging.getLogger("benchmark")


def stock_ini(folder: Path) -> Path:
    """The test configuration with the DataStore and xloader only."""
    text = (HERE.parents[1] / "test.ini").read_text(encoding="utf-8")
    text = re.sub(r"^(ckan\.plugins|scheming\.\w+) =.*(\n[ \t]+.*)*\n", "", text, flags=re.M)
    file = folder / "xloader.ini"
    file.write_text(text.replace("[app:main]\n", f"[app:main]\n{SETTINGS}", 1), encoding="utf-8")
    return file


def act(name: str, /, **data: Any) -> Any:
    """An action without a question."""
    import ckan.plugins.toolkit as tk

    user = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
    return tk.get_action(name)({"ignore_auth": True, "user": user}, data)


def timed(load: Callable[[str, str], Any], file: Path) -> float | None:
    """Seconds of a load of a copy into a new resource (the loader deletes its file); None where it
    refuses the file."""
    from ckanext.xloader.job_exceptions import JobError  # pyright: ignore

    name = f"bench-{uuid.uuid4()}"
    agency = act("organization_create", name=name, title=name)
    package = act("package_create", name=name, owner_org=agency["id"])
    resource = act("resource_create", package_id=package["id"], url="http://x/x")
    copied = file.with_name(f"{name}.csv")
    shutil.copy(file, copied)
    begun = time.monotonic()
    try:
        load(str(copied), resource["id"])
    except JobError as error:
        print(f"xloader refuses: {error}", file=sys.stderr)
        return None
    return time.monotonic() - begun


def main() -> None:
    """Load by each way and print the seconds."""
    from ckan.cli import CKANConfigLoader
    from ckan.config.middleware import make_app

    file = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        app = make_app(CKANConfigLoader(str(stock_ini(Path(folder)))).get_config())
        from ckanext.xloader import loader  # pyright: ignore

        def direct(path: str, resource: str, guessing: bool = False) -> None:
            fields = loader.load_csv(
                path, resource, mimetype="CSV", allow_type_guessing=guessing, logger=log
            )
            loader.calculate_record_count(resource_id=resource, logger=log)
            loader.create_column_indexes(fields=fields, resource_id=resource, logger=log)

        ways: dict[str, Callable[[str, str], Any]] = {
            "text": direct,
            "guessed": lambda path, resource: direct(path, resource, True),
            "tabulator": lambda path, resource: loader.load_table(
                path, resource, mimetype="CSV", logger=log
            ),
        }
        with app._wsgi_app.test_request_context():  # pyright: ignore
            print(json.dumps({name: timed(way, file) for name, way in ways.items()}))


if __name__ == "__main__":
    main()
