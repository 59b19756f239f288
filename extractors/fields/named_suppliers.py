"""Who is only named as a supplier on a paper that another company bills, as whose goods a forwarder cleared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.company_names import name_key
from extractors.fields.legal_forms import has_strong_legal_form
from extractors.fields.letterhead import AT_HEAD, NamedIssuer, issuers
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party

_SUPPLIES = re.compile("supplier|vendor|verskaffer|leverancier|lieferant|fournisseur")  # not who sends the goods, by a forwarder's form


def but_named_suppliers(layout: DocumentLayout, sellers: Sequence[Party], buyers: Sequence[Party]) -> list[Party]:
    """The sellers without those whom a heading names without an address, where a company at the head bills somebody else."""
    named = [each for each in sellers if not each.address and _SUPPLIES.search(each.heading)]
    if not named:
        return list(sellers)
    names = issuers(layout, [cell for party in (*buyers, *sellers) for cell in party.cells])
    return [each for each in sellers if each not in named] if _bills_another(names, buyers) else list(sellers)


def _bills_another(names: Sequence[NamedIssuer], buyers: Sequence[Party]) -> bool:
    """Whether a company with its particulars stands at the head, and a heading announces another with its address as the buyer.

    Who bills himself in a supplier's name stands at the head too, and is the buyer.
    """
    if not names or AT_HEAD not in names[0].reasons or not has_strong_legal_form(names[0].text):
        return False
    if not any("number" in reason or "address" in reason for reason in names[0].reasons):
        return False
    key = names[0].key
    others = [name_key(each.name) for each in buyers if each.address]
    return bool(others) and not any(other.startswith(key) or key.startswith(other) for other in others)
