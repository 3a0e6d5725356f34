"""Solr itself, brought by Maven, with the configset that the official CKAN image makes."""

from __future__ import annotations

import json
import shutil
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from services import commands, debian, stamps
from services.processes import Process, claim_port
from services.say import Problem, skipped, step
from services.settings import REPO, Settings

SOURCE = REPO / "services" / "solr"


def process(settings: Settings) -> Process:
    """The Solr server."""
    return Process(settings, "solr")


def install(settings: Settings) -> None:
    """Bring Solr's jars and compile the few lines that start it."""
    value = stamps.digest(SOURCE / "pom.xml", SOURCE / "SolrServer.java")
    lib = settings.data / "solr" / "lib"
    if stamps.is_done(settings, "solr", value) and lib.is_dir():
        skipped("Solr", "Solr")
        return
    with step("Tải Solr 9 bằng Maven", "Bring Solr 9 by Maven"):
        draft = settings.data / "solr" / "lib.draft"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        commands.run(
            settings,
            "maven",
            [
                *(debian.program("mvn"), "-q", "-B", "-f", str(SOURCE / "pom.xml")),
                *("dependency:copy-dependencies", f"-DoutputDirectory={draft}"),
            ],
        )
        commands.run(
            settings,
            "javac",
            [
                *(debian.program("javac"), "-d", str(draft), "-cp", f"{draft}/*"),
                str(SOURCE / "SolrServer.java"),
            ],
        )
        shutil.rmtree(lib, ignore_errors=True)
        draft.replace(lib)
        stamps.done(settings, "solr", value)


def start(settings: Settings) -> None:
    """Start Solr on loopback."""
    server = process(settings)
    claim_port(server, settings.solr_port, "HUE_SOLR_PORT")
    home = settings.data / "solr" / "home"
    home.mkdir(parents=True, exist_ok=True)
    shutil.copy(SOURCE / "solr.xml", home / "solr.xml")
    lib = settings.data / "solr" / "lib"
    server.start(
        [
            *(debian.program("java"), "-Xms256m", "-Xmx768m"),
            *(f"-Dsolr.solr.home={home}", f"-Dsolr.log.dir={settings.logs}"),
            *("-Djava.awt.headless=true", "-Dsolr.jetty.host=127.0.0.1"),
            *("-cp", f"{lib}:{lib}/*", "SolrServer", str(home), str(settings.solr_port)),
        ],
        ready=lambda: _call(settings, "admin/cores?action=STATUS&indexInfo=false") is not None,
        seconds=120,
    )


def ensure_core(settings: Settings, name: str) -> bool:
    """Make a core with the installed CKAN's schema; says whether it was made now."""
    found = _call(settings, f"admin/cores?action=STATUS&indexInfo=false&core={name}") or {}
    if found.get("status", {}).get(name):
        return False
    folder = settings.data / "solr" / "home" / name
    shutil.rmtree(folder, ignore_errors=True)
    conf = folder / "conf"
    conf.mkdir(parents=True)
    shutil.copy(SOURCE / "conf" / "solrconfig.xml", conf / "solrconfig.xml")
    shutil.copy(_ckan_schema(settings), conf / "managed-schema.xml")
    for words in ("synonyms.txt", "protwords.txt"):
        (conf / words).touch()
    if _call(settings, f"admin/cores?action=CREATE&name={name}&instanceDir={name}") is None:
        raise commands.failed("solr", process(settings).log)
    return True


def drop_core(settings: Settings, name: str) -> None:
    """Remove a core with its index and its schema."""
    query = f"action=UNLOAD&core={name}&deleteInstanceDir=true"
    _call(settings, f"admin/cores?{query}")
    shutil.rmtree(settings.data / "solr" / "home" / name, ignore_errors=True)


def url(settings: Settings, core: str) -> str:
    """The address of a core, as CKAN wants it."""
    return f"http://127.0.0.1:{settings.solr_port}/solr/{core}"


def _ckan_schema(settings: Settings) -> Path:
    for site in (settings.venv / "lib").glob("python3*/site-packages"):
        schema = site / "ckan" / "config" / "solr" / "schema.xml"
        if schema.exists():
            return schema
    raise Problem(
        "Chưa cài CKAN trong môi trường ảo.",
        "CKAN is not installed in the virtualenv.",
        "make clean && make demo",
    )


def _call(settings: Settings, path: str) -> dict | None:
    """Ask Solr; None when it does not answer or refuses."""
    address = f"http://127.0.0.1:{settings.solr_port}/solr/{path}"
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return json.loads(answer.read())
    except (OSError, urllib.error.URLError, ValueError):
        return None
