"""Gives every reading of a paper the share of such readings that were right, and says what a paper does not have, with its own share."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from extractors.candidates.guesses import share_of_guess
from extractors.confidence.acceptance import least_share
from extractors.confidence.goods import LINE_NAMES, line_counts
from extractors.confidence.kinds import KIND_NAMES, MEASURED_KINDS, kind_counts
from extractors.confidence.measured import MEASURED_LINES, MEASURED_TERMS
from extractors.confidence.paper import Paper
from extractors.confidence.readings import ABSENCE_NAMES, VALUE_NAMES, absence_counts, value_counts
from extractors.confidence.searched import absence_of, most_of
from extractors.confidence.trees import Model, read_model
from extractors.model import Absent, Field, Line, Value
from extractors.terms import Term

MODEL = Path(__file__).with_name("model.json")
_EVEN = 0.5
_UNREAD = 0.25  # what a recogniser is less sure of is hardly read
_BARE_NUMBERS = frozenset({Term.INVOICE_NUMBER, Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER, Term.BANK_ACCOUNT, Term.PAYMENT_REFERENCE})
_MOST, _LEAST = 0.999, 0.01  # nobody measured a surer thing than one in a thousand


class OutgrownModelError(RuntimeError):
    """The model file counts other things than the program does: grow it again with `python -m bench.training.confidence`."""


@cache
def _model() -> Model:
    model = read_model(MODEL)
    made = {"values": VALUE_NAMES, "absences": ABSENCE_NAMES, "kinds": KIND_NAMES, "lines": LINE_NAMES}
    if {name: forest.names for name, forest in model.forests.items()} != made:
        raise OutgrownModelError(f"{MODEL.name} was grown on other counts than this program makes")
    return model


def with_confidence(paper: Paper) -> tuple[Field, ...]:
    """The fields of a paper with their confidence, and an absent field for each measured term that was not found."""
    measured = MEASURED_TERMS.get(paper.kind, ())
    if not measured:
        return paper.fields
    forests = _model().forests
    found = {field.term for field in paper.fields}
    missing = [absence_of(paper, term) for term in measured if term not in found]
    fields = [*paper.fields, *missing]
    # a search says how sure an absence is at the least; those who counted absences may be surer
    waiting = [
        place for place, field in enumerate(fields) if field.term in measured and (field.confidence is None or place >= len(paper.fields))
    ]
    # what is ambiguous or unreadable claims nothing that could be right
    values = [place for place in waiting if isinstance(fields[place].reading, Value)]
    absences = [place for place in waiting if isinstance(fields[place].reading, Absent)]
    shares = forests["values"].shares_right([value_counts(paper, fields[place]) for place in values])
    shares += forests["absences"].shares_right([absence_counts(paper, fields[place].term) for place in absences])
    for place, share in zip((*values, *absences), shares, strict=True):
        counted = min(carried(share), most_of(fields[place]), _most_of_guess(fields[place]))
        fields[place] = replace(fields[place], confidence=max(counted, fields[place].confidence or 0.0))
    return tuple(_doubted_where_unread(paper, field) for field in fields)


def _most_of_guess(field: Field) -> float:
    """How sure a reading may be at the most that was guessed against the odds: no surer than the guess was.

    On papers with labels that the program knows hardly any such guess stands, so that those who counted have seen too few of them: on
    papers whose labels were taken out of the tables three of 14 were right, and most had been given more than 0.8.
    """
    share = share_of_guess(field.extracted_by)
    return carried(share) if share is not None and share < _EVEN else 1.0


def _doubted_where_unread(paper: Paper, field: Field) -> Field:
    """A number of a paper as unsure as the words that it was read from, where they are all but unread: nothing else proves a number.

    Too few such words stood on the papers that shares were counted on for the count to know them: ink over half of a number.
    """
    if field.term not in _BARE_NUMBERS or field.confidence is None or not isinstance(field.reading, Value) or not field.evidence:
        return field
    unsure = min((word.confidence for word in paper.words_under(field.evidence[0]) if word.confidence is not None), default=1.0)
    return field if unsure > _UNREAD else replace(field, confidence=min(field.confidence, carried(unsure)))


def with_line_confidence(paper: Paper) -> tuple[Line, ...]:
    """The lines of a paper with their confidence; without one where lines of its kind were not measured."""
    if paper.kind not in MEASURED_LINES:
        return paper.lines
    forest = _model().forests["lines"]
    shares = forest.shares_right(line_counts(paper))
    return tuple(replace(line, confidence=carried(share)) for line, share in zip(paper.lines, shares, strict=True))


def kind_confidence(paper: Paper) -> float | None:
    """The share of papers so recognised that were of this kind; None for a kind that was not measured."""
    if paper.kind not in MEASURED_KINDS or not paper.pages:
        return None
    return carried(_model().forests["kinds"].shares_right([kind_counts(paper)])[0])


def is_taken(confidence: float, target_error: Decimal) -> bool:
    """Whether a reading of this confidence may stand without a hand where a factor accepts that share of wrong ones among them."""
    return confidence >= least_share(_model().acceptance, float(target_error))


def carried(share: float) -> float:
    """A share as a field carries it: in thousandths, and never surer or less sure than anybody measured."""
    return round(min(_MOST, max(_LEAST, share)), 3)
