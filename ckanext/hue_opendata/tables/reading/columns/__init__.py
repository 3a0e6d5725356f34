"""Columns: what kind of values a column holds, decided from all its rows."""
