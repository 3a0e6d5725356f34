"""A check beside others tells its own result, and leaves nothing when the others end early."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from services.beside import beside


def words(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def group_lives(leader: int) -> bool:
    """Whether any process of the group still runs."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, group = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(group) == leader and state != "Z":
            return True
    return False


@pytest.mark.parametrize("code", [0, 3])
def test_its_result_and_what_it_said(tmp_path, capfd, code):
    command = words(f"import sys; print('một câu'); sys.exit({code})")
    with beside(command, {}, tmp_path / "log") as one:
        assert one.result() == code
    assert "một câu" in capfd.readouterr().out


def test_what_it_left_behind_ends_with_it(tmp_path):
    left = (
        "import os, subprocess, sys\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(os.getpid())"
    )
    with beside(words(left), {}, tmp_path / "log") as one:
        assert one.result() == 0
        assert not group_lives(int((tmp_path / "log").read_text()))


def test_an_interrupted_block_takes_it_down_with_what_it_started(tmp_path):
    ready = tmp_path / "ready"
    stubborn = "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); time.sleep(60)"
    parent = (
        "import os, pathlib, subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, '-c', {stubborn!r}])\n"
        f"part = pathlib.Path({str(tmp_path / 'part')!r})\n"
        "part.write_text(str(os.getpid()))\n"
        f"part.rename({str(ready)!r})\n"
        "try:\n    time.sleep(60)\n"
        "except KeyboardInterrupt:\n    print('dọn dẹp')\n"
    )
    with pytest.raises(KeyboardInterrupt), beside(words(parent), {}, tmp_path / "log"):
        limit = time.monotonic() + 60
        while not ready.exists():
            assert time.monotonic() < limit, (tmp_path / "log").read_text()
            time.sleep(0.01)
        assert group_lives(int(ready.read_text()))
        raise KeyboardInterrupt
    assert not group_lives(int(ready.read_text()))
    assert "dọn dẹp" in (tmp_path / "log").read_text()
    assert int(ready.read_text()) != os.getpid()
