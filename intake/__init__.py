"""Brings documents in and moves them along, one step at a time, each step one short transaction."""
