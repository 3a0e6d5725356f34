"""Shared by all tests: nothing is judged by the time that it took."""

from __future__ import annotations

from hypothesis import settings

# Else an example that takes more than 200 ms fails, as it may on a machine that does other work.
settings.register_profile("hue", deadline=None)
settings.load_profile("hue")
