"""Who may keep a page, and what a page may load."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ckanext.hue_opendata.delivery import policy

ANSWERS = st.builds(policy.Answer, st.booleans(), st.booleans(), st.booleans(), st.booleans())


@given(ANSWERS)
def test_public_only_what_every_visitor_gets_alike(answer):
    said = policy.caching(answer, 60)
    alike = answer.anonymous and answer.reading and answer.shared and not answer.personal
    assert said.startswith("public") == alike
    assert ("private" in said) != alike


@given(ANSWERS)
def test_what_belongs_to_one_session_is_not_stored(answer):
    assert ("no-store" in policy.caching(answer, 60)) == answer.personal


def test_the_policy_allows_nothing_inline_and_nothing_from_outside():
    said = policy.security()
    assert "unsafe" not in said
    assert "http" not in said
    assert "default-src 'self'" in said
    assert said.endswith("frame-ancestors 'self'")


@given(st.text(), st.text(), st.text())
def test_the_validator_keeps_its_parts_apart(one, other, third):
    assert policy.validator(one + "a", other) != policy.validator(one, "a" + other, third)
    assert policy.validator(one, other) == policy.validator(one, other)
