"""Readings drawn on their pages, so that a person sees at a glance what was read where, and how sure the program is."""
