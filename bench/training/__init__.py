"""Grows what the readers learned from papers with known truth; one command each, reproducible from a seed, on a processor alone."""

import extractors  # noqa: F401  # before NumPy, which is then limited to one thread
