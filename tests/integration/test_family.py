"""The family as a whole: it loads in the pinned order and its pages answer."""

from __future__ import annotations

import ckan.plugins as p
from ckan.tests.helpers import call_action

from ckanext.hue_opendata.doctor import ini


def test_home_answers_in_vietnamese_and_english(app):
    assert '<html lang="vi"' in app.get("/").body
    assert '<html lang="en"' in app.get("/en/").body


def test_the_tests_run_the_plugins_that_a_site_is_told_to_run(ckan_config):
    assert ckan_config["ckan.plugins"] == ini.options()["ckan.plugins"].split()
    assert all(p.plugin_loaded(name) for name in ckan_config["ckan.plugins"])


def test_solr_is_real(clean_db, clean_index):
    assert call_action("package_search", q="*:*")["count"] == 0
