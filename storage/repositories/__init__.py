"""Questions to the database that more than one part asks, one file a subject."""
