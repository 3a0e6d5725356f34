"""The frame of the pages on a real portal."""
