"""A site that has DataPusher too: nobody fights over a resource, and doctor says who loads."""

from __future__ import annotations

import ckan.plugins as p
import pytest

from ckanext.hue_opendata.tables.loading import config, doctor, watching
from tests.integration.tables.support import act, csv, stations, uploaded

pytestmark = pytest.mark.usefixtures("portal")


@pytest.fixture
def datapusher(ckan_config):
    """CKAN's own DataPusher plugin, switched on; no service behind it answers."""
    ckan_config["ckan.datapusher.url"] = "http://127.0.0.1:9/"
    ckan_config["ckan.datapusher.api_token"] = "none"
    p.load("datapusher")
    yield
    p.unload("datapusher")


def codes():
    return [finding.code for finding in doctor.loader()]


def test_alone_we_load_and_doctor_is_silent():
    assert config.others() == []
    assert codes() == []
    assert watching.waiting(uploaded(csv(*stations(2)))["id"])


def test_beside_datapusher_nothing_is_sent_and_doctor_says_who_loads(datapusher):
    assert config.others() == ["datapusher"]
    assert codes() == ["tables.other_loader"]
    resource = uploaded(csv(*stations(2)))
    assert not watching.waiting(resource["id"])
    with pytest.raises(p.toolkit.ValidationError):
        act("hue_table_load", id=resource["id"])


def test_a_site_that_chose_us_is_told_that_two_load(datapusher, ckan_config):
    ckan_config[f"{config.PREFIX}.loader"] = "hue_tables"
    assert codes() == ["tables.two_loaders"]
    assert watching.waiting(uploaded(csv(*stations(2)))["id"])


def test_a_site_that_chose_another_without_having_one_is_told(ckan_config):
    ckan_config[f"{config.PREFIX}.loader"] = "other"
    assert codes() == ["tables.no_loader"]
    assert not watching.waiting(uploaded(csv(*stations(2)))["id"])
