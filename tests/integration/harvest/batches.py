"""A run's objects as they wait in the queue, its end, and the documents of datasets."""

from __future__ import annotations

import json

from ckan import model
from ckan.lib.search.common import make_connection
from ckanext.harvest import queue
from ckanext.harvest.model import HarvestJob

from ckanext.hue_opendata.harvest.kinds.api import HueJsonHarvester
from tests.integration.harvest.support import act

NUMBER = 12


def gather(source):
    """The objects of a new run, as they would wait in the queue."""
    job = act("harvest_job_create", source_id=source["id"], run=False)
    row = model.Session.get(HarvestJob, job["id"])
    row.status = "Running"
    row.save()
    found = queue.gather_stage(HueJsonHarvester(), row)
    model.Session.remove()
    return job["id"], found


def end(job_id):
    """Finish the run; its report."""
    row = model.Session.get(HarvestJob, job_id)
    row.status = "Finished"
    row.save()
    return act("hue_harvest_report_show", id=job_id)


def documents():
    """All documents of datasets, without what Solr says of the moment."""
    found = make_connection().search("*:*", fq="dataset_type:dataset", rows=1000).docs
    assert found
    return {one["id"]: {key: _read(key, one[key]) for key in one} for one in found}


def _read(key, value):
    """A field in a form that can be compared: PostgreSQL gives extras in another order."""
    if key.endswith("data_dict"):
        told = json.loads(value)
        return told | {"extras": sorted(one["key"] + one["value"] for one in told["extras"])}
    return None if key in ("_version_", "indexed_ts") else value
