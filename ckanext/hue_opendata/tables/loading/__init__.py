"""Plugin `hue_tables`: the rows of office files go into the DataStore, with a report for people.

Other parts ask for a load by the action `hue_table_load`; they need not, because every resource
that is made or changed is looked at by itself.
"""
