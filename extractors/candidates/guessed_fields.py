"""Which guesses stand where listed labels leave a number or a date open, or name another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from extractors.candidates.guesses import Guess, Guesses, by_candidates, is_labelled, plain
from extractors.candidates.own_numbers import MAY_STAND_OVER_NUMBERS, OF_ACCOUNT, guessed_number, names_invoice, registered
from extractors.fields.date_candidates import is_condition
from extractors.fields.dated import DocumentDates
from extractors.fields.due_sentences import says_it_was_paid
from extractors.fields.number_words import says
from extractors.fields.total_phrases import is_for_who_pays_early
from extractors.model import Field, Value
from extractors.terms import Term

_LEAST_SHARE: Mapping[Term, float] = {
    Term.DUE_DATE: 0.95,
    Term.DELIVERY_DATE: 0.8,
    Term.INVOICE_NUMBER: 0.97,
    Term.PO_NUMBER: 0.9,
    Term.DELIVERY_NOTE_NUMBER: 0.9,
}
_OUTSTANDING = 4.0  # times the share of the next
_LEAST_ALONE = 0.6
_OVERRULES, _FAR_BETTER = 0.95, 20.0
_LONGEST_COUNT, _BETTER_THAN_COUNT = 2, 0.5  # "Order 2 of 3"
_OF_OFFER_OR_COST = re.compile(
    r"(?i)kosten(?:stelle|plaats)|cost cent|centre de co[ûu]t|kosteplek|\bdevis\b|offerte|angebot|quot(?:e|ation)|kwotasie|成本中心|报价"
)
_OFF_OR_BROUGHT = re.compile(r"(?i)escompte|skonto|discount|korting|livraison|liefer|deliver|lewer|lever|交货")
_MAY_BE_ORDERED = MAY_STAND_OVER_NUMBERS | {str(Term.PO_NUMBER), "contract_number", str(Term.ORDER_DATE)}  # "Order of"


def other_number(guesses: Guesses, term: Term, labelled: Field | None, parties: Collection[Field] = ()) -> Field | None:
    """The number that labels name, or another where the scorer says clearly that the label means that one.

    "Order 2 of 3" has a number beside the word, and "IHRE" over "BESTELLUNG" stands beside the order's, not over it. What one of the
    `parties` has in a register numbers no paper, even where it stands right under the label whose own value is above it.
    """
    if labelled is None:
        return None
    taken = registered(parties)
    best = next((each for each in guesses.of(term) if is_labelled(each.candidate) and plain(each.candidate.text) not in taken), None)
    known = plain(labelled.evidence[0].text)
    own = next((each for each in guesses.of(term) if plain(each.candidate.text) == known), None)
    is_count = len(known) <= _LONGEST_COUNT
    if not is_count and (own is None or (best is not None and str(term) in own.announced & best.announced)):
        return labelled  # nothing is known of what is no candidate, and of two that labels call so the first stands
    share = own.share if own is not None else 0.0
    is_better = best is not None and best.share >= max(_BETTER_THAN_COUNT if is_count else _OVERRULES, _FAR_BETTER * share)
    guessed = plain(best.candidate.text) if best is not None else ""
    if best is None or not is_better or known.endswith(guessed) or guessed in (f"po{known}", f"no{known}", f"nr{known}"):
        return labelled  # the end of "BVP 2026/31", and what "Customer PO 884120" says with a word of its label
    return guessed_number(term, best)


def guessed_numbers(guesses: Guesses, fields: Collection[Field], wanted: Collection[Term]) -> Iterator[Field]:
    """The numbers that labels left open, each the likeliest that no other field has taken."""
    taken = {plain(each.text) for field in fields for each in field.evidence}
    for term in wanted:
        if any(field.term is term for field in fields):
            continue
        for guess in guesses.of(term)[:1]:
            second = max(
                (each.share for each in guesses.of(term) if plain(each.candidate.text) != plain(guess.candidate.text)), default=0.0
            )
            stands_out = guess.share >= _LEAST_ALONE and guess.share >= _OUTSTANDING * second
            is_likely = guess.share >= _LEAST_SHARE[term] or stands_out
            is_free = plain(guess.candidate.text) not in taken and (term is Term.INVOICE_NUMBER or not names_invoice(guess))
            is_free = is_free and not (term is Term.PO_NUMBER and _is_no_order(guess))
            if is_likely and is_free and is_labelled(guess.candidate):
                taken.add(plain(guess.candidate.text))
                yield Field(term, Value(guess.candidate.text), (guess.candidate.evidence,), None, by_candidates(guess.share))


def _is_no_order(guess: Guess) -> bool:
    """Whether a number is the seller's own order, an offer, a cost centre or an account that the buyer has in somebody's books."""
    words = guess.candidate.label or (guess.candidate.above.text if guess.candidate.above is not None else "")
    if OF_ACCOUNT.search(words) or _OF_OFFER_OR_COST.search(words) or says(guess.candidate.label, "no_order"):
        return True
    return bool(guess.announced - _MAY_BE_ORDERED)


def guessed_dates(guesses: Guesses, fields: Collection[Field], wanted: Collection[Term], dates: DocumentDates) -> Iterator[Field]:
    """The dates that labels left open; nothing falls due before it is issued, and one date on the paper is one field.

    The issue date is not among them: where no label names it, its place does (`unnamed_dates`), and no likeness of words.
    """
    issued = next((field.value for field in fields if field.term is Term.ISSUE_DATE), None)
    taken = {(each.page_number, each.box) for field in fields for each in field.evidence}
    for term in wanted:
        if any(field.term is term for field in fields):
            continue
        for guess in guesses.of(term)[:1]:
            candidate = guess.candidate
            if candidate.printed is None or guess.share < _LEAST_SHARE[term] or not is_labelled(candidate):
                continue
            if is_condition(candidate.printed) or (term is Term.DUE_DATE and is_no_day_to_pay(candidate.label)):
                continue
            field = dates.field(term, candidate.printed, by_candidates(guess.share))
            place = (candidate.evidence.page_number, candidate.evidence.box)
            too_early = term is Term.DUE_DATE and issued is not None and field.value is not None and field.value < issued
            if place not in taken and not too_early:
                taken.add(place)
                yield field


def is_no_day_to_pay(words: str) -> bool:
    """Whether the words before a day say that something was paid by then, is taken off for paying early, or comes."""
    return says_it_was_paid(words) or is_for_who_pays_early(words) or _OFF_OR_BROUGHT.search(words) is not None
