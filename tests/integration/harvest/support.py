"""What the harvest's tests share: a web server on loopback, actions, and one whole run."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests import factories
from ckanext.harvest.model import HarvestJob
from ckanext.harvest.tests.lib import run_harvest_job

from ckanext.hue_opendata.acting import as_site_user

#: What a source gives to records that say nothing of it.
ALL = {"theme": "du-lich", "frequency": "hang-nam", "personal_data": "khong-co"}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@contextmanager
def served(folder, ckan_config, monkeypatch):
    """Serve a folder on loopback, opened for harvests; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    option = "ckanext.hue_opendata.harvest.allowed_networks"
    monkeypatch.setitem(ckan_config, option, [f"127.0.0.1:{server.server_port}"])
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def act(name, /, **data):
    """An action as the site's own user."""
    return tk.get_action(name)(as_site_user(), data)


def made_source(url, settings, kind="hue_json", *, agency=None, name="nguon", title="Nguồn"):
    """A source as the form makes it, of an agency of its own where none is given."""
    return act(
        "harvest_source_create",
        name=name,
        title=title,
        url=url,
        source_type=kind,
        owner_org=(agency or factories.Organization())["id"],
        config=json.dumps(settings),
    )


def run_once(source, harvester):
    """One whole run; what became of each record that it had to write, by guid; [] for none."""
    job = act("harvest_job_create", source_id=source["id"], run=False)
    model.Session.remove()
    row = model.Session.get(HarvestJob, job["id"])
    objects = run_harvest_job(row, harvester)
    row.status = "Finished"
    row.save()
    return objects or []
