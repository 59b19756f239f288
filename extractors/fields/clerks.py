"""A bare name under the heading of a party is a clerk of the company whose letterhead the paper bears: "Seller: Jan", "Buyer: S. Patel"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.company_names import is_institution, is_person
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.fields.letterhead import AT_HEAD, NamedIssuer, issuers
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party

_HEAD_OVER_ADDRESS = frozenset({AT_HEAD, "has an address under it"})


def but_clerks(layout: DocumentLayout, headed: Sequence[Party], others: Sequence[Party]) -> list[Party]:
    """The parties under headings without bare names, where the paper bears the letterhead of a company that is none of the `others`."""
    bare = [each for each in headed if _is_bare_name(each)]
    if not bare:
        return list(headed)
    names = issuers(layout, [cell for party in others for cell in party.cells])
    if not _bears_letterhead(names) and not (all(is_person(each.name) for each in bare) and _is_institution_at_head(names)):
        return list(headed)
    return [each for each in headed if not _is_bare_name(each)]


def _is_bare_name(party: Party) -> bool:
    """Whether a heading announces no more than a name without a form of law."""
    return not party.address and not has_legal_form(party.name)


def is_company_in_large_print(names: Sequence[NamedIssuer]) -> bool:
    """Whether the likeliest issuer is a company with its form of law in large print, as in a letterhead."""
    return bool(names) and has_strong_legal_form(names[0].text) and "is printed large" in names[0].reasons


def _bears_letterhead(names: Sequence[NamedIssuer]) -> bool:
    """Whether the likeliest issuer is such a company, or stands over his address at the head: a company, or whoever is printed large."""
    if not names or not set(names[0].reasons) >= _HEAD_OVER_ADDRESS:
        return is_company_in_large_print(names)
    return has_strong_legal_form(names[0].text) or "is printed large" in names[0].reasons


def _is_institution_at_head(names: Sequence[NamedIssuer]) -> bool:
    return bool(names) and AT_HEAD in names[0].reasons and (has_legal_form(names[0].text) or is_institution(names[0].text))
