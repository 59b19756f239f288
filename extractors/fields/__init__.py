"""Kinds of value that papers hold: amounts, dates, currencies, numbers, parties, accounts. One file is one kind of value."""
