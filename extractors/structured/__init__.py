"""Invoices and orders that are data, not print: one file = one syntax (UBL, CII, FatturaPA), and what compares them with a page."""
