"""The scorer's guesses for one paper, and which of them may stand where listed labels leave a field open."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.candidates.finding import Candidate, CandidateKind
from extractors.candidates.marks import Marks, paper_marks
from extractors.candidates.scorer import CLASSES, shares
from extractors.fields.amounts import DecimalMark
from extractors.fields.company_names import has_postcode
from extractors.fields.credit_note_labels import numbers_red_invoice, speaks_of_invoice
from extractors.fields.date_candidates import is_condition
from extractors.fields.dated import DocumentDates
from extractors.fields.dates import PrintedDate
from extractors.fields.line_items import LinesFound
from extractors.fields.lookup import DocumentLayout
from extractors.fields.number_words import says
from extractors.fields.terms_text import counts_days
from extractors.layout.running_text import is_running_text
from extractors.model import Box, Field, Value
from extractors.signs import has_digit
from extractors.terms import Term

BY_CANDIDATES = "candidates"
"""Who read a field that no listed label announced; behind a colon stands how likely it was."""

_LEAST_SHARE: Mapping[Term, float] = {
    Term.DUE_DATE: 0.8,
    Term.DELIVERY_DATE: 0.8,
    Term.INVOICE_NUMBER: 0.97,
    Term.PO_NUMBER: 0.9,
    Term.DELIVERY_NOTE_NUMBER: 0.9,
}
_NAMES = frozenset({Term.SELLER_NAME, Term.BUYER_NAME})
_ADDRESSES = frozenset({Term.SELLER_ADDRESS, Term.BUYER_ADDRESS})
_OF_REGISTERS = frozenset({Term.REGISTRATION_NUMBER, Term.SELLER_TAX_ID, Term.BUYER_TAX_ID})
_LEAST_LETTERS = 2
_LEAST_OUTSTANDING, _OUTSTANDING = 0.05, 4.0  # a share, and how many times that of the next
_LEAST_OF_BARE = 0.1
_LEAST_OF_RIVAL, _SURE = 0.15, 0.9
_LIKELIER = 1.25  # of two numbers that are about as likely the one that a label names stands
_LONGEST_LABEL_IN_WORDS = 5
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL_AND_VALUE = re.compile(r"\w\s?[:：]\s*\w")
_LEAST_OF_BETTER, _MUCH_BETTER = 0.5, 10.0
_SURELY_ISSUED = 0.95
_LEAST_ALONE = 0.6
_DIGITS_OF_TITLED = 3
_OVERRULES, _FAR_BETTER = 0.8, 20.0
_ORDINAL = re.compile(r"(?i)\d{1,2}(?:st|nd|rd|th|ste|de|e)")  # "2nd Floor"
_PAGE_OF_PAGES = re.compile(r"[1-9]\d?/[1-9]\d?")
_ENDS_IN_BOX = re.compile(r"(?i)(?:\bbox|\bbag|posbus|privaatsak|postbus|postfach)\W*$")
_SAYS_NUMBER = re.compile(r"(?i)[:：#°º]|\b(?:no|nr|number|nummer|nommer|num[eé]ro|ref|verw|kenmerk|zeichen)\b|nummer|号")
_OF_ACCOUNT = re.compile(
    r"(?i)konto|\baccount|\ba/c\b|\bcompte\b|rekening(?!\s?gee)|debit(?:eu|o)r|debiteuren|kunden-?\s?n|\bklant|\bclient\s?n|\bcustomer\s?n"
    r"|\brelatie|户号|账户|账号|客户编号|客户号|\b(?:tel|telefoon|telefon|phone|mobiel|fax)\b"
)
"""What numbers the buyer in somebody's books, or where somebody is called."""
_OF_OFFER_OR_COST = re.compile(
    r"(?i)kosten(?:stelle|plaats)|cost cent|centre de co[ûu]t|kosteplek|\bdevis\b|offerte|angebot|quot(?:e|ation)|kwotasie|成本中心|报价"
)
_ANY_NUMBER = frozenset({"plain"})  # "Vorgang", "Our file": a number of whatever, the paper's own where nothing else is it
_MAY_BE_ORDERED = _ANY_NUMBER | {str(Term.PO_NUMBER), "contract_number"}
_LEAST_IN_BLOCK, _OWN_AND_CREDITED, _LINES_OF_BLOCK = 0.02, 2, 4
_UNSURE_HEADING = "_heading:may"


