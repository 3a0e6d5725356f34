"""Our programs are started, found and stopped by pid file, and nobody else's ever are."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from services.commands import failed
from services.processes import Process, claim_port, port_open
from services.say import Problem
from services.settings import load


@pytest.fixture
def settings(monkeypatch, tmp_path):
    monkeypatch.setenv("HUE_DATA", str(tmp_path))
    found = load()
    found.prepare()
    return found


SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
PARENT = [
    sys.executable,
    "-c",
    "import subprocess, sys, time;"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "print(child.pid, flush=True); time.sleep(60)",
]


def runs(pid: int) -> bool:
    """Whether a process lives; one that ended and that nobody fetched yet does not."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_it_starts_once_and_stops(settings):
    process = Process(settings, "sleeper")
    process.start(SLEEPER, ready=lambda: True, seconds=5)
    pid = process.pid()
    process.start(SLEEPER, ready=lambda: True, seconds=5)
    assert pid is not None
    assert process.pid() == pid
    assert process.stop()
    assert process.pid() is None
    assert not process.stop()


def test_its_children_end_with_it(settings):
    process = Process(settings, "parent")
    process.start(PARENT, ready=lambda: process.log.read_text().strip() != "", seconds=10)
    child = int(process.log.read_text())
    assert runs(child)
    process.stop()
    assert not runs(child)


def test_a_pid_that_now_belongs_to_another_program_is_left_alone(settings):
    other = subprocess.Popen(SLEEPER)
    try:
        process = Process(settings, "old")
        process.pid_file.write_text(f"{other.pid} 1")
        assert process.pid() is None
        process.stop()
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_program_that_ends_early_is_told_with_its_last_words(settings):
    process = Process(settings, "early")
    with pytest.raises(Problem, match="no such configuration"):
        process.start(
            [sys.executable, "-c", "raise SystemExit('no such configuration')"],
            ready=lambda: False,
            seconds=20,
        )


def test_a_taken_port_is_told_with_another_one(settings):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert port_open(port)
        with pytest.raises(Problem) as told:
            claim_port(Process(settings, "web"), port, "HUE_WEB_PORT")
    assert f"HUE_WEB_PORT={port + 1}" in told.value.remedy


def test_a_program_that_is_not_there_is_named(settings):
    with pytest.raises(Problem) as told:
        Process(settings, "nothing").start(["no-such-program"], ready=lambda: True, seconds=1)
    assert "no-such-program" in told.value.vi


def test_a_full_disk_is_told_even_when_the_log_is_empty(settings, monkeypatch):
    free = shutil.disk_usage(settings.logs)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: free)
    assert "full" in failed("venv", settings.logs / "venv.log").remedy


def test_a_stopped_solr_is_no_missing_network(settings):
    log = settings.logs / "harvest.log"
    settings.logs.mkdir(parents=True, exist_ok=True)
    log.write_text(
        "pysolr.SolrError: Failed to connect to server at http://127.0.0.1:8983/solr/hue_demo/"
        "select/ (Caused by NewConnectionError(...))\n"
    )
    remedy = failed("harvest", log).remedy
    assert "Solr" in remedy
    assert "network" not in remedy
