"""CKAN's own tests, from its wheel, on plain CKAN and with our plugins; what differs is listed.

`python3 -m services run --slot stock -- .hue/venv/bin/python -m tests.stock.run [module …]`, and a
part of `make test-full`. A test that passes on plain CKAN must pass with ours, or stand in
`differences.tsv` with its reason; a line there whose test passes again is a fault, too. What
differs is run a second time, plugins loaded anew for each test: a test that passes then is told as
unsteady. `--only core` runs one variant; `--plugins "a b" --set option=value` tries another list.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from xml.etree import ElementTree

from services.portal import ADDRESSES

HERE = Path(__file__).parent
REPO = HERE.parent.parent
#: Search, datasets, agencies, groups and the API, as visitors, officers and programs use them.
MODULES = (
    *(
        f"ckan.tests.controllers.test_{name}"
        for name in ("home", "package", "resource", "organization", "group", "api", "feed")
    ),
    "ckan.tests.controllers.test_pagination",
    "ckan.tests.lib.search",
    *(f"ckan.tests.logic.action.test_{name}" for name in ("get", "create", "update", "patch")),
    "ckan.tests.logic.action.test_delete",
    "ckan.tests.logic.auth",
)
#: What makes the site Vietnamese, and would make every sentence differ.
SITE = ("ckan.locale", "ckan.site_title", "ckan.display_timezone")
#: What CKAN's tests take for granted; their own test-core.ini is not in the wheel.
STOCK_OPTIONS = {"ckan.locale_default": "en", "ckan.auth.create_unowned_dataset": "true"}
#: Fewer results than this mean that the run broke, not that nothing differs.
FEWEST = 20


@dataclass(frozen=True)
class Variant:
    """A list of plugins to try, with what its ini lacks of test.ini and has beside it."""

    name: str
    plugins: str | None = None
    without: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    #: Whether the search has its own fields in Solr (layer S) or CKAN's (layer P).
    own_fields: bool = False


PLAIN = Variant("plain", "", ("scheming.",))
#: The least that a site can run of ours; the search on a site with CKAN's own forms, in both of
#: its layers; all. Our forms ask for other fields than CKAN's, so most tests of pages differ with
#: `core` and `family` and few of their reasons are written down: they run when asked for.
VARIANTS = (
    Variant("core", "hue_opendata scheming_datasets scheming_groups scheming_organizations"),
    Variant("search", "hue_search", ("scheming.",)),
    Variant("search-own-fields", "hue_search", ("scheming.",), own_fields=True),
    Variant("family"),
)
USUAL = ("search", "search-own-fields")


def main(arguments: Sequence[str]) -> int:
    """Run the variants; 1 when a difference has no reason, or a reason no difference."""
    asked = _asked(arguments)
    modules = asked.modules or list(MODULES)
    plain = results(PLAIN, modules)
    if len(plain) < FEWEST and not asked.modules:
        print(f"only {len(plain)} of CKAN's tests ran on plain CKAN")
        return 1
    good = {test for test, passed in plain.items() if passed}
    print(f"{len(good)} of {len(plain)} tests pass on plain CKAN")
    faults = [_compare(variant, modules, good) for variant in _variants(asked)]
    return 1 if any(faults) else 0


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="CKAN's test modules; all of MODULES by default")
    parser.add_argument("--only", action="append", choices=[one.name for one in VARIANTS])
    parser.add_argument("--plugins", help="another list of plugins, instead of the variants")
    parser.add_argument("--set", action="append", default=[], metavar="OPTION=VALUE")
    return parser.parse_args(arguments)


def _variants(asked: argparse.Namespace) -> list[Variant]:
    options = dict(pair.partition("=")[::2] for pair in asked.set)
    if asked.plugins is not None:
        without = () if "scheming" in asked.plugins else ("scheming.",)
        return [Variant("asked", asked.plugins, without, options)]
    return [one for one in VARIANTS if one.name in (asked.only or USUAL)]


def _compare(variant: Variant, modules: Sequence[str], good: set[str]) -> bool:
    """Print what differs from plain CKAN; whether something is not explained."""
    ours = results(variant, modules)
    suspects = sorted(test for test in good if not ours.get(test, False))
    again = results(variant, list(map(node, suspects)), anew=True) if suspects else {}
    unsteady = {test for test in suspects if again.get(test, False)}
    known = reasons(variant.name)
    broken = [test for test in suspects if test not in unsteady]
    for test in broken:
        print(f"{variant.name}: {'known ' if reason(known, test) else 'BROKEN'} {test}")
    for test in sorted(unsteady):
        print(f"{variant.name}: unsteady, passes alone: {test}")
    over = [one for one in known if _over(one, good, suspects)]
    for pattern in over:
        print(f"{variant.name}: OVER   {pattern}: no such difference; take its line out")
    unexplained = [test for test in broken if not reason(known, test)]
    print(
        f"{variant.name}: {len(good) - len(broken)} of {len(good)} pass, "
        f"{len(broken) - len(unexplained)} differ with a reason, {len(unexplained)} without"
    )
    return bool(unexplained or over)


def _over(pattern: str, good: set[str], suspects: Iterable[str]) -> bool:
    """Whether a line's tests ran and none of them differs."""
    ran = any(fnmatchcase(test, pattern) for test in good)
    return ran and not any(fnmatchcase(test, pattern) for test in suspects)