def by_candidates(share: float) -> str:
    """Who read a field that was guessed, with how likely it was."""
    return f"{BY_CANDIDATES}:{share:.2f}"


def share_of_guess(extracted_by: str) -> float | None:
    """How likely a field was when it was guessed; None where it was not guessed."""
    by, _, share = extracted_by.partition(":")
    return float(share or 0) if by == BY_CANDIDATES else None


@dataclass(frozen=True, slots=True)
class Guess:
    """A candidate and how likely it is the field it is guessed to be; `announced` are the other things that a listed label says it is."""

    candidate: Candidate
    share: float
    announced: frozenset[str] = frozenset()


class Guesses:
    """What the scorer says of every candidate of a paper: for each name of a field its candidates, the likeliest first."""

    def __init__(self, layout: DocumentLayout, mark: DecimalMark, lines: LinesFound, *, is_credit: bool = False) -> None:
        self._is_credit = is_credit
        self._marked = paper_marks(layout, mark, lines, is_credit=is_credit)
        self._scored: dict[CandidateKind, list[tuple[Candidate, dict[str, float], frozenset[str]]]] = {}
        self._by_name: dict[str, list[Guess]] = {}

    def of(self, term: Term) -> list[Guess]:
        """The candidates for a term, the likeliest first."""
        name = str(term)
        if name not in self._by_name:
            kind = next((kind for kind, names in CLASSES.items() if name in names), None)
            guesses = [Guess(candidate, share[name], roles) for candidate, share, roles in self._shares(kind)] if kind is not None else []
            self._by_name[name] = sorted(guesses, key=lambda each: -each.share)
        return self._by_name[name]

    def _shares(self, kind: CandidateKind) -> list[tuple[Candidate, dict[str, float], frozenset[str]]]:
        """The candidates of one kind, each with how likely it is what, and what a listed label says that it is."""
        if kind not in self._scored:
            own = [(candidate, marks) for candidate, marks in self._marked if candidate.kind == kind]
            found = shares(kind, [marks for _, marks in own])
            self._scored[kind] = [
                (candidate, share, _announced(candidate, marks, is_credit=self._is_credit))
                for (candidate, marks), share in zip(own, found, strict=True)
            ]
        return self._scored[kind]

    def share_of(self, term: Term, candidate: Candidate) -> float:
        """How likely one candidate is a term."""
        return next((each.share for each in self.of(term) if each.candidate is candidate), 0.0)

    def prefers_as_issued(self, one: PrintedDate, other: PrintedDate) -> bool:
        """Whether the first of two dates is surely the day of issue and the other hardly is."""
        one_share, other_share = self._share_of_date(one), self._share_of_date(other)
        return one_share >= _SURE and other_share < _LEAST_OF_BETTER

    def surely_issued(self) -> PrintedDate | None:
        """The one date that surely is the day of issue by all that stands around it, though nobody listed its label; None where none is."""
        found = self.of(Term.ISSUE_DATE)
        if not found or found[0].share < _SURELY_ISSUED or found[0].announced or any(each.share >= _LEAST_OF_BETTER for each in found[1:]):
            return None
        printed = found[0].candidate.printed
        return None if printed is None or is_condition(printed) else printed

    def better_as_issued(self, issue: PrintedDate | None) -> PrintedDate | None:
        """The date that surely is the day of issue where the one found hardly is, or none was found; else the one found.

        Not on credit notes, where the day of the invoice that is credited looks the same.
        """
        found = [each for each in self.of(Term.ISSUE_DATE) if each.candidate.printed is not None]
        if self._is_credit or not found or found[0].share < _SURE or found[0].announced - {str(Term.ISSUE_DATE)}:
            return issue
        best = found[0].candidate.printed
        known = issue.cell.evidence(issue.start, issue.end) if issue is not None else None
        own = next((each for each in found if each.candidate.evidence == known), None)
        if best is None or is_condition(best) or (issue is not None and (own is None or own.share >= _LEAST_OF_RIVAL)):
            return issue  # a date that runs on to the next line is no candidate
        return best

    def _share_of_date(self, printed: PrintedDate) -> float:
        place = printed.cell.evidence(printed.start, printed.end)
        return next((each.share for each in self.of(Term.ISSUE_DATE) if each.candidate.evidence == place), 0.0)


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
    known = _plain(labelled.evidence[0].text) if labelled is not None else ""
    own = next((each for each in guesses.of(term) if known and _plain(each.candidate.text) == known), None)
    taken = {_plain(each) for each in others} | _registered(parties)
    rivals = [
        each
        for each in guesses.of(term)
        if each is not own and _may_be_own(each) and _plain(each.candidate.text) not in taken and not _is_of_party(each.candidate, parties)
    ]
    rivals = [each for each in rivals if not (is_credit and _names_another(each))]
    if is_credit and _has_number_of_credit(rivals, own):
        rivals = [each for each in rivals if not _names_invoice(each)]
    if not rivals:
        return labelled
    best = rivals[0]
    if labelled is not None and is_credit and not (own is not None and _names_invoice(own)):
        rivals = [each for each in rivals if not _names_invoice(each)]
        if not rivals:
            return labelled  # "Teilgutschrift TG-0044" over the number of the invoice that is credited
        best = rivals[0]
    if labelled is not None and own is None:  # the label stands by what is no number in sight of the scorer, or sees in part
        is_part = known.startswith(_plain(best.candidate.text)) or known.endswith(_plain(best.candidate.text))
        return labelled if is_part or best.share < _SURE else _number(term, best)
    if own is not None:
        of_credited = is_credit and best.share >= _SURE and _names_invoice(own)
        is_doubted = of_credited or (is_credit and own.share < _SURE and best.share >= _LEAST_OF_RIVAL)
        if is_credit and _names_invoice(own) and not numbers_red_invoice(own.candidate.label) and _stands_by(best, own):
            return _number(term, best)  # "Korrektur-Nr." over "Rechnung Nr."
        if not is_credit and _is_titled(own):
            best = next((each for each in rivals if _names_invoice(each)), own)
        is_better = best.share > _LIKELIER * own.share if is_doubted else best.share >= max(_LEAST_OF_BETTER, _MUCH_BETTER * own.share)
        return _number(term, best) if is_better else labelled
    second = next((each.share for each in rivals if _plain(each.candidate.text) != _plain(best.candidate.text)), 0.0)
    stands_out = best.share >= _LEAST_SHARE[term] or (best.share >= _LEAST_OUTSTANDING and best.share >= _OUTSTANDING * second)
    return _number(term, best) if stands_out else labelled


