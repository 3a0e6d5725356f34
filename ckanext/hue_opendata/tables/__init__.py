"""Tables: `read` understands an office file; the CKAN part puts its rows into the DataStore."""
