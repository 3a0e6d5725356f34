"""Forms that an officer finishes: sections, help in place, drafts, files as a second step.

The fields are the schema's (ckanext-scheming); this room decides only how they are asked for and
how what a browser sends becomes a dataset. All writing goes through CKAN's own actions.
"""