def _is_titled(own: Guess) -> bool:
    """Whether the words right before a number say that it is the invoice's, "FACTUUR 2026-1188": no project or contract beside it is."""
    number = own.candidate.text
    return (
        speaks_of_invoice(own.candidate.label) and sum(ch.isdigit() for ch in number) >= _DIGITS_OF_TITLED and not _YEAR.fullmatch(number)
    )


def _has_number_of_credit(rivals: Sequence[Guess], own: Guess | None) -> bool:
    """Whether a number on a credit note may be its own and no invoice's.

    Where two are called an invoice's, the paper's own and the one that is credited, what hardly looks like a number of a paper is none.
    """
    others = [each for each in (*rivals, *([own] if own is not None else ())) if not _names_invoice(each)]
    invoices = {_plain(each.candidate.text) for each in rivals if _names_invoice(each) and each.share >= _LEAST_OUTSTANDING}
    return any(each is own or each.share >= _LEAST_OUTSTANDING or len(invoices) < _OWN_AND_CREDITED for each in others)


def _stands_by(one: Guess, other: Guess) -> bool:
    """Whether a number that may be a paper's own stands in one block with the number of an invoice, under a label of its own."""
    own, near = one.candidate, other.candidate
    if one.share < _LEAST_IN_BLOCK or _names_invoice(one) or own.cell.page_number != near.cell.page_number:
        return False
    height = max(own.cell.height, near.cell.height)
    return abs(own.cell.line_number - near.cell.line_number) <= _LINES_OF_BLOCK and any(
        abs(a - b) < height for each in (own.cell, own.left) if each is not None for a, b in _edges(each.box, near)
    )


