"""ELG-05: only a sale on credit to another business makes a debt that can be bought."""

from __future__ import annotations

import re

from extractors.terms import Term
from verification.matching.company_names import fold
from verification.model import Client, Debtor
from verification.payment_terms import terms_of
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive

_CASH_BUYER = re.compile(
    r"(?:cash sales?|cash (?:customer|client|account)|walk in (?:customer|client)|kontant(?:verkope|verkoop|klient|kliënt)?)"
)
_PAID = re.compile(
    r"\b(?:cash sale|(?:paid|settled|payment received) (?:in full )?(?:in|by) cash|"
    r"kontantverkoop|kontant betaal|in bar bezahlt|payé en espèces)\b"
    r"|现金付讫|现金销售",
    re.IGNORECASE,
)
_ON_DELIVERY = re.compile(
    r"\b(?:cod|c\.\s?o\.\s?d|cash on delivery|strictly cash|cash before delivery|kontant by aflewering|nachnahme)\b|货到付款", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:no|not|non|never|nie|nicht|kein|without|deposit|unless|if|charges?|fees?)\b", re.IGNORECASE)


@check(
    "ELG-05",
    title="Sale within the group, to a consumer, or for cash",
    reference="The facility agreement; National Credit Act for consumers; master file of debtors",
    severity=Block,
    uses=(Term.BUYER_NAME, Term.PAYMENT_TERMS, Term.NOTE),
    kinds=INVOICES_ONLY,
)
def trade_sale(buyer: str | None, terms: str | None, note: str | None, debtor: Debtor | None, client: Client) -> CheckAnswer:
    """The debtor is a business that belongs neither to the client nor to its group, and buys on credit.

    The master file says what a debtor is and whom it belongs to; a cash sale shows on the invoice. Words that may mean something else are
    for a person.
    """
    if debtor is not None and client.client_code in debtor.related_clients:
        return f"Debtor {debtor.debtor_code} belongs to the same group as client {client.client_code}, by the master file"
    if debtor is not None and debtor.kind == "person":
        return f"Debtor {debtor.debtor_code} is a natural person by the master file; only debts of businesses are bought"
    if buyer is not None and _CASH_BUYER.fullmatch(fold(buyer)):
        return f"The invoice is made out to {buyer!r}, as cash sales are"
    return _by_words(terms, note)


def _by_words(terms: str | None, note: str | None) -> CheckAnswer:
    for text in (terms, note):
        found = _sentence_with(_PAID, text)
        if found:
            return Inconclusive(f"The invoice says {found!r}, which may mean a cash sale") if _NOT.search(found) else _cash(found)
    found = _sentence_with(_ON_DELIVERY, terms)
    if found and not _NOT.search(found):
        stated = terms_of(terms or "")
        return _cash(found) if stated is None or stated.days == 0 else Inconclusive(f"The terms {terms!r} name both credit and cash")
    found = _sentence_with(_ON_DELIVERY, note)
    if found and not _NOT.search(found):
        return Inconclusive(f"The invoice says {found!r}, which may mean a sale for cash on delivery")
    return None


def _cash(sentence: str) -> str:
    return f"A sale on credit was expected, the invoice says {sentence!r}"


def _sentence_with(pattern: re.Pattern[str], text: str | None) -> str | None:
    """The sentence of a text in which the words stand."""
    return next((each.strip() for each in re.split(r"[;\n。]|\.\s", text or "") if pattern.search(each)), None)
