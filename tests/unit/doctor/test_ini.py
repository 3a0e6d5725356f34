"""The lines for `ckan.ini` are read and written as one source."""

from __future__ import annotations

from configparser import RawConfigParser

from ckanext.hue_opendata.doctor import ini


def test_a_whole_file_can_be_read_back():
    parser = RawConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(ini.site({"ckan.site_url": "http://localhost:5000", "SECRET_KEY": "a%b"}))
    section = parser["app:main"]
    assert section["ckan.site_url"] == "http://localhost:5000"
    assert section["ckan.plugins"].split() == ini.options()["ckan.plugins"].split()


def test_our_plugins_stand_before_those_whose_pages_they_replace():
    plugins = ini.options()["ckan.plugins"].split()
    ours = [name for name in plugins if name.startswith("hue_")]
    assert plugins[: len(ours)] == ours
    assert plugins[0] == "hue_opendata"
