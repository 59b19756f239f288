"""Grows what the readers learned from papers with known truth; one command each, reproducible from a seed, on a processor alone."""
