"""A seeded corpus of office files with exact truth, and what a reading of it scores."""
