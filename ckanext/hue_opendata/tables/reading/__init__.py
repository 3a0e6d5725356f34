"""Office files as people make them: containers, structure, types, warnings. No CKAN here."""
