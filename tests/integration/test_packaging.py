"""Wheel, sdist and editable install each bring the plugins with all the files they read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]

#: Runs in the fresh virtualenv: what a site needs of the installed package.
PROBE = """
import json, pathlib
from importlib.metadata import entry_points
from ckanext.hue_opendata import assembly
from ckanext.hue_opendata.doctor import ini
import ckanext.hue_opendata as package
root = pathlib.Path(package.__file__).parent
names = sorted(e.name for e in entry_points(group="ckan.plugins") if e.name.startswith("hue_"))
for e in entry_points(group="ckan.plugins"):
    if e.name.startswith("hue_"):
        e.load()
print(json.dumps({
    "root": str(root),
    "plugins": names,
    "listed": [n for n in ini.options()["ckan.plugins"].split() if n.startswith("hue_")],
    "schemas": sorted(p.name for p in (root / "schemas").glob("*.yaml")),
    "catalogues": sorted(p.name for p in (root / "i18n/vi/LC_MESSAGES").glob("*.mo")),
    "templates": sum(1 for _, f in assembly.folders("templates") for _ in f.rglob("*.html")),
}))
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A clean copy of the work tree: nothing that git ignores, symlinks kept."""
    copy = tmp_path_factory.mktemp("source")
    listing = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=REPO,
        check=True,
        capture_output=True,
    ).stdout
    for name in filter(None, listing.decode().split("\0")):
        if (REPO / name).exists() and not name.startswith("tests/"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPO / name, copy / name, follow_symlinks=False)
    return copy


@pytest.fixture
def empty_env(tmp_path):
    """An empty virtualenv that sees the installed CKAN and prefers what is installed in itself."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    site = next((tmp_path / "venv" / "lib").glob("python3*/site-packages"))
    # As a site directory, so that the `.pth` files of CKAN's own packages work; it comes after this
    # virtualenv's files, so our own install here wins over the one that runs the tests.
    lines = f"import site; site.addsitedir({sysconfig.get_paths()['purelib']!r})\n"
    (site / "zz_ckan.pth").write_text(lines)
    return tmp_path / "venv" / "bin" / "python"


def pip(*words: str | Path, cwd: Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, words)]
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)


def install(kind: str, source: Path, python: Path, work: Path) -> None:
    offline = ("--no-build-isolation", "--no-deps")
    if kind == "editable":
        pip("--python", python, "install", *offline, "-e", source, cwd=work)
        return
    if kind == "sdist":
        build = [sys.executable, "-m", "build", "--no-isolation", "--sdist", "-o", work, source]
        subprocess.run([str(word) for word in build], check=True, capture_output=True)
        package = next(work.glob("*.tar.gz"))
    else:
        pip("wheel", *offline, "-w", work, source, cwd=work)
        package = next(work.glob("*.whl"))
    pip("--python", python, "install", *offline, package, cwd=work)


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable"])
def test_an_install_brings_everything(kind, source, empty_env, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    copy = tmp_path / "source"
    shutil.copytree(source, copy, symlinks=True)
    install(kind, copy, empty_env, work)
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    probe = subprocess.run(
        [empty_env, "-c", PROBE], cwd=work, env=env, capture_output=True, text=True, check=False
    )
    assert probe.returncode == 0, probe.stderr
    found = json.loads(probe.stdout.splitlines()[-1])
    home = copy if kind == "editable" else tmp_path / "venv"
    assert Path(found["root"]).is_relative_to(home)
    assert set(found["listed"]) <= set(found["plugins"])
    assert "hue_opendata" in found["plugins"]
    assert found["schemas"] == sorted(p.name for p in (REPO / "schemas").glob("*.yaml"))
    po = (REPO / "i18n" / "vi" / "LC_MESSAGES").glob("*.po")
    assert found["catalogues"] == sorted(p.with_suffix(".mo").name for p in po)
    templates = (REPO / "ckanext" / "hue_opendata").glob("*/templates/**/*.html")
    assert found["templates"] >= min(1, len(list(templates)))
