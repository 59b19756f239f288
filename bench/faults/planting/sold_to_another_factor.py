"""A claim that another factor has funded too."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Pledged, Sale


@fault("DUP-08", "another factor's book holds the same invoice")
def same_invoice(draft: Draft, sale: Sale, chance: Random) -> None:
    number = chance.choice((sale.invoice.number, sale.invoice.number.lower(), f" {sale.invoice.number}"))
    issued = sale.invoice.issue_date - timedelta(days=chance.randrange(30))
    draft.pledged.append(Pledged(sale.debtor.name.upper(), None, number, issued, sale.gross))


@fault("DUP-08", "another factor's book holds the claim under a number made of this one")
def edited_number(draft: Draft, sale: Sale, chance: Random) -> None:
    number = chance.choice((f"{sale.invoice.number}-B", f"A{sale.invoice.number}"))
    issued = sale.invoice.issue_date - timedelta(days=1 + chance.randrange(30))
    draft.pledged.append(Pledged(None, sale.debtor.tax_id, number, issued, sale.gross))


@fault("DUP-08", "another factor's book holds a claim on the debtor of that day and amount")
def same_day(draft: Draft, sale: Sale, chance: Random) -> None:
    number = f"Z{chance.randrange(1_000, 9_999)}"
    draft.pledged.append(Pledged(sale.debtor.name, sale.debtor.tax_id, number, sale.invoice.issue_date, sale.gross))
