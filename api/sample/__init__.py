"""The papers, books and batches that the project makes itself, so that a stranger sees it work and every test knows the truth."""
