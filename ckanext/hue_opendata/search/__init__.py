"""Plugin `hue_search`: Vietnamese search on the stock schema of CKAN's Solr."""
