"""What a run came to: counts and problems, as a page, a file, an action and a mail."""
