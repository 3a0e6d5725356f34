"""Containers: the ways in which an office keeps a table in a file, each turned into grids."""
