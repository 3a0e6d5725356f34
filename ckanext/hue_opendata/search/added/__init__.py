"""Names that the portal's admins add beside the files in `data/`: a table, and who is found by it.

`table` keeps them, `current` gives them to the index, `checking` says what may be one, `touched`
which datasets one touches, `settling` is the job that indexes just these.
"""
