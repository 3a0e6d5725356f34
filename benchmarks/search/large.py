"""Ten thousand datasets: times of stock CKAN and of ours in both layers, in one run.

    python3 -m services run --slot many -- .hue/venv/bin/python -m benchmarks.search.large

Each system has a process and a Solr core of its own on one database, and they are asked in turn.
`--number N` datasets, `--queries N`, `--sample N` datasets for the times of indexing (0: all; from
600 on ours has batches for two processes in each round).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.search import collection
from benchmarks.search.run import HERE, REPO, configuration
from services import solr_server
from services.settings import load

SYSTEMS = {"stock": "activity", "plain": "hue_search activity", "own": "hue_search activity"}
#: Rounds of indexing many datasets, and datasets that are indexed one by one.
ROUNDS, SAVES = 3, 300


class Worker:
    """A system in a process of its own."""

    def __init__(self, name: str, plugins: str) -> None:
        settings = load()
        core = f"hue_bench_{name}"
        solr_server.ensure_core(settings, core)
        ini = configuration(name, plugins)
        env = {**os.environ, "CKAN_SOLR_URL": solr_server.url(settings, core)}
        command = [sys.executable, "-m", "benchmarks.search.worker", str(ini)]
        log = (Path(HERE) / f"{name}.log").open("w")
        self.process = subprocess.Popen(
            command, cwd=REPO, env=env, stdin=-1, stdout=-1, stderr=log, text=True
        )

    def do(self, what: str, **more: Any) -> dict[str, Any]:
        """Give an order and wait for the answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def main() -> None:
    """Fill, index, ask, and tell the ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=600)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--indexed", action="store_true", help="leave the indexes as they are")
    parser.add_argument("--only-queries", action="store_true", help="measure no indexing")
    wanted = parser.parse_args()
    HERE.mkdir(parents=True, exist_ok=True)
    workers = {name: Worker(name, plugins) for name, plugins in SYSTEMS.items()}
    try:
        ids = workers["stock"].do("fill", number=wanted.number)["ids"]
        if not wanted.indexed:
            for name in ("stock", "plain"):
                _indexed(name, workers[name].do("index", ids=None, how="ours", processes=2))
            _indexed("own", workers["own"].do("install"))
        _queries(workers, wanted.queries)
        _suggestions(workers, wanted.queries)
        if wanted.only_queries:
            return
        _saves(workers, ids[-SAVES:])
        _indexing(workers, ids[: wanted.sample] if wanted.sample else ids)
    finally:
        for worker in workers.values():
            worker.process.kill()


def _indexed(name: str, answer: dict[str, Any]) -> None:
    print(f"{name}: indexed in {answer['seconds']:.0f} s", flush=True)


def _queries(workers: dict[str, Worker], number: int) -> None:
    """Each query once in each system, the systems in turn; each begins as often."""
    kinds = ("accented", "bare", "upper", "place", "year", "department", "question", "telex")
    asked = [one.text for one in collection.queries() if one.kind in kinds]
    step = max(1, len(asked) // number)
    asked = asked[::step]
    names = list(workers)
    for text in asked[:20]:
        for name in names:
            workers[name].do("query", text=text + " x")
    found = []
    for number, text in enumerate(asked):
        order = _turned(names, number)
        found.append({name: workers[name].do("query", text=text) for name in order})
    for name in ("plain", "own"):
        direct = [one for one in found if one["stock"]["count"] and one[name]["step"] == "strict"]
        ladder = [one for one in found if one[name]["step"] not in ("strict", "")]
        for kind, ones in (("direct", direct), ("ladder", ladder)):
            _ratio(f"{name} {kind}", [(one["stock"], one[name]) for one in ones])


def _suggestions(workers: dict[str, Worker], number: int) -> None:
    """Beginnings as hands type them: ours beside stock's `package_autocomplete`, in turn."""
    texts = [one.text for one in collection.queries() if one.kind in ("accented", "bare")]
    texts = texts[:: max(1, len(texts) * 3 // number)]
    asked = [text[:end] for text in texts for end in (3, len(text) * 2 // 3, len(text))]
    ways = dict.fromkeys(workers, "hue_search_suggest") | {"stock": "package_autocomplete"}
    found = []
    for place, text in enumerate(asked):
        turn = _turned(list(ways), place)
        found.append(
            {name: workers[name].do("suggest", text=text, action=ways[name]) for name in turn}
        )
    for name in ("plain", "own"):
        _ratio(f"{name} suggest", [(one["stock"], one[name]) for one in found])
        both = [one for one in found if one["stock"]["count"]]
        _ratio(f"{name} suggest where stock has any", [(one["stock"], one[name]) for one in both])


def _saves(workers: dict[str, Worker], ids: list[str]) -> None:
    """Each dataset once in each system, as after a save; the systems in turn."""
    names = list(workers)
    found = []
    for place, identity in enumerate(ids):
        turn = _turned(names, place)
        found.append({name: workers[name].do("save", identity=identity) for name in turn})
    for name in ("plain", "own"):
        _ratio(f"{name} save, with its commit", [(one["stock"], one[name]) for one in found])


def _turned(names: list[str], number: int) -> list[str]:
    """The names in turn: each begins as often as the others."""
    first = number % len(names)
    return names[first:] + names[:first]


def _ratio(what: str, pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    stock, ours = ([one["seconds"] for one in side] for side in zip(*pairs, strict=True))
    slow = [quantiles(one, n=20)[-1] for one in (stock, ours)]
    print(
        f"{what} ({len(stock)}): p50 {median(ours) / median(stock):.2f} of stock's "
        f"({1000 * median(ours):.0f} ms), p95 {slow[1] / slow[0]:.2f} ({1000 * slow[1]:.0f} ms)",
        flush=True,
    )


def _indexing(workers: dict[str, Worker], ids: list[str]) -> None:
    """The same datasets by each way, in rounds; seconds of a round, and ratios of all."""
    ways = {
        "stock rebuild": ("stock", "core", 1),
        "P, core's rebuild": ("plain", "core", 1),
        "S, core's rebuild": ("own", "core", 1),
        "S, core's rebuild-fast": ("own", "core", 2),
        "S, ours on one": ("own", "ours", 1),
        "S, ours on two": ("own", "ours", 2),
    }
    total = dict.fromkeys(ways, 0.0)
    for turn in range(ROUNDS):
        part = ids[turn::ROUNDS]
        # Solr merges what came before while the next one is measured: each begins once.
        for way in _turned(list(ways), turn * len(ways) // ROUNDS):
            name, how, processes = ways[way]
            order = {"ids": part, "how": how, "processes": processes}
            total[way] += workers[name].do("index", **order)["seconds"]
    for way, seconds in total.items():
        print(f"{way}: {1000 * seconds / len(ids):.1f} ms a dataset")
    stock, plain, core, fast, _, quick = total.values()
    print(f"rebuild / ours {core / quick:.1f}, rebuild-fast / ours {fast / quick:.1f}")
    print(f"one dataset by core's rebuild: P {plain / stock:.2f}, S {core / stock:.2f} of stock's")


if __name__ == "__main__":
    main()
