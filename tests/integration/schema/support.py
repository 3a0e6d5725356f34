"""What the tests of the schemas share."""

from __future__ import annotations

from ckan.tests import helpers

from ckanext.hue_opendata.acting import as_site_user


def act(action, /, **data):
    """An action as the site's own user."""
    return helpers.call_action(action, context=as_site_user(), **data)
