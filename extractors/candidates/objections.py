"""What speaks against a candidate that the scorer is sure of: a listed label calls it something else, or what scoring does not see."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.candidates.finding import Candidate
from extractors.candidates.guessed_fields import is_no_day_to_pay
from extractors.candidates.guesses import Guess, announced_of, is_labelled
from extractors.candidates.own_numbers import MAY_STAND_OVER_NUMBERS, is_of_party, is_spoken_of, names_another, names_invoice
from extractors.candidates.scored import Groups, Scored, is_of
from extractors.fields.date_candidates import is_condition
from extractors.joint_scorer.network import OWN_NUMBER
from extractors.model import Field
from extractors.signs import has_letter
from extractors.terms import RECEIVABLE_KINDS, DocumentKind, Term

_SURE, _VERY_SURE, _CERTAIN = 0.9, 0.98, 0.97
_BEHIND_NO_LABEL = 0.999  # from what share on what no words announce fills a field
AGAINST_OTHER_DAY = 0.999
"""From what share on a day is believed to be the day of issue though a listed label says that it is another."""
BUYERS = frozenset({DocumentKind.PURCHASE_ORDER, DocumentKind.REMITTANCE_ADVICE})
"""Papers that whoever buys or pays writes."""
TAX_IDS = (Term.SELLER_TAX_ID, Term.BUYER_TAX_ID)
_CLEAR = 0.6  # of what a recogniser says of its own print
_CREDITED = "related_invoice"
_NUMBER_OF_WHATEVER = "plain"  # "Claim No"
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")


def may_be(kind: DocumentKind, name: str, best: Scored, read: Field | None, groups: Groups) -> bool:
    """Whether nothing speaks against a candidate that scoring does not see.

    The day with a time beside it is when a program printed the paper, but for that of a till. What no label calls a tax number may be any
    number of a party, and on papers that the buyer writes the letterhead's own is his, which scoring hardly tells. A number that words
    follow is part of a name or a sentence, "OYO 4189 Resort".
    """
    candidate = best.candidate
    is_told = is_labelled(candidate) or best.share >= (_BEHIND_NO_LABEL if read is None else _SURE)
    if kind in RECEIVABLE_KINDS and not (is_told and _is_clear(candidate)):
        return False
    if name in TAX_IDS:
        is_named = kind not in BUYERS and any(name_of_tax in role for role in best.marks.roles for name_of_tax in TAX_IDS)
        return kind in RECEIVABLE_KINDS or is_named or (best.share >= _VERY_SURE and is_labelled(candidate))
    if candidate.kind == "number":
        if kind in RECEIVABLE_KINDS and _is_followed_by_day(candidate, groups):
            return True
        return not has_letter(candidate.cell.text[candidate.end :])
    if candidate.printed is None:
        return True
    beside = candidate.cell.text.replace(candidate.text, " ")
    return not is_condition(candidate.printed) and (kind is DocumentKind.RECEIPT or _CLOCK.search(beside) is None)


def is_called_else(kind: DocumentKind, name: str, best: Scored, read: Field | None) -> bool:
    """Whether a listed label says that a candidate is something else, or on a credit note that it is of the invoice that is credited.

    What is all but certain may stand by such a label, as one of a block beside it reads like it, but where nothing was read not by one that
    names another number, nor another day unless more certain, nor a tax number.
    """
    is_credit = kind is DocumentKind.CREDIT_NOTE
    announced = announced_of(best.candidate, best.marks, is_credit=is_credit) - _may_be_called(name)
    is_certain = best.share >= _CERTAIN and name not in TAX_IDS
    if read is None:
        ends = "_date" if best.candidate.kind == "date" else ("_number", "_id")
        is_other = any(role.endswith(ends) or role == _CREDITED for role in announced)
        is_day_after_all = name == Term.ISSUE_DATE and best.share >= AGAINST_OTHER_DAY and _CREDITED not in announced
        is_certain = is_certain and (not is_other or is_day_after_all)
    if is_credit and (name == OWN_NUMBER or best.candidate.kind == "date") and _is_of_credited(best):
        return not is_certain or read is not None
    return not is_certain and bool(announced)


def _may_be_called(name: str) -> set[str]:
    """What a listed label may say of a number that is this: "VAT No" says not whose it is."""
    if name == OWN_NUMBER:
        return {*MAY_STAND_OVER_NUMBERS, str(Term.INVOICE_NUMBER)} - {_NUMBER_OF_WHATEVER}
    return {*MAY_STAND_OVER_NUMBERS, *((*TAX_IDS, Term.TAX_TOTAL, Term.TAX_RATE) if name in TAX_IDS else ()), name}


def _is_of_credited(best: Scored) -> bool:
    guess = Guess(best.candidate, best.share)
    return names_invoice(guess) or names_another(guess)


def is_of_somebody(name: str, best: Scored, fields: Mapping[Term, Field], groups: Groups) -> bool:
    """Whether what may be a paper's own number is of a party's name or address, or a day is that on which something else happens."""
    if name == OWN_NUMBER:
        is_followed = is_spoken_of(best.candidate) and not _is_followed_by_day(best.candidate, groups)
        return is_followed or is_of_party(best.candidate, fields.values())
    if name == Term.ISSUE_DATE and Term.ISSUE_DATE not in fields and Term.DUE_DATE in fields:
        return is_of(fields[Term.DUE_DATE], best.candidate)
    return name == Term.DUE_DATE and is_no_day_to_pay(best.candidate.label)


def _is_followed_by_day(candidate: Candidate, groups: Groups) -> bool:
    """Whether a day stands behind a number in its cell, "No. 123 of 3 June 2025"."""
    days = (each.candidate for each in groups.get("issue_date", ()))
    return any(day.cell is candidate.cell and day.start >= candidate.end for day in days)


def _is_clear(candidate: Candidate) -> bool:
    """Whether nothing of a candidate is print that was hardly recognised."""
    return all(
        word.confidence is None or word.confidence >= _CLEAR for word in candidate.cell.words_between(candidate.start, candidate.end)
    )
