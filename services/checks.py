"""What `make test`, `make unit` and `make lint` run; each check tells its own result."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence

from services import commands, local, portal, slots
from services.beside import beside
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
    """All checks; one that fails does not hide the others.

    The browser's tests take as long as the others together and wait for pages most of that time:
    they run beside them, unless there is one processor only.
    """
    local.prepare(settings, browser=True)
    results = [lint(settings)]
    pytest = (settings.bin("python"), "-m", "pytest")
    marks = ("-q", *(() if full else ("-m", "not full")), "--durations=15")
    # Filled anew each time: what an older commit harvested would prove nothing.
    slots.drop(settings, "browser")
    of_browser = slots.prepare_for_tests(settings, "browser")
    browser = (*pytest, *NO_CKAN, *marks, "tests/browser")
    of_ckan = slots.prepare_for_tests(settings, "main")
    integration = (*pytest, "--ckan-ini=test.ini", *marks, "tests/integration")
    if (os.cpu_count() or 1) > 1:
        with beside(settings, "browser", browser, of_browser) as shown_later:
            results += [unit(settings), _show(integration, of_ckan)]
            _head(browser)
            results.append(shown_later.result())
    else:
        results += [unit(settings), _show(integration, of_ckan), _show(browser, of_browser)]
    if full:
        # CKAN's own tests: longer than all of ours, so the last.
        env = slots.prepare_for_tests(settings, "stock")
        results.append(_show((settings.bin("python"), "-m", "tests.stock.run"), env))
    return _all(results)


def _all(results: list[int]) -> int:
    return 1 if any(results) else 0


def _show(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run a check in full view."""
    _head(command)
    return subprocess.run(
        list(command), env=commands.environment(env), cwd=REPO, check=False
    ).returncode


def _head(command: Sequence[str]) -> None:
    """The line above what a check says."""
    tell(f"\n── {' '.join(command[:1]).rpartition('/')[2]} {' '.join(command[1:])}")
