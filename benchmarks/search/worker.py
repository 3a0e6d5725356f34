"""One system that waits for orders: a line of JSON in, a line of JSON out.

Two of them side by side are asked in turn, so that both meet the same machine at the same moment.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app
from ckan.lib.search import commit, rebuild

from benchmarks.search import ask, many
from ckanext.hue_opendata.search import corrections, installing, rebuilding


def main(ini: str) -> None:
    """Answer orders until the line ends."""
    out = sys.stdout
    sys.stdout = sys.stderr
    app = make_app(CKANConfigLoader(ini).get_config())
    # CKAN wraps the Flask application; there is no public way to its request context.
    # At the API's address: what a client asks for there is counted, which is a part of its cost.
    with app._wsgi_app.test_request_context("/api/3/action/package_search"):  # pyright: ignore
        for line in sys.stdin:
            order = json.loads(line)
            begun = time.perf_counter()
            answer = ORDERS[order.pop("do")](**order)
            answer["seconds"] = answer.get("seconds", time.perf_counter() - begun)
            out.write(json.dumps(answer) + "\n")
            out.flush()


def fill(number: int) -> dict[str, Any]:
    """Make the agencies and the datasets; their ids."""
    ask.agencies()
    many.fill(number)
    return {"ids": [one for (one,) in model.Session.query(model.Package.id)]}


def query(text: str) -> dict[str, Any]:
    """Ask as an anonymous client."""
    begun = time.perf_counter()
    found = ask.search(text)
    seconds = time.perf_counter() - begun
    step = found.get("hue_search", {}).get("step", "")
    return {"count": found["count"], "step": step, "seconds": seconds}


def suggest(text: str, action: str) -> dict[str, Any]:
    """What may be meant by a beginning: by our action, or by stock's `package_autocomplete`."""
    begun = time.perf_counter()
    found: Any = tk.get_action(action)({"user": "", "auth_user_obj": None}, {"q": text})
    seconds = time.perf_counter() - begun
    some = found["suggestions"] if isinstance(found, dict) else found
    return {"count": len(some), "seconds": seconds}


def install() -> dict[str, Any]:
    """Use layer S and index everything."""
    if not installing.install(rebuilding.rebuild):
        # Installed by an earlier run, whose documents another version of the code has made.
        rebuilding.rebuild()
    corrections.forget()
    return {}


def index(ids: list[str] | None, how: str, processes: int) -> dict[str, Any]:
    """Index datasets as core's `rebuild`, as its `rebuild-fast`, or as ours."""
    if how == "ours":
        failed = rebuilding.rebuild(ids, processes)
        return {"failed": len(failed)}
    wanted = ids or rebuilding.everything()
    if processes == 1:
        rebuild(package_ids=wanted)
    else:
        # As `ckan search-index rebuild-fast` does it, which knows no choice of datasets.
        model.Session.remove()
        parts = [wanted[at::processes] for at in range(processes)]
        children = [multiprocessing.Process(target=_part, args=(part,)) for part in parts]
        for child in children:
            child.start()
        for child in children:
            child.join()
    commit()
    return {}


def save(identity: str) -> dict[str, Any]:
    """Index one dataset as a save does it: with a commit, so that searches see it."""
    begun = time.perf_counter()
    rebuild(identity)
    return {"seconds": time.perf_counter() - begun}


def _part(ids: list[str]) -> None:
    engine: Any = model.meta.engine
    engine.dispose(close=False)
    rebuild(package_ids=ids)


ORDERS: dict[str, Any] = {
    **{"fill": fill, "query": query, "suggest": suggest},
    **{"install": install, "index": index, "save": save},
}

if __name__ == "__main__":
    main(sys.argv[1])
