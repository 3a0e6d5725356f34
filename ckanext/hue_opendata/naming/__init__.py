"""The text floor in use: names, tags and texts as CKAN stores them."""
