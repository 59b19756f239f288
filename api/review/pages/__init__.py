"""One file, one page (or one page with the forms on it)."""
