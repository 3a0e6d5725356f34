"""`python -m tests.tables_corpus.run [first] [count]`: the score, and what is wrong."""

from __future__ import annotations

import sys
import time

from tests.tables_corpus import faults, forms
from tests.tables_corpus.score import score


def main() -> None:
    first, count = (int(a) for a in (*sys.argv[1:3], *("1", "300")[len(sys.argv) - 1 :]))
    for name, cases in (("forms", forms.forms(first, count)), ("faults", faults.faults(first))):
        start = time.perf_counter()
        result = score(cases)
        print(name, result.line(), f"{time.perf_counter() - start:.1f} s")
        for fault in result.faults:
            print("  ", fault[:700])


if __name__ == "__main__":
    main()
