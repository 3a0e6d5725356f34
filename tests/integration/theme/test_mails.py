"""Mails to people are in the reader's language: inviting, resetting a password, what is new."""

from __future__ import annotations

import re

import pytest
from ckan.lib import mailer
from ckan.lib.i18n import set_lang
from ckan.tests import factories
from ckanext.activity import email_notifications

from tests.browser import english

pytestmark = pytest.mark.usefixtures("clean_db", "with_request_context")


@pytest.fixture
def vietnamese(with_request_context):
    set_lang("vi")


def left(text: str, *names: str) -> list[str]:
    """English words of a text, less the names in it."""
    bare = english.MARKS.sub(" ", text)
    for name in names:
        bare = bare.replace(name, " ")
    return [word for word in re.findall(r"\w+", bare) if word.lower() in english.words()]


def test_english_would_be_found():
    assert left("You have requested your password to be reset")


def test_an_invitation_and_a_new_password(vietnamese):
    user = factories.User(name="nguoi-moi", fullname="Người Mới")
    agency = factories.Organization(name="so-thu", title="Sở Thử")
    group = {**agency, "is_organization": True}
    for body in (
        mailer.get_reset_link_body(mailer.model.User.get(user["id"])),
        mailer.get_invite_body(mailer.model.User.get(user["id"]), group, "editor"),
    ):
        assert "nguoi-moi" in body
        assert left(body, "nguoi-moi") == []


def test_what_is_new(vietnamese):
    body = email_notifications.render_activity_email([{}, {}])
    assert "2" in body
    assert left(body) == []
