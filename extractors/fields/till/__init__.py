"""A till slip has no labels for its shop and often none for its date, and prints five totals: it is read by rules of its own."""
