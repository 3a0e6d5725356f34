"""The run of CKAN's own tests starts: `make test-full` alone would tell that it does not."""

from __future__ import annotations

import subprocess
import sys

from tests.stock import run


def test_ckans_tests_are_found_with_our_plugins():
    variant = next(one for one in run.VARIANTS if one.name == "search-own-fields")
    words = [sys.executable, "-m", "pytest", f"--ckan-ini={run.changed_ini(variant)}", "-q"]
    words += ["-p", "tests.stock.family", "--plugins-anew", "--own-fields", "--collect-only"]
    words += ["--pyargs", "ckan.tests.lib.search"]
    done = subprocess.run(words, cwd=run.REPO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "ckan/tests/lib/search/" in done.stdout
