"""Chained actions of the search."""