def reasons(variant: str) -> dict[str, str]:
    """The differences that are meant for a variant: test, or pattern of tests → reason."""
    with (HERE / "differences.tsv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        return {row["test"]: row["reason"] for row in rows if variant in row["variants"].split()}


def reason(known: dict[str, str], test: str) -> str:
    """Why a test may differ; empty when nothing says so."""
    return next((why for pattern, why in known.items() if fnmatchcase(test, pattern)), "")


def node(test: str) -> str:
    """`ckan.tests.a.test_b.TestC::test_d` as pytest takes it with `--pyargs`."""
    place, _, name = test.partition("::")
    parts = place.split(".")
    last = next(number for number, part in enumerate(parts) if part.startswith("test_"))
    return "::".join([".".join(parts[: last + 1]), *parts[last + 1 :], name])


def changed_ini(variant: Variant) -> Path:
    """test.ini as the variant wants it: in English, for CKAN's tests speak it."""
    leave = (
        *SITE,
        *ADDRESSES,
        *variant.without,
        *(["ckan.plugins"] if variant.plugins is not None else []),
    )
    lines, skipping = [], False
    for line in (REPO / "test.ini").read_text(encoding="utf-8").splitlines():
        skipping = line.startswith(leave) or (skipping and line.startswith((" ", "\t")))
        if not skipping:
            lines.append(line.replace("%(here)s", str(REPO)))
    # Not left to CKAN_* variables: those win over the options that single tests set.
    addresses = {option: os.environ[name] for option, name in ADDRESSES.items()}
    options = {**STOCK_OPTIONS, **addresses, **variant.options}
    if variant.plugins:
        options["ckan.plugins"] = variant.plugins
    at = lines.index("[app:main]") + 1
    lines[at:at] = [f"{name} = {value}" for name, value in options.items()]
    file = Path(tempfile.mkdtemp(prefix="hue-stock-")) / "test.ini"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def results(variant: Variant, tests: Sequence[str], *, anew: bool = False) -> dict[str, bool]:
    """Test → whether it passed; skipped ones are left out."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--ckan-ini={changed_ini(variant)}", "-q"]
        command += ["--tb=line", "-p", "no:cacheprovider", "-W", "ignore", f"--junitxml={report}"]
        if variant.plugins != "":
            command += ["-p", "tests.stock.family", *(["--plugins-anew"] if anew else [])]
            command += ["--own-fields"] if variant.own_fields else []
        print(f"── {variant.name}: {len(tests)} modules or tests", flush=True)
        env = {name: value for name, value in os.environ.items() if not name.startswith("CKAN_")}
        subprocess.run([*command, "--pyargs", *tests], cwd=REPO, env=env, check=False)
        return read(report) if report.exists() else {}


def read(report: Path) -> dict[str, bool]:
    """pytest's report: test → whether it passed."""
    found: dict[str, bool] = {}
    # Our own pytest wrote it a moment ago.
    for case in ElementTree.parse(report).iter("testcase"):
        if case.find("skipped") is None:
            bad = case.find("failure") is not None or case.find("error") is not None
            place = (case.get("classname") or "").rpartition("site-packages.")[2]
            found[f"{place}::{case.get('name')}"] = not bad
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
