"""`python3 -m services VERB`: what the Makefile calls. Needs nothing but Python and Debian."""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from services import checks, commands, debian, demo, local, portal, slots, unpacked
from services.python_env import ensure as ensure_python
from services.say import Problem, tell
from services.settings import REPO, Settings, load


def main() -> int:
    """Run one verb; 0 when well, 1 for a problem that was told, 130 after Ctrl-C."""
    signal.signal(signal.SIGTERM, _interrupt)
    parser = argparse.ArgumentParser(prog="python3 -m services")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb in ("demo", "start", "stop", "status", "clean", "prepare", "unit", "lint", "i18n"):
        verbs.add_parser(verb)
    test = verbs.add_parser("test")
    test.add_argument("--full", action="store_true")
    run = verbs.add_parser("run")
    run.add_argument("--slot", default="dev")
    run.add_argument("command", nargs=argparse.REMAINDER)
    drop = verbs.add_parser("drop")
    drop.add_argument("slot")
    arguments = parser.parse_args()
    try:
        return _do(load(), arguments)
    except Problem as problem:
        problem.show()
        return 1
    except OSError as error:
        _of_the_system(error).show()
        return 1
    except KeyboardInterrupt:
        tell("\nĐã dừng; chạy lại lệnh để tiếp tục. / Interrupted; run it again to go on.")
        return 130


def _do(settings: Settings, arguments: argparse.Namespace) -> int:
    verb = arguments.verb
    unpacked.use(settings)
    if verb == "status":
        return local.status(settings)
    settings.prepare()
    if verb == "run":
        return _run(settings, arguments.slot, arguments.command)
    with _alone(settings):
        if verb == "demo":
            demo.make(settings)
        elif verb in ("start", "prepare"):
            local.prepare(settings)
        elif verb == "stop":
            portal.stop(settings)
            local.stop(settings)
        elif verb == "clean":
            portal.stop(settings)
            local.stop(settings)
            shutil.rmtree(settings.data)
        elif verb == "unit":
            debian.ensure(settings)
            ensure_python(settings)
            return checks.unit(settings)
        elif verb == "i18n":
            debian.ensure(settings)
            ensure_python(settings)
            return checks.i18n(settings)
        elif verb == "lint":
            debian.ensure(settings)
            ensure_python(settings)
            return checks.lint(settings)
        elif verb == "drop":
            slots.drop(settings, arguments.slot)
        elif verb == "test":
            return checks.everything(settings, full=arguments.full)
    return 0


def _run(settings: Settings, slot: str, command: list[str]) -> int:
    """Run a command with a test slot's environment."""
    with _alone(settings):
        local.prepare(settings, quiet=True)
        env = slots.prepare_for_tests(settings, slot)
    words = command[1:] if command[:1] == ["--"] else command
    return subprocess.run(words, env=commands.environment(env), cwd=REPO, check=False).returncode


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """One set-up at a time for one data folder; a second one waits for the first."""
    with (settings.data / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Đang chờ một lệnh khác xong … / waiting for another command to end …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _of_the_system(error: OSError) -> Problem:
    reason = error.strerror or str(error)
    where = f" ({error.filename})" if error.filename else ""
    return Problem(
        f"Hệ thống báo lỗi: {reason}{where}.",
        f"The system refused: {reason}{where}.",
        "Sửa rồi chạy lại / mend it and run the command again.",
    )


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    os.chdir(REPO)
    sys.exit(main())
