"""A check beside others tells its own result, and leaves nothing when the others end early."""

from __future__ import annotations

import os
import sys
import time

import pytest

from services.beside import beside
from services.processes import group_lives
from services.settings import load


def words(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def settings(monkeypatch, tmp_path):
    monkeypatch.setenv("HUE_DATA", str(tmp_path))
    found = load()
    found.prepare()
    return found


@pytest.mark.parametrize("code", [0, 3])
def test_its_result_and_what_it_said(settings, capfd, code):
    command = words(f"import sys; print('một câu'); sys.exit({code})")
    with beside(settings, "check", command, {}) as one:
        assert one.result() == code
    assert "một câu" in capfd.readouterr().out


def test_what_it_left_behind_ends_with_it(settings):
    left = (
        "import os, subprocess, sys\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(os.getpid())"
    )
    with beside(settings, "check", words(left), {}) as one:
        assert one.result() == 0
        assert not group_lives(int((settings.logs / "check.log").read_text()))


def test_an_interrupted_block_takes_it_down_with_what_it_started(settings, tmp_path):
    ready = tmp_path / "ready"
    stubborn = (
        "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN);"
        "print('x', flush=True); time.sleep(60)"
    )
    parent = (
        "import os, pathlib, subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {stubborn!r}], stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        f"part = pathlib.Path({str(tmp_path / 'part')!r})\n"
        "part.write_text(str(os.getpid()))\n"
        f"part.rename({str(ready)!r})\n"
        "try:\n    time.sleep(60)\n"
        "except KeyboardInterrupt:\n    print('dọn dẹp')\n"
    )
    stopped = beside(settings, "check", words(parent), {}, leave=3)
    with pytest.raises(KeyboardInterrupt), stopped:
        limit = time.monotonic() + 60
        while not ready.exists():
            assert time.monotonic() < limit, (settings.logs / "check.log").read_text()
            time.sleep(0.01)
        assert group_lives(int(ready.read_text()))
        raise KeyboardInterrupt
    assert not group_lives(int(ready.read_text()))
    assert "dọn dẹp" in (settings.logs / "check.log").read_text()
    assert int(ready.read_text()) != os.getpid()
