"""Debtors that had to be asked, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from verification.debtor_answers import AskedContact, DebtorAnswer, DebtorVerification, How, Point, Verdict

KNOWN_ELSEWHERE = "credit bureau"


@fault("VER-01", "an invoice above the amount from which the debtor is asked", everywhere=True)
def too_large(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.client = replace(
        draft.client, facility=replace(draft.client.facility, verification_from_amount=sale.invoice.gross_total.quantize(Decimal(1)) - 1)
    )


@fault("VER-01", "a debtor that never paid, in a facility that has new debtors asked", everywhere=True)
def never_paid(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.client = replace(draft.client, facility=replace(draft.client.facility, verify_new_debtors=True))
    code = sale.debtor.debtor_code
    draft.entries = [each for each in draft.entries if each.debtor_code != code or each.status != "paid"]


@fault("VER-01", "the debtor was asked and disputes the invoice")
def disputed(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.asked.append((sale, asked(draft, sale, chance, Verdict.DISPUTED, KNOWN_ELSEWHERE)))


@fault("VER-02", "the debtor answered by a contact that the client alone named")
def contact_of_client(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.asked.append((sale, asked(draft, sale, chance, Verdict.CONFIRMED, "client")))


def asked(draft: Draft, sale: Sale, chance: Random, verdict: Verdict, source: str) -> DebtorVerification:
    """What the debtor said three days after it was asked, by whom, and where the factor has the contact from."""
    when = draft.received_at - timedelta(days=4)
    points = dict.fromkeys(Point, verdict is Verdict.CONFIRMED)
    return DebtorVerification(
        sale.debtor.debtor_code,
        chance.choice(tuple(How)),
        AskedContact("N. Botha", "creditors@debtor.example", "011 555 0142", source),
        when,
        sale.gross.rounded(),
        DebtorAnswer(verdict, when + timedelta(days=3), points),
    )
