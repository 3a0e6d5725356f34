"""A SolrCloud of one node with a ZooKeeper of its own, from the jars that the services brought."""

from __future__ import annotations

import io
import json
import socket
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from services import debian, solr_server
from services.processes import Process
from services.settings import Settings, load

#: What `bin/solr start -c` is given, but for the port.
NODE = """<solr><solrcloud>
  <str name="host">127.0.0.1</str>
  <int name="hostPort">{port}</int>
  <str name="hostContext">/solr</str>
  <bool name="genericCoreNodeNames">true</bool>
</solrcloud></solr>
"""
KEEPER = "tickTime=2000\ninitLimit=10\nsyncLimit=5\n"
COLLECTION = "hue_cloud"


@contextmanager
def cloud(folder: Path, shards: int = 1) -> Iterator[str]:
    """The address of an empty collection with CKAN's schema, as `solr_url` takes it."""
    settings = load()
    port = _port()
    (folder / "solr.xml").write_text(NODE.format(port=port))
    (folder / "zoo.cfg").write_text(KEEPER)
    server = Process(settings, f"solr-cloud-{port}")
    base = f"http://127.0.0.1:{port}/solr"
    lib = settings.data / "solr" / "lib"
    try:
        server.start(
            [
                *(debian.program("java"), "-Xms128m", "-Xmx512m", "-Djava.awt.headless=true"),
                *(f"-Dsolr.solr.home={folder}", f"-Dsolr.log.dir={folder}", "-DzkRun"),
                *("-Dsolr.jetty.host=127.0.0.1", "-cp", f"{lib}:{lib}/*"),
                *("SolrServer", str(folder), str(port)),
            ],
            ready=lambda: _answers(f"{base}/admin/collections?action=LIST"),
            seconds=180,
        )
        upload = f"{base}/admin/configs?action=UPLOAD&name=ckan"
        call(upload, _configset(settings))
        made = f"action=CREATE&name={COLLECTION}&collection.configName=ckan"
        call(f"{base}/admin/collections?{made}&numShards={shards}&replicationFactor=1")
        yield f"{base}/{COLLECTION}"
    finally:
        server.stop()


def call(address: str, body: bytes | None = None) -> dict[str, Any]:
    """What Solr answers; raises when it does not, or says no."""
    asked = urllib.request.Request(address, data=body)
    asked.add_header("Content-Type", "application/octet-stream")
    with urllib.request.urlopen(asked, timeout=120) as answer:
        return json.loads(answer.read())


def _answers(address: str) -> bool:
    try:
        return "collections" in call(address)
    except (OSError, ValueError):
        return False


def _configset(settings: Settings) -> bytes:
    """The files of a core of ours as ZooKeeper takes them."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as files:
        files.write(solr_server.SOURCE / "conf" / "solrconfig.xml", "solrconfig.xml")
        files.write(solr_server._ckan_schema(settings), "managed-schema.xml")
        for words in ("synonyms.txt", "protwords.txt"):
            files.writestr(words, "")
    return kept.getvalue()


def _port() -> int:
    """A free port whose thousandth next, where Solr puts its ZooKeeper, is free as well."""
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                other.bind(("127.0.0.1", port + 1000))
            except (OSError, OverflowError):
                continue
            return port
