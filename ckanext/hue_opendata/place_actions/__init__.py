"""Places through CKAN's API: for forms' autocomplete, and for anyone."""
