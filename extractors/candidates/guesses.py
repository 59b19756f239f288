"""The scorer's guesses for one paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractors.candidates.finding import Candidate
from extractors.candidates.marks import Marks, paper_marks
from extractors.fields.amounts import DecimalMark
from extractors.fields.date_candidates import is_condition
from extractors.fields.dates import PrintedDate
from extractors.fields.label_places import SIGNS_FOR_A_NUMBER
from extractors.fields.labels import label_key
from extractors.fields.line_items import LinesFound
from extractors.fields.lookup import DocumentLayout
from extractors.joint_scorer.network import OWN_NUMBER
from extractors.joint_scorer.weighed import weigh
from extractors.terms import DocumentKind, Term

BY_CANDIDATES = "candidates"
"""Who read a field that no listed label announced; behind a colon stands how likely it was."""

_LEAST_LETTERS = 2
_TEXTS_KEPT = 4096  # candidates, each of which is held against what was read of every term
_SURE = 0.9
_HARDLY = 0.02  # a program prints the day of its own version, which looks like a day of issue: 0.99 beside 0.1
_LEAST_OF_BETTER = 0.5
_SURELY_ISSUED = 0.95
_LABEL_AND_VALUE = re.compile(r"\w\s?[:：]\s*\w")
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
        marked = paper_marks(layout, mark, lines, is_credit=is_credit)
        kind = DocumentKind.CREDIT_NOTE if is_credit else DocumentKind.INVOICE
        self.weighed = weigh(layout, kind, marked, lines.table_lines)
        self._by_name: dict[str, list[Guess]] = {}

    @cached_property
    def _announced(self) -> list[frozenset[str]]:
        """What listed labels say that each candidate is."""
        return [announced_of(candidate, marks, is_credit=self._is_credit) for candidate, marks, _ in self.weighed.candidates]

    def of(self, term: Term) -> list[Guess]:
        """The candidates for a term, the likeliest first."""
        name = OWN_NUMBER if term is Term.INVOICE_NUMBER else str(term)
        if name not in self._by_name:
            guesses = [
                Guess(candidate, share[name], announced)
                for (candidate, _, share), announced in zip(self.weighed.candidates, self._announced, strict=True)
                if name in share
            ]
            self._by_name[name] = sorted(guesses, key=lambda each: -each.share)
        return self._by_name[name]

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
        is_named = own is not None and str(Term.ISSUE_DATE) in own.announced
        if best is None or is_condition(best) or (issue is not None and (own is None or own.share >= _HARDLY or is_named)):
            return issue  # a date that runs on to the next line is no candidate
        return best

    def _share_of_date(self, printed: PrintedDate) -> float:
        place = printed.cell.evidence(printed.start, printed.end)
        return next((each.share for each in self.of(Term.ISSUE_DATE) if each.candidate.evidence == place), 0.0)


def announced_of(candidate: Candidate, marks: Marks, *, is_credit: bool) -> frozenset[str]:
    """What a listed label, no heading of a column, before a candidate, or above it where nothing stands before it, says that it is.

    "Credit" may head a party, and as well begin the name of a credit note's number. Words for another invoice, "Our invoice", announce
    one on a paper that gives money back. A label that has its value in its own cell, "Contact: C. Begum", announces nothing beside it.
    """
    is_sign = label_key(candidate.label) in SIGNS_FOR_A_NUMBER  # "Your order" over "No. 88412"
    side = "role_left:" if candidate.label and not is_sign and not has_own_value(candidate) else "role_above:"
    none_of_them = (f"{side}column_", f"{side}{Term.INVOICE_NUMBER}", *(() if is_credit else (f"{side}related_invoice",)))
    roles = (role for role in marks.roles if role.startswith(side) and not role.startswith(none_of_them))
    return frozenset(role.split(":")[1] for role in roles if not role.endswith(_UNSURE_HEADING))


def has_own_value(candidate: Candidate) -> bool:
    """Whether the words to the left of a candidate end in the value of their own label, and others stand over it."""
    is_beside = candidate.left is not None and candidate.label == candidate.left.text
    return is_beside and candidate.above is not None and _LABEL_AND_VALUE.search(candidate.label) is not None


def is_labelled(candidate: Candidate) -> bool:
    """Whether any words stand before, beside or above a candidate: one that stands alone is never guessed."""
    above = candidate.above.text if candidate.above is not None else ""
    return sum(ch.isalpha() for ch in f"{candidate.label}{above}") >= _LEAST_LETTERS


@lru_cache(maxsize=_TEXTS_KEPT)
def plain(text: str) -> str:
    return "".join([ch for ch in text.lower() if ch.isalnum()])
