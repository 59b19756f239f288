"""Processes are killed at every commit point; what is left must be what no kill would have left."""
