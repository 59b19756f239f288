"""Honest sales that look like faults, one file each."""
