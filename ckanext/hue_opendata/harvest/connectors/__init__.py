"""Kinds of sources, one a file. A connector reads a source and knows no CKAN.

The contract: `discover(state)` yields `Record`s and fills a `Discovery`; a separate function maps a
raw record to a dataset. See docs/developers.md, "A new kind of source in one file".
"""
