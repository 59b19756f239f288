"""Confidence is measured or not shown: who gets one, who gets none, and that a clear reading is surer than a doubtful one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.candidates.guesses import by_candidates
from extractors.confidence import judging
from extractors.confidence.goods import LINE_NAMES, line_counts
from extractors.confidence.judging import OutgrownModelError, with_confidence, with_line_confidence
from extractors.confidence.measured import MEASURED_TERMS
from extractors.confidence.paper import Paper
from extractors.confidence.readings import ABSENCE_NAMES, VALUE_NAMES, absence_counts, value_counts
from extractors.confidence.trees import Forest, Model
from extractors.kinds.invoice import extract
from extractors.limits import Limits
from extractors.model import Absent, Ambiguous, Field
from extractors.reading import read_file
from extractors.terms import DocumentKind, Term
from tests.extractors.paper import pdf


def invoice(kind: DocumentKind = DocumentKind.INVOICE) -> Paper:
    pages = read_file(pdf(), "letter.pdf", Limits()).pages
    parts = extract(pages)
    return Paper(kind, pages, parts.fields, parts.lines, parts.lines_are_whole)


def field_of(fields: tuple[Field, ...], term: Term) -> Field:
    return next(field for field in fields if field.term is term)


def test_every_reading_of_an_invoice_gets_a_share_and_what_is_missing_is_said_to_be_absent() -> None:
    judged = with_confidence(invoice())
    assert {field.term for field in judged} >= set(MEASURED_TERMS[DocumentKind.INVOICE])
    assert all(
        field.confidence is not None and 0 < field.confidence < 1 for field in judged if field.term in MEASURED_TERMS[DocumentKind.INVOICE]
    )
    missing = field_of(judged, Term.PO_NUMBER)
    assert isinstance(missing.reading, Absent)
    assert missing.evidence == ()


def test_every_line_of_an_invoice_gets_a_share_of_its_own() -> None:
    paper = invoice()
    assert paper.lines
    assert all(line.confidence is not None and 0 < line.confidence < 1 for line in with_line_confidence(paper))
    counts = [dict(zip(LINE_NAMES, each, strict=True)) for each in line_counts(paper)]
    assert [each["has_total"] for each in counts] == [1.0] * len(counts)
    assert counts[0]["place"] < counts[-1]["place"]


def test_what_was_read_is_not_changed() -> None:
    paper = invoice()
    judged = with_confidence(paper)
    assert [replace(field, confidence=None) for field in judged[: len(paper.fields)]] == list(paper.fields)
    assert [replace(line, confidence=None) for line in with_line_confidence(paper)] == list(paper.lines)


def test_what_was_guessed_against_the_odds_is_no_surer_than_the_guess() -> None:
    paper = invoice()
    number = field_of(paper.fields, Term.INVOICE_NUMBER)
    for share, most in ((0.11, 0.11), (0.45, 0.45), (0.9, 1.0)):
        guessed = replace(number, extracted_by=by_candidates(share))
        judged = with_confidence(replace(paper, fields=tuple(guessed if each is number else each for each in paper.fields)))
        confidence = field_of(judged, Term.INVOICE_NUMBER).confidence
        assert confidence is not None
        assert confidence <= most
    assert confidence > 0.5  # what was likely is as sure as such guesses were


def test_a_kind_that_was_not_measured_shows_nothing() -> None:
    paper = invoice(DocumentKind.BANK_LETTER)
    assert with_confidence(paper) == paper.fields
    assert with_line_confidence(paper) == paper.lines


def test_an_ambiguous_reading_claims_nothing() -> None:
    paper = invoice()
    doubtful = Field(Term.ISSUE_DATE, Ambiguous(("2026-03-04", "2026-04-03"), "day or month first"), (), None, "labels")
    fields = tuple(doubtful if field.term is Term.ISSUE_DATE else field for field in paper.fields)
    assert field_of(with_confidence(replace(paper, fields=fields)), Term.ISSUE_DATE).confidence is None


def test_the_counts_stand_in_the_order_of_their_names() -> None:
    paper = invoice()
    number = field_of(paper.fields, Term.INVOICE_NUMBER)
    counts = dict(zip(VALUE_NAMES, value_counts(paper, number), strict=True))
    assert counts["label_weight"] > 0.8
    assert counts["printed_times"] == 1
    assert counts["lowest_confidence"] == 1.0
    absence = dict(zip(ABSENCE_NAMES, absence_counts(paper, Term.PO_NUMBER), strict=True))
    assert absence["labels_on_paper"] == 0


def test_a_model_of_other_counts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    outgrown = {name: Forest(("something",), 0.0, (), ((0.0, 0.5),)) for name in ("values", "absences", "kinds", "lines")}
    monkeypatch.setattr(judging, "read_model", lambda path: Model(outgrown, ()))
    judging._model.cache_clear()
    try:
        with pytest.raises(OutgrownModelError):
            with_confidence(invoice())
    finally:
        judging._model.cache_clear()
