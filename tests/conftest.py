"""Shared fixtures: the real plugin family on real services."""

from __future__ import annotations
