"""CKAN's own tests, from its wheel, on plain CKAN and with our plugins; what differs is listed.

`python3 -m services run --slot stock -- .hue/venv/bin/python -m tests.stock.run [module …]`. It is
no part of `make test-full` yet: not every difference has its reason. A test that passes on plain
CKAN must pass with ours, or stand in `differences.tsv` with its reason; a line there whose test
passes is told, too.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
REPO = HERE.parent.parent
#: Those that were compared so far; more may be named on the command line.
MODULES = ("ckan.tests.controllers.test_home", "ckan.tests.lib.search.test_common")
#: What makes the site Vietnamese, and would make every sentence differ.
SITE = ("ckan.locale", "ckan.site_title", "ckan.display_timezone")


def main(modules: list[str]) -> int:
    """Run both, print what differs, and return 1 when a difference has no reason."""
    plain = results(changed_ini("ckan.plugins", "scheming.", *SITE), modules, [])
    ours = results(changed_ini(*SITE), modules, ["-p", "tests.stock.family"])
    known = reasons()
    broken = {test for test in plain if plain[test] and not ours.get(test, False)}
    for test in sorted(broken):
        print(f"{'known' if test in known else 'BROKEN':7} {test}  {known.get(test, '')}")
    over = {test for test in known if test in ours and test not in broken}
    for test in sorted(over):
        print(f"over    {test}  passes, or fails on plain CKAN too: take its line out")
    passed = sum(plain.values())
    print(f"{passed} of {len(plain)} pass on plain CKAN, {len(broken)} of these not with ours")
    return 1 if broken - known.keys() or not plain else 0


def reasons() -> dict[str, str]:
    """The differences that are meant: test → reason."""
    with (HERE / "differences.tsv").open(encoding="utf-8", newline="") as stream:
        return {row["test"]: row["reason"] for row in csv.DictReader(stream, delimiter="\t")}


def changed_ini(*without: str) -> Path:
    """test.ini without options: CKAN's tests speak English, and plain CKAN has no plugins."""
    lines, skipping = [], False
    for line in (REPO / "test.ini").read_text(encoding="utf-8").splitlines():
        skipping = line.startswith(without) or (skipping and line.startswith((" ", "\t")))
        if not skipping:
            lines.append(line.replace("%(here)s", str(REPO)))
    file = Path(tempfile.mkdtemp(prefix="hue-stock-")) / "test.ini"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def results(ini: Path, modules: list[str], options: list[str]) -> dict[str, bool]:
    """Test → whether it passed; skipped ones are left out."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--ckan-ini={ini}", "-q", "--tb=line"]
        command += ["-p", "no:cacheprovider", "-W", "ignore", f"--junitxml={report}", *options]
        subprocess.run([*command, "--pyargs", *modules], cwd=REPO, check=False)
        if not report.exists():
            return {}
        found = {}
        for case in ElementTree.parse(report).iter("testcase"):
            if case.find("skipped") is None:
                bad = case.find("failure") is not None or case.find("error") is not None
                place = (case.get("classname") or "").rpartition("site-packages.")[2]
                found[f"{place}::{case.get('name')}"] = not bad
        return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(MODULES)))
