"""Papers of small businesses, drawn by rules from a seed, with the truth of every field and where it stands.

`python -m bench.papers OUT --seed N --documents M` writes them in the layout that the scorer reads.
"""