def _edges(box: Box, near: Candidate) -> Iterator[tuple[float, float]]:
    """The sides and the middles of a box beside those of a candidate and of its label."""
    for other in (near.cell.box, near.left.box if near.left is not None else near.cell.box):
        yield from ((box.x0, other.x0), (box.x1, other.x1), ((box.x0 + box.x1) / 2, (other.x0 + other.x1) / 2))


def _may_be_own(guess: Guess) -> bool:
    """Whether a number under a label that nobody listed may be the paper's own: no year, no house or postcode, and none in a sentence."""
    candidate = guess.candidate
    if (
        _ENDS_IN_BOX.search(candidate.label)
        or len(candidate.label.split()) > _LONGEST_LABEL_IN_WORDS
        or is_running_text(candidate.cell.text)
        or counts_days(candidate.label)
    ):
        return False
    if _OF_ACCOUNT.search(candidate.label) and not speaks_of_invoice(candidate.label):
        return False
    is_vague = guess.share >= _LEAST_OF_BETTER and guess.announced <= _ANY_NUMBER
    if (guess.announced and not is_vague) or not _is_labelled(candidate) or _YEAR.fullmatch(candidate.text):
        return False
    if _ORDINAL.fullmatch(candidate.text) or _PAGE_OF_PAGES.fullmatch(candidate.text):
        return False
    is_bare = candidate.text.isdigit() and not candidate.label.rstrip().endswith((":", "：", "#", "."))
    if is_bare and has_postcode(candidate.cell.text):
        return False
    return guess.share >= _LEAST_OF_BARE or not is_bare


def _names_invoice(guess: Guess) -> bool:
    """Whether the words by a number on a credit note say "invoice": it is that of the invoice which is credited.

    In a row of labels over their values what stands before a number is another value, or nothing.
    """
    return any(map(speaks_of_invoice, _words_by(guess)))


def _names_another(guess: Guess) -> bool:
    """Whether the words by a number on a credit note say that it is a return's, a claim's, or that of the paper that it refers to."""
    return any(says(words, "no_credit_note") for words in _words_by(guess))


def _words_by(guess: Guess) -> Iterator[str]:
    """The words before a number, and those over it where they may be its label."""
    beside, above = guess.candidate.label, guess.candidate.above
    yield beside
    if _SAYS_NUMBER.search(beside) is None and above is not None and not has_digit(above.text):
        yield above.text


def _is_of_party(candidate: Candidate, parties: Collection[Field]) -> bool:
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


def _number(term: Term, guess: Guess) -> Field:
    return Field(term, Value(guess.candidate.text), (guess.candidate.evidence,), None, by_candidates(guess.share))


def other_number(guesses: Guesses, term: Term, labelled: Field | None, parties: Collection[Field] = ()) -> Field | None:
    """The number that labels name, or another where the scorer says clearly that the label means that one.

    "Order 2 of 3" has a number beside the word, and "IHRE" over "BESTELLUNG" stands beside the order's, not over it. What one of the
    `parties` has in a register numbers no paper, even where it stands right under the label whose own value is above it.
    """
    if labelled is None:
        return None
    taken = _registered(parties)
    best = next((each for each in guesses.of(term) if _is_labelled(each.candidate) and _plain(each.candidate.text) not in taken), None)
    known = _plain(labelled.evidence[0].text)
    share = next((each.share for each in guesses.of(term) if _plain(each.candidate.text) == known), 0.0)
    is_better = best is not None and best.share >= max(_OVERRULES, _FAR_BETTER * share)
    guessed = _plain(best.candidate.text) if best is not None else ""
    if best is None or not is_better or known.endswith(guessed) or guessed in (f"po{known}", f"no{known}", f"nr{known}"):
        return labelled  # the end of "BVP 2026/31", and what "Customer PO 884120" says with a word of its label
    return _number(term, best)


