"""Structure: where a sheet's tables are, what their header is, and what each row is."""
