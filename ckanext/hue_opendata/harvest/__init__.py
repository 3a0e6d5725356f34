"""Department data into the catalogue: connectors, a guarded client, and the CKAN side of both."""
