"""What `make test`, `make unit` and `make lint` run; each check tells its own result."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence

from services import commands, local, portal, slots
from services.say import tell
from services.settings import REPO, Settings

#: pytest's own plugins of CKAN need a database at once: unit tests run without them.
NO_CKAN = ("-p", "no:ckan", "-p", "no:ckan_fixtures")


def lint(settings: Settings) -> int:
    """ruff, pyright, the import contract and the message catalogue."""
    portal.compile_translations(settings)
    po = sorted((REPO / "i18n").rglob("LC_MESSAGES/*.po"))
    wanted: list[Sequence[str]] = [
        (settings.bin("ruff"), "check", "."),
        (settings.bin("pyright"), "--pythonpath", settings.bin("python")),
        (settings.bin("lint-imports"),),
        *[("msgfmt", "--check", "-o", "/dev/null", str(file)) for file in po],
    ]
    return _all([_show(command) for command in wanted])


def i18n(settings: Settings) -> int:
    """Merge the parts' translations into the one catalogue, and compile it."""
    done = _show((settings.bin("python"), "-m", "services.catalogue"))
    portal.compile_translations(settings)
    return done


def unit(settings: Settings) -> int:
    """The unit tests: no service, no CKAN."""
    portal.compile_translations(settings)
    return _show((settings.bin("python"), "-m", "pytest", *NO_CKAN, "-q", "tests/unit"))


def everything(settings: Settings, *, full: bool) -> int:
    """All checks, one after the other; one that fails does not hide the others."""
    local.prepare(settings, browser=True)
    results = [lint(settings), unit(settings)]
    marks = ("-q", *(() if full else ("-m", "not full")), "--durations=15")
    pytest = (settings.bin("python"), "-m", "pytest")
    if _has_tests("integration"):
        env = slots.prepare_for_tests(settings, "main")
        results.append(_show((*pytest, "--ckan-ini=test.ini", *marks, "tests/integration"), env))
    if _has_tests("browser"):
        # Filled anew each time: what an older commit harvested would prove nothing.
        slots.drop(settings, "browser")
        env = slots.prepare_for_tests(settings, "browser")
        results.append(_show((*pytest, *NO_CKAN, *marks, "tests/browser"), env))
    if full:
        # CKAN's own tests: longer than all of ours, so the last.
        env = slots.prepare_for_tests(settings, "stock")
        results.append(_show((settings.bin("python"), "-m", "tests.stock.run"), env))
    return _all(results)


def _has_tests(name: str) -> bool:
    return any((REPO / "tests" / name).rglob("test_*.py"))


def _all(results: list[int]) -> int:
    return 1 if any(results) else 0


def _show(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run a check in full view."""
    tell(f"\n── {' '.join(command[:1]).rpartition('/')[2]} {' '.join(command[1:])}")
    return subprocess.run(
        list(command), env=commands.environment(env), cwd=REPO, check=False
    ).returncode
