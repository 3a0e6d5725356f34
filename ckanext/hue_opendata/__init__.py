"""The open-data portal of Huế as a family of CKAN plugins."""
