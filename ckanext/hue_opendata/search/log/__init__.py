"""What people look for, counted without persons: no address, no account, no hour.

`entry` says what of a search may be kept at all, `asking` which searches are a person's, `buffer`
holds them in Redis for a while, `folding` counts them into the table of `table`.
"""
