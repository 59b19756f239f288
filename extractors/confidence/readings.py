"""What speaks for and against one reading of a paper, as counts: its label, its print, its place, its rivals, its sums."""

from __future__ import annotations

from math import nan

from rapidfuzz import fuzz

from extractors.candidates.guesses import share_of_guess
from extractors.confidence.neighbourhood import Announced, announced, roles_of_term
from extractors.confidence.paper import COUNT_NAMES, TERM_ORDER, Paper, engine_of, plain
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.model import Evidence, Field, Word
from extractors.signs import has_letter
from extractors.terms import Shape, Term, shape_of

_SOURCES = {"labels": 0.0, "layout": 1.0, "arithmetic": 2.0}
_OTHER_SOURCE = 3.0
_GUESSED = 4.0
_SHAPES = {shape: float(index) for index, shape in enumerate(Shape)}
_NAMES = frozenset({Term.SELLER_NAME, Term.BUYER_NAME, Term.PAYEE_NAME})

VALUE_NAMES = (
    "term",
    "shape",
    "source",
    "evidence_engine",
    "lowest_confidence",
    "evidence_confidence",
    "label_weight",
    "label_place",
    "label_distance",
    "other_label_weight",
    "labels_on_paper",
    "printed_times",
    "page_share",
    "from_top",
    "from_left",
    "print_height",
    "length",
    "digits_share",
    "word_count",
    "day_first_unknown",
    "check_digits",
    "legal_form",
    "likeness_of_parties",
    "same_as_other_number",
    *COUNT_NAMES,
)

ABSENCE_NAMES = ("term", "labels_on_paper", "strongest_label", "labels_at_start", *COUNT_NAMES)


def value_counts(paper: Paper, field: Field) -> list[float]:
    """The counts of a reading that is a value, in the order of VALUE_NAMES."""
    text = field.value or ""
    evidence = field.evidence[0] if field.evidence else None
    words = paper.words_under(evidence) if evidence is not None else []
    sure = [word.confidence if word.confidence is not None else 1.0 for word in words]
    roles = roles_of_term(field.term)
    own, other = announced(paper.layout, evidence, roles)
    hits = [hit for role in roles for hit in paper.layout.hits(role)]
    printed = plain(evidence.text if evidence is not None else text)
    return [
        float(TERM_ORDER[field.term]),
        _SHAPES[shape_of(field.term)],
        _source(field),
        float(max((engine_of(word) for word in words), default=0)),
        min(sure, default=nan),
        sum(sure) / len(sure) if sure else nan,
        *_label_counts(own),
        other.weight if other is not None else 0.0,
        float(len(hits)),
        float(paper.plain_text.count(printed)) if printed else 0.0,
        *_place_counts(paper, evidence, words),
        float(len(text)),
        sum(ch.isdigit() for ch in text) / max(1, len(text)),
        float(len(text.split())),
        _day_first_unknown(field),
        float(paper.agreement.iban) if field.term is Term.IBAN else 0.0,
        float(has_legal_form(text)) + float(has_strong_legal_form(text)) if field.term in _NAMES else nan,
        _likeness_of_parties(paper, field),
        _same_as_other(paper, field),
        *paper.counts,
    ]


def _source(field: Field) -> float:
    """By what a reading was made, as a number: a guess is the larger the likelier it was."""
    share = share_of_guess(field.extracted_by)
    if share is not None:
        return _GUESSED + share
    return _SOURCES.get(field.extracted_by, _OTHER_SOURCE)


def absence_counts(paper: Paper, term: Term) -> list[float]:
    """The counts of a term that was not found, in the order of ABSENCE_NAMES."""
    roles = roles_of_term(term)
    hits = [(hit, hit.roles[role]) for role in roles for hit in paper.layout.hits(role)]
    return [
        float(TERM_ORDER[term]),
        float(len(hits)),
        max((weight for _, weight in hits), default=0.0),
        float(sum(hit.at_start and weight >= 0.6 for hit, weight in hits)),
        *paper.counts,
    ]


def _label_counts(own: Announced | None) -> tuple[float, float, float]:
    return (own.weight, float(own.place), own.distance) if own is not None else (0.0, nan, nan)


def _place_counts(paper: Paper, evidence: Evidence | None, words: list[Word]) -> tuple[float, float, float, float]:
    if evidence is None or evidence.box is None:
        return nan, nan, nan, nan
    page = paper.layout.page(evidence.page_number)
    index = paper.layout.pages.index(page)
    height = max((word.box.height for word in words), default=evidence.box.height)
    return (
        (index + 1) / len(paper.pages),
        evidence.box.top / page.page.height,
        evidence.box.x0 / page.page.width,
        height / max(1.0, page.height_of_print),
    )


def _day_first_unknown(field: Field) -> float:
    """Whether a date by itself could be read with its month first as well."""
    if shape_of(field.term) is not Shape.DATE or not field.evidence:
        return nan
    printed = field.evidence[0].text
    _, month, day = (int(part) for part in (field.value or "0-0-0").split("-"))
    is_numeric = not has_letter(printed)
    starts_with_year = printed.strip()[:4].isdigit()
    return float(is_numeric and not starts_with_year and day <= 12 and day != month)


def _likeness_of_parties(paper: Paper, field: Field) -> float:
    if field.term not in (Term.SELLER_NAME, Term.BUYER_NAME):
        return nan
    other = Term.BUYER_NAME if field.term is Term.SELLER_NAME else Term.SELLER_NAME
    text = next((each.value for each in paper.fields if each.term is other and each.value), None)
    return fuzz.token_set_ratio(text.lower(), (field.value or "").lower()) / 100 if text else nan


def _same_as_other(paper: Paper, field: Field) -> float:
    """How many other terms read the same text from the same paper: one number hardly plays two parts."""
    value = field.value
    return float(sum(each.term is not field.term and each.value == value for each in paper.fields))
