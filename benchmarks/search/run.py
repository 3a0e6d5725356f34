"""Stock CKAN and ours on one Solr, the same datasets, the same queries, in one run.

    python3 -m services run --slot benchsearch -- .hue/venv/bin/python -m benchmarks.search.run

Prints nDCG@10 and empty answers by class, and how often the unanswerable find something under
`ext_hue_strict`; times as ratios of ours to stock.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from statistics import mean, median

from benchmarks.search import collection

REPO = Path(__file__).resolve().parents[2]
HERE = Path(os.environ.get("HUE_SLOT_DATA", "/tmp")) / "benchsearch"


def main() -> None:
    """Fill, run both, compare."""
    HERE.mkdir(parents=True, exist_ok=True)
    found = {}
    for name, plugins in (("stock", "activity"), ("ours", "hue_search activity")):
        ini = HERE / f"{name}.ini"
        text = (REPO / "test.ini").read_text(encoding="utf-8")
        head, _, rest = text.partition("ckan.plugins =")
        ini.write_text(f"{head}ckan.plugins = {plugins}\n" + _after(rest), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.search.ask", str(ini), str(HERE / name)]
        subprocess.run(command, cwd=REPO, check=True, stdout=subprocess.DEVNULL)
        found[name] = json.loads((HERE / name).read_text())
    _report(found)


def _after(rest: str) -> str:
    """What follows the plugins and scheming's lines, which a stock CKAN has not."""
    return rest[rest.index("ckan.locale_default") :]


def _report(found: dict[str, dict]) -> None:
    rows: dict[tuple[str, str], list[float]] = defaultdict(list)
    empty: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for system, answers in found.items():
        asked = collection.queries()
        for (kind, _, subject, place, held), names in zip(asked, answers["names"], strict=True):
            score = _ndcg(names, subject, place)
            for group in (kind, "all", "held out" if held else "seen"):
                rows[group, system].append(score)
                empty[group, system].append(not names)
    print(f"{'class':12} {'stock':>7} {'ours':>7} {'empty stock':>12} {'empty ours':>11}")
    for group in dict.fromkeys(group for group, _ in rows):
        numbers = [mean(rows[group, system]) for system in ("stock", "ours")]
        none = [100 * mean(empty[group, system]) for system in ("stock", "ours")]
        print(f"{group:12} {numbers[0]:7.3f} {numbers[1]:7.3f} {none[0]:11.0f}% {none[1]:10.0f}%")
    for system, answers in found.items():
        wrong = sum(bool(one) for one in answers["nothing"])
        print(f"{system}: unanswerable with strict hits {wrong} of {len(answers['nothing'])}")
    times = {system: answers["seconds"] for system, answers in found.items()}
    both = [
        (stock, ours)
        for stock, ours, names in zip(
            times["stock"], times["ours"], found["stock"]["names"], strict=True
        )
        if names
    ]
    print(f"time, ours/stock where stock answers: {_ratio(both):.2f} (medians)")


def _ratio(both: list[tuple[float, float]]) -> float:
    return median(ours for _, ours in both) / median(stock for stock, _ in both)


def _ndcg(names: list[str], subject: int, place: int | None) -> float:
    gains = [collection.grade(name, subject, place) for name in names[:10]]
    every = [collection.grade(name, subject, place) for name, _, _ in collection.datasets()]
    best = sorted(every, reverse=True)[:10]
    return _dcg(gains) / _dcg(best)


def _dcg(gains: list[int]) -> float:
    return sum((2**gain - 1) / math.log2(at + 2) for at, gain in enumerate(gains))


def ask_all(search) -> dict:
    """The answers of one system: names and seconds for each query; hits of the unanswerable."""
    names, seconds = [], []
    for _, text, *_ in collection.queries():
        begun = time.perf_counter()
        answer = search(text)
        seconds.append(time.perf_counter() - begun)
        names.append([one["name"] for one in answer["results"]])
    nothing = [search(text, ext_hue_strict="true")["count"] for text in collection.NOTHING]
    return {"names": names, "seconds": seconds, "nothing": nothing}


if __name__ == "__main__":
    main()
