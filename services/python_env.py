"""The virtualenv with CKAN, its extensions and this package (editable)."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from services import commands, stamps, unpacked
from services.say import Problem, skipped, step
from services.settings import REPO, Settings

EXTRAS = "ckan,dcat,font,dev,bench"


def ensure(settings: Settings) -> None:
    """Make or renew the virtualenv when `setup.py` asks for other packages than it holds."""
    if not _recent_enough():
        raise Problem(
            f"Python {sys.version.split()[0]} quá cũ; cần từ 3.10 trở lên.",
            f"Python {sys.version.split()[0]} is too old; 3.10 or newer is needed.",
            "apt-get install python3",
        )
    value = stamps.digest(REPO / "setup.py", REPO / "pyproject.toml", str(settings.venv))
    if stamps.is_done(settings, "python", value) and Path(settings.bin("ckan")).exists():
        skipped("Môi trường Python", "Python environment")
        return
    with step("Cài CKAN vào môi trường Python", "Install CKAN into a virtualenv"):
        if not Path(settings.bin("pip")).exists():
            shutil.rmtree(settings.venv, ignore_errors=True)
            _make(settings)
        # What an older run left here may lack a plugin that setup.py names now.
        shutil.rmtree(REPO / "ckanext_hue_opendata.egg-info", ignore_errors=True)
        commands.run(
            settings,
            "pip",
            [settings.bin("pip"), "install", "--upgrade", "-e", f"{REPO}[{EXTRAS}]"],
        )
        stamps.done(settings, "python", value)


def _make(settings: Settings) -> None:
    """An empty virtualenv with pip; Debian's Python has pip's wheel in another package."""
    wheel = unpacked.pip_wheel(settings)
    command = [_python(), "-m", "venv", str(settings.venv)]
    if wheel is None:
        commands.run(settings, "venv", command)
        return
    commands.run(settings, "venv", [*command, "--without-pip"])
    commands.run(settings, "venv", [settings.bin("python"), f"{wheel}/pip", "install", "pip"])


def _python() -> str:
    """The interpreter that was asked for, else the one we run in."""
    return os.environ.get("HUE_PYTHON") or sys.executable


def _recent_enough() -> bool:
    """Asked at run time: the caller's interpreter may be older than the one we are checked for."""
    return tuple(sys.version_info[:2]) >= (3, 10)
