"""The number of an invoice or credit note itself, where the scorer tells it from the other numbers of the paper."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.candidates.finding import Candidate
from extractors.candidates.guesses import Guess, Guesses, by_candidates, has_own_value, is_labelled, plain
from extractors.fields.company_names import has_postcode
from extractors.fields.credit_note_labels import numbers_red_invoice, speaks_of_invoice, titles_credit_note
from extractors.fields.number_words import says
from extractors.fields.numbers_with_days import is_followed_by_its_day
from extractors.fields.terms_text import counts_days
from extractors.layout.running_text import is_running_text
from extractors.model import Box, Field, Value
from extractors.signs import has_digit, has_letter
from extractors.terms import Term

_NAMES = frozenset({Term.SELLER_NAME, Term.BUYER_NAME})
_ADDRESSES = frozenset({Term.SELLER_ADDRESS, Term.BUYER_ADDRESS})
_OF_REGISTERS = frozenset({Term.REGISTRATION_NUMBER, Term.SELLER_TAX_ID, Term.BUYER_TAX_ID})
_LEAST_SHARE = 0.97
_LEAST_OUTSTANDING, _OUTSTANDING = 0.05, 4.0  # a share, and how many times that of the next
_LEAST_OF_BARE = 0.1
_LEAST_OF_RIVAL, _SURE = 0.15, 0.9
_VAGUE = 0.98  # of what labels call a number of whatever
_OF_WHATEVER = 0.995  # under "Claim No"
_SURELY, _LEAST_OF_ANOTHER = 0.95, 0.3
_LIKELIER = 1.25  # of two numbers that are about as likely the one that a label names stands
_LONGEST_LABEL_IN_WORDS = 5
_LEAST_OF_BETTER, _MUCH_BETTER = 0.95, 20.0
_DIGITS_OF_TITLED = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"(?i)\d{1,2}(?:st|nd|rd|th|ste|de|e)")  # "2nd Floor"
_PAGE_OF_PAGES = re.compile(r"[1-9]\d?\s?/\s?[1-9]\d?")
_ENDS_IN_BOX = re.compile(r"(?i)(?:\bbox|\bbag|posbus|privaatsak|postbus|postfach)\W*$")
_SAYS_NUMBER = re.compile(r"(?i)[:：#°º]|\b(?:no|nr|number|nummer|nommer|num[eé]ro|ref|verw|kenmerk|zeichen)\b|nummer|号")
_ANY_NUMBER = frozenset({"plain"})  # "Vorgang", "Our file": a number of whatever, the paper's own where nothing else is it
_ANY_NUMBER_OR_BUYER = _ANY_NUMBER | {"buyer_heading"}  # "Kundenrechnung" is a title
MAY_STAND_OVER_NUMBERS = _ANY_NUMBER | {"buyer_heading", "seller_heading", "ship_to_heading"}
"""What listed labels may say of a cell by a paper's own number or an order's: "Customer" may begin its label, or stand over it."""
_LEAST_IN_BLOCK, _OWN_AND_CREDITED, _LINES_OF_BLOCK = 0.02, 2, 4
_OF_TAX = re.compile(r"(?i)\b(?:gst|vat|tax|btw|ust|mwst|tva|tin|ein|abn|trn)\W*$")
OF_ACCOUNT = re.compile(
    r"(?i)konto|\baccount|\ba/c\b|\bcompte\b|rekening(?!\s?gee)|debit(?:eu|o)r|debiteuren|kunden-?\s?n|\bklant|\bclient\s?n|\bcustomer\s?n"
    r"|\brelatie|户号|账户|账号|客户编号|客户号|\b(?:tel|telefoon|telefon|phone|mobiel|fax)\b"
)
"""What numbers the buyer in somebody's books, or where somebody is called."""