def guessed_numbers(guesses: Guesses, fields: Collection[Field], wanted: Collection[Term]) -> Iterator[Field]:
    """The numbers that labels left open, each the likeliest that no other field has taken."""
    taken = {_plain(each.text) for field in fields for each in field.evidence}
    for term in wanted:
        if any(field.term is term for field in fields):
            continue
        for guess in guesses.of(term)[:1]:
            second = max(
                (each.share for each in guesses.of(term) if _plain(each.candidate.text) != _plain(guess.candidate.text)), default=0.0
            )
            stands_out = guess.share >= _LEAST_ALONE and guess.share >= _OUTSTANDING * second
            is_likely = guess.share >= _LEAST_SHARE[term] or stands_out
            is_free = _plain(guess.candidate.text) not in taken and (term is Term.INVOICE_NUMBER or not _names_invoice(guess))
            is_free = is_free and not (term is Term.PO_NUMBER and _is_no_order(guess))
            if is_likely and is_free and _is_labelled(guess.candidate):
                taken.add(_plain(guess.candidate.text))
                yield Field(term, Value(guess.candidate.text), (guess.candidate.evidence,), None, by_candidates(guess.share))


def _is_no_order(guess: Guess) -> bool:
    """Whether a number is the seller's own order, an offer, a cost centre or an account that the buyer has in somebody's books."""
    words = guess.candidate.label or (guess.candidate.above.text if guess.candidate.above is not None else "")
    if _OF_ACCOUNT.search(words) or _OF_OFFER_OR_COST.search(words) or says(guess.candidate.label, "no_order"):
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
            if candidate.printed is None or guess.share < _LEAST_SHARE[term] or not _is_labelled(candidate):
                continue
            if is_condition(candidate.printed):
                continue
            field = dates.field(term, candidate.printed, by_candidates(guess.share))
            place = (candidate.evidence.page_number, candidate.evidence.box)
            too_early = term is Term.DUE_DATE and issued is not None and field.value is not None and field.value < issued
            if place not in taken and not too_early:
                taken.add(place)
                yield field


def _registered(parties: Collection[Field]) -> set[str]:
    """The numbers that parties have with the tax or in a register of companies."""
    return {_plain(each.value or "") for each in parties if each.term in _OF_REGISTERS}


def _announced(candidate: Candidate, marks: Marks, *, is_credit: bool) -> frozenset[str]:
    """What a listed label, no heading of a column, before a candidate, or above it where nothing stands before it, says that it is.

    "Credit" may head a party, and as well begin the name of a credit note's number. Words for another invoice, "Our invoice", announce
    one on a paper that gives money back. A label that has its value in its own cell, "Contact: C. Begum", announces nothing beside it.
    """
    side = "role_left:" if candidate.label and not _has_own_value(candidate) else "role_above:"
    none_of_them = (f"{side}column_", f"{side}{Term.INVOICE_NUMBER}", *(() if is_credit else (f"{side}related_invoice",)))
    roles = (role for role in marks.roles if role.startswith(side) and not role.startswith(none_of_them))
    return frozenset(role.split(":")[1] for role in roles if not role.endswith(_UNSURE_HEADING))


def _has_own_value(candidate: Candidate) -> bool:
    """Whether the words to the left of a candidate end in the value of their own label, and others stand over it."""
    is_beside = candidate.left is not None and candidate.label == candidate.left.text
    return is_beside and candidate.above is not None and _LABEL_AND_VALUE.search(candidate.label) is not None


def _is_labelled(candidate: Candidate) -> bool:
    """Whether any words stand before, beside or above a candidate: one that stands alone is never guessed."""
    above = candidate.above.text if candidate.above is not None else ""
    return sum(ch.isalpha() for ch in f"{candidate.label}{above}") >= _LEAST_LETTERS


def _plain(text: str) -> str:
    return "".join(ch for ch in text.lower() if ch.isalnum())
