"""Who is only named as a supplier on a paper with another company's letterhead: the clerk who sold, or whose goods a forwarder cleared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.company_names import has_legal_form, has_strong_legal_form, name_key
from extractors.fields.letterhead import AT_HEAD, NamedIssuer
from extractors.fields.party_blocks import Party

_SUPPLIES = re.compile("supplier|vendor|verskaffer|leverancier|lieferant|fournisseur")  # not who sends the goods, by a forwarder's form
_HEAD_OVER_ADDRESS = frozenset({AT_HEAD, "has an address under it"})


def but_who_is_only_named(
    sellers: Sequence[Party], buyers: Sequence[Party], others: Sequence[NamedIssuer], names: Sequence[NamedIssuer]
) -> list[Party]:
    """The sellers without those whose bare name a heading announces, where the letterhead is another's.

    `names` may be the issuer's, and `others` those of them that no heading of a seller announces.
    """
    kept = [each for each in sellers if not _is_bare_name(each)] if _bears_letterhead(names) else list(sellers)
    named = [each for each in kept if not each.address and _SUPPLIES.search(each.heading)]
    return [each for each in kept if each not in named] if named and _bills_another(others, buyers) else kept


def _is_bare_name(seller: Party) -> bool:
    """Whether a heading announces no more than a name without a form of law."""
    return not seller.address and not has_legal_form(seller.name)


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


def is_company_in_large_print(names: Sequence[NamedIssuer]) -> bool:
    """Whether the likeliest issuer is a company with its form of law in large print, as in a letterhead."""
    return bool(names) and has_strong_legal_form(names[0].text) and "is printed large" in names[0].reasons


def _bears_letterhead(names: Sequence[NamedIssuer]) -> bool:
    """Whether the likeliest issuer is such a company, or stands over his address at the head: a company, or whoever is printed large."""
    if not names or not set(names[0].reasons) >= _HEAD_OVER_ADDRESS:
        return is_company_in_large_print(names)
    return has_strong_legal_form(names[0].text) or "is printed large" in names[0].reasons