def own_number(
    guesses: Guesses,
    term: Term,
    labelled: Field | None,
    *,
    is_credit: bool,
    parties: Collection[Field] = (),
    others: Collection[str] = (),
) -> Field | None:
    """The number of the paper itself: the one that labels name, or another where the scorer says clearly that it is.

    Where no label names it, it is the candidate that stands out from all others that no label names as something else, and no figures of
    the names and addresses of `parties`, as a postal code may have a line of its own, nor a number that one of them has in a register.
    `others` are the numbers that a label surely names as another paper's. A credit note prints the number of the invoice that is credited
    too, so that there the likelier of the two is taken.
    """
    known = plain(labelled.evidence[0].text) if labelled is not None else ""
    own = next((each for each in guesses.of(term) if known and plain(each.candidate.text) == known), None)
    is_unseen = labelled is not None and own is None
    sure = _surely_own(guesses.of(term), {plain(each) for each in others} | registered(parties), parties)
    if sure is not None and is_credit and names_another(sure):
        sure = None
    if sure is not None and not is_credit and any(_is_titled(each) for each in guesses.of(term) if each is not sure):
        sure = None
    if sure is not None and not is_unseen and not (is_credit and names_invoice(sure) and not titles_credit_note(sure.candidate.label)):
        return labelled if known and _is_part(plain(sure.candidate.text), known) else guessed_number(term, sure)
    taken = {plain(each) for each in others} | registered(parties)
    rivals = [
        each
        for each in guesses.of(term)
        if each is not own and _may_be_own(each) and plain(each.candidate.text) not in taken and not is_of_party(each.candidate, parties)
    ]
    rivals = [each for each in rivals if not (is_credit and names_another(each) and not titles_credit_note(each.candidate.label))]
    if is_credit and _has_number_of_credit(rivals, own):
        rivals = [each for each in rivals if not names_invoice(each)]
    if not rivals:
        return labelled
    best = rivals[0]
    if labelled is not None and is_credit and not (own is not None and names_invoice(own)):
        rivals = [each for each in rivals if not names_invoice(each)]
        if not rivals:
            return labelled  # "Teilgutschrift TG-0044" over the number of the invoice that is credited
        best = rivals[0]
    if labelled is not None and own is None:  # the label stands by what is no number in sight of the scorer, or sees in part
        is_named = not is_credit and best.share >= _SURELY and speaks_of_invoice(best.candidate.label)
        return guessed_number(term, best) if is_named and not _is_part(plain(best.candidate.text), known) else labelled
    if own is not None:
        of_credited = is_credit and best.share >= _SURE and names_invoice(own)
        is_doubted = of_credited or (is_credit and own.share < _SURE and best.share >= _LEAST_OF_RIVAL)
        if is_credit and names_invoice(own) and not numbers_red_invoice(own.candidate.label) and _stands_by(best, own):
            return guessed_number(term, best)  # "Korrektur-Nr." over "Rechnung Nr."
        if not is_credit and _is_titled(own):
            best = next((each for each in rivals if names_invoice(each)), own)
        is_better = best.share > _LIKELIER * own.share if is_doubted else best.share >= max(_LEAST_OF_BETTER, _MUCH_BETTER * own.share)
        return guessed_number(term, best) if is_better else labelled
    second = next((each.share for each in rivals if plain(each.candidate.text) != plain(best.candidate.text)), 0.0)
    stands_out = best.share >= _LEAST_SHARE or (best.share >= _LEAST_OUTSTANDING and best.share >= _OUTSTANDING * second)
    stands_out = stands_out or (not is_credit and [each for each in rivals if _is_headed(each) or _is_titled(each)] == [best])
    return guessed_number(term, best) if stands_out else labelled


def _surely_own(found: Sequence[Guess], taken: Collection[str], parties: Collection[Field]) -> Guess | None:
    """The one candidate that surely is the paper's own number, whatever its words remind of, where no other is nearly as likely.

    A listed label that names another number by it stands against that, but none that heads a party.
    """
    best = found[0] if found else None
    if (
        best is None
        or best.share < (_OF_WHATEVER if best.announced & _ANY_NUMBER else _SURELY)
        or not is_labelled(best.candidate)
        or _YEAR.fullmatch(best.candidate.text)
    ):
        return None
    if is_spoken_of(best.candidate):
        return None
    text = plain(best.candidate.text)
    others = (each.share for each in found[1:] if plain(each.candidate.text) != text)
    stands_alone = max(others, default=0.0) < _LEAST_OF_ANOTHER
    is_of_tax = _OF_TAX.search(best.candidate.label) is not None
    is_named_else = bool(best.announced - MAY_STAND_OVER_NUMBERS) or is_of_tax or text in taken or is_of_party(best.candidate, parties)
    return best if stands_alone and not is_named_else else None


def _is_part(likely: str, known: str) -> bool:
    """Whether of two numbers one is an end or the beginning of the other, "BILL INV/25/3613" and "INV/25/3613"."""
    return known.startswith(likely) or known.endswith(likely) or likely.endswith(known)


def _is_titled(own: Guess) -> bool:
    """Whether the words right before a number say that it is the invoice's, "FACTUUR 2026-1188": no project or contract beside it is."""
    number = own.candidate.text
    return (
        speaks_of_invoice(own.candidate.label) and sum(ch.isdigit() for ch in number) >= _DIGITS_OF_TITLED and not _YEAR.fullmatch(number)
    )


def _is_headed(guess: Guess) -> bool:
    """Whether words for an invoice stand over a number, beside which stands another label with its own value."""
    above = guess.candidate.above
    return above is not None and speaks_of_invoice(above.text) and has_own_value(guess.candidate)


def _has_number_of_credit(rivals: Sequence[Guess], own: Guess | None) -> bool:
    """Whether a number on a credit note may be its own and no invoice's.

    Where two are called an invoice's, the paper's own and the one that is credited, what hardly looks like a number of a paper is none.
    """
    others = [each for each in (*rivals, *([own] if own is not None else ())) if not names_invoice(each)]
    invoices = {plain(each.candidate.text) for each in rivals if names_invoice(each) and each.share >= _LEAST_OUTSTANDING}
    return any(each is own or each.share >= _LEAST_OUTSTANDING or len(invoices) < _OWN_AND_CREDITED for each in others)


