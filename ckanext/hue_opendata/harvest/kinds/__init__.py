"""One CKAN plugin for each kind of source: a name, a connector, its settings."""
