"""Faults to plant, one file for each rule of the catalogue."""