def _stands_by(one: Guess, other: Guess) -> bool:
    """Whether a number that may be a paper's own stands in one block with the number of an invoice, under a label of its own."""
    own, near = one.candidate, other.candidate
    if one.share < _LEAST_IN_BLOCK or names_invoice(one) or own.cell.page_number != near.cell.page_number:
        return False
    height = max(own.cell.height, near.cell.height)
    return abs(own.cell.line_number - near.cell.line_number) <= _LINES_OF_BLOCK and any(
        abs(a - b) < height for each in (own.cell, own.left) if each is not None for a, b in _edges(each.box, near)
    )


def _edges(box: Box, near: Candidate) -> Iterator[tuple[float, float]]:
    """The sides and the middles of a box beside those of a candidate and of its label."""
    for other in (near.cell.box, near.left.box if near.left is not None else near.cell.box):
        yield from ((box.x0, other.x0), (box.x1, other.x1), ((box.x0 + box.x1) / 2, (other.x0 + other.x1) / 2))


def is_spoken_of(candidate: Candidate) -> bool:
    """Whether words follow a number, "0972675075 (free call)", or it is a postal code behind its town."""
    is_announced = candidate.label.rstrip().endswith((":", "：", "#", "."))
    is_followed = has_letter(candidate.cell.text[candidate.end :]) and not (
        speaks_of_invoice(candidate.label) or is_followed_by_its_day(candidate.cell, candidate.end)
    )
    return is_followed or (has_postcode(candidate.cell.text) and not is_announced)


def _may_be_own(guess: Guess) -> bool:
    """Whether a number under a label that nobody listed may be the paper's own: no year, no house or postcode, and none in a sentence."""
    candidate = guess.candidate
    if (
        _ENDS_IN_BOX.search(candidate.label)
        or len(candidate.label.split()) > _LONGEST_LABEL_IN_WORDS
        or is_running_text(candidate.cell.text)
        or counts_days(candidate.label)
        or _OF_TAX.search(candidate.label)
    ):
        return False
    speaks_of_paper = speaks_of_invoice(candidate.label) or titles_credit_note(candidate.label)
    if OF_ACCOUNT.search(candidate.label) and not speaks_of_paper:
        return False
    is_vague = guess.share >= _VAGUE and guess.announced <= (_ANY_NUMBER_OR_BUYER if speaks_of_paper else _ANY_NUMBER)
    if (guess.announced and not is_vague) or not is_labelled(candidate) or _YEAR.fullmatch(candidate.text):
        return False
    if _ORDINAL.fullmatch(candidate.text) or _PAGE_OF_PAGES.fullmatch(candidate.text):
        return False
    if guess.announced - MAY_STAND_OVER_NUMBERS:
        return False
    if is_spoken_of(candidate):
        return False
    is_bare = candidate.text.isdigit() and not candidate.label.rstrip().endswith((":", "：", "#", "."))
    if is_bare and guess.share < _SURE and has_postcode(candidate.cell.text):
        return False
    return guess.share >= _LEAST_OF_BARE or not is_bare


def names_invoice(guess: Guess) -> bool:
    """Whether the words by a number on a credit note say "invoice": it is that of the invoice which is credited.

    In a row of labels over their values what stands before a number is another value, or nothing.
    """
    return any(map(speaks_of_invoice, _words_by(guess)))


def names_another(guess: Guess) -> bool:
    """Whether the words by a number on a credit note say that it is a return's, a claim's, or that of the paper that it refers to."""
    return any(says(words, "no_credit_note") for words in _words_by(guess))


def _words_by(guess: Guess) -> Iterator[str]:
    """The words before a number, and those over it where they may be its label."""
    beside, above = guess.candidate.label, guess.candidate.above
    yield beside
    if _SAYS_NUMBER.search(beside) is None and above is not None and not has_digit(above.text):
        yield above.text


def is_of_party(candidate: Candidate, parties: Collection[Field]) -> bool:
    """Whether a number is within a party's name, "Karoo Meat 336 CC", or bare figures that fill their cell are a line of an address."""
    fills = candidate.text.isdigit() and candidate.text == candidate.cell.text.strip()
    terms = _NAMES | _ADDRESSES if fills else _NAMES
    own = candidate.evidence
    return own.box is not None and any(
        each.page_number == own.page_number
        and each.box is not None
        and each.box.x0 - 1 <= own.box.x0
        and own.box.x1 <= each.box.x1 + 1
        and each.box.top - 1 <= own.box.top
        and own.box.bottom <= each.box.bottom + 1
        for field in parties
        if field.term in terms
        for each in field.evidence
    )


def guessed_number(term: Term, guess: Guess) -> Field:
    return Field(term, Value(guess.candidate.text), (guess.candidate.evidence,), None, by_candidates(guess.share))


def registered(parties: Collection[Field]) -> set[str]:
    """The numbers that parties have with the tax or in a register of companies."""
    return {plain(each.value or "") for each in parties if each.term in _OF_REGISTERS}
