"""Our pages beside stock CKAN's with the same third-party plugins, in one run."""
