"""Stock CKAN and ours on one Solr, the same datasets, the same queries, in one run.

    python3 -m services run --slot benchsearch -- .hue/venv/bin/python -m benchmarks.search.run

Prints nDCG@10, success@3 and empty answers by class, MRR@10 and answers without a relevant dataset
among the first twenty over all, how often the unanswerable find something
under `ext_hue_strict`, and times as ratios of ours to stock. `--ours` leaves stock's last answers;
`--lost CLASS` lists the queries of a class that ours answers worst; `--fresh` asks the fresh needs;
`--blind` another author's of another catalogue, which wants a slot of its own.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean, median, quantiles

from benchmarks.search import collection

#: The collections beside the first one: folders.
MORE = ("fresh", "blind")
SET = next((name for name in MORE if f"--{name}" in sys.argv), "")
REPO = Path(__file__).resolve().parents[2]
HERE = Path(os.environ.get("HUE_SLOT_DATA", "/tmp")) / "benchsearch"
#: Stock CKAN, and ours in layer P and in layer S.
SYSTEMS = {"stock": "activity", "plain": "hue_search activity", "own": "hue_search activity"}


def main() -> None:
    """Fill, run both, compare."""
    HERE.mkdir(parents=True, exist_ok=True)
    for name, plugins in SYSTEMS.items():
        if name != "stock" or "--ours" not in sys.argv:
            _ask(name, plugins)
    found = {name: json.loads((HERE / f"{name}{SET}").read_text()) for name in SYSTEMS}
    _report(found)
    if "--lost" in sys.argv:
        _lost(found["own"], sys.argv[sys.argv.index("--lost") + 1])


def configuration(name: str, plugins: str) -> Path:
    """The test configuration with just these plugins."""
    ini = HERE / f"{name}.ini"
    text = (REPO / "test.ini").read_text(encoding="utf-8")
    head, _, rest = text.partition("ckan.plugins =")
    ini.write_text(f"{head}ckan.plugins = {plugins}\n" + _after(rest), encoding="utf-8")
    return ini


def _ask(name: str, plugins: str) -> None:
    ini = configuration(name, plugins)
    file = str(HERE / f"{name}{SET}")
    command = [sys.executable, "-m", "benchmarks.search.ask", str(ini), file, name, SET]
    subprocess.run(command, cwd=REPO, check=True, stdout=subprocess.DEVNULL)


def _after(rest: str) -> str:
    """What follows the plugins and scheming's lines, which a stock CKAN has not."""
    return rest[rest.index("ckan.locale_default") :]


def _report(found: dict[str, dict]) -> None:
    rows: dict[tuple[str, str], list[tuple[float, bool, bool]]] = defaultdict(list)
    for system, answers in found.items():
        for query, names in zip(collection.queries(SET), answers["names"], strict=True):
            scores = ndcg(names, query), _among_first(names, query, 3), not names
            for group in (query.kind, "all"):
                rows[group, system].append(scores)
    print(f"{'':14} {'nDCG@10':>20} {'success@3':>20} {'empty':>20}  ({', '.join(SYSTEMS)})")
    for group in dict.fromkeys(group for group, _ in rows):
        each = [[mean(one) for one in zip(*rows[group, s], strict=True)] for s in SYSTEMS]
        shown = ["".join(f"{one:7.3f}" for one in figure) for figure in zip(*each, strict=True)]
        print(f"{group:14} {shown[0]}{shown[1]}{shown[2]}")
    _overall(found)
    for system, answers in found.items():
        wrong = {text: names for text, names in answers["nothing"].items() if names}
        print(f"{system}: unanswerable with strict hits {len(wrong)} of {len(answers['nothing'])}")
        if system == "own" and "--lost" in sys.argv:
            for text, names in wrong.items():
                print("   ", text, names[:3])
    _times(found)


def _overall(found: dict[str, dict]) -> None:
    """MRR@10, and how often nothing relevant is among the first twenty."""
    asked = collection.queries(SET)
    known = _by_name()
    for system, answers in found.items():
        ranks, lost = [], 0
        for query, names in zip(asked, answers["names"], strict=True):
            grades = [collection.grade(known[name], query) for name in names[:20]]
            first = next((at for at, one in enumerate(grades[:10], 1) if one == 2), 0)
            ranks.append(1 / first if first else 0)
            lost += not any(grades)
        share = 100 * lost / len(ranks)
        print(f"{system}: MRR@10 {mean(ranks):.3f}, nothing relevant in the first 20 {share:.1f} %")


def _times(found: dict[str, dict]) -> None:
    """Ratios of layer S on the queries that stock answers; those of the ladder apart."""
    steps = found["own"]["steps"]
    pairs = zip(found["stock"]["seconds"], found["own"]["seconds"], strict=True)
    answered = zip(pairs, found["stock"]["names"], steps, strict=True)
    direct: list[tuple[float, float]] = []
    ladder: list[tuple[float, float]] = []
    for pair, names, step in answered:
        if names:
            (direct if step == "strict" else ladder).append(pair)
    for name, both in (("direct", direct), ("ladder", ladder)):
        middle = [median(one) for one in zip(*both, strict=True)]
        slow = [quantiles(one, n=20)[-1] for one in zip(*both, strict=True)]
        print(
            f"time {name} ({len(both)}), ours/stock: p50 {middle[1] / middle[0]:.2f} "
            f"({1000 * middle[1]:.1f} ms), p95 {slow[1] / slow[0]:.2f} ({1000 * slow[1]:.1f} ms)"
        )


def _by_name() -> dict[str, collection.Dataset]:
    return {one.name: one for one in collection.datasets(SET)}


def ndcg(names: list[str], query: collection.Query) -> float:
    """Of the first ten, with gains 2**grade - 1."""
    known = _by_name()
    gains = [collection.grade(known[name], query) for name in names[:10]]
    every = [collection.grade(one, query) for one in collection.datasets(SET)]
    return _dcg(gains) / _dcg(sorted(every, reverse=True)[:10])


def _among_first(names: list[str], query: collection.Query, number: int) -> bool:
    known = _by_name()
    return any(collection.grade(known[name], query) == 2 for name in names[:number])


def _dcg(gains: list[int]) -> float:
    return sum((2**gain - 1) / math.log2(at + 2) for at, gain in enumerate(gains))


def _lost(answers: dict, kind: str) -> None:
    asked = zip(collection.queries(SET), answers["names"], answers["steps"], strict=True)
    found = [(ndcg(n, q), q.text, s, n[:4]) for q, n, s in asked if kind in (q.kind, "any")]
    for score, text, step, names in sorted(found)[:60]:
        if score < 0.75:
            print(f"{score:.2f} {step:9} {text}  →  {[name[-60:] for name in names]}")


if __name__ == "__main__":
    main()
