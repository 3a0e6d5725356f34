"""The portal's look: Huế's colours on CKAN's classic templates, and the home page."""
