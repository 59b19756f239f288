"""Every check of the catalogue: one folder a family, one file a check."""
