"""What stands under a blot of ink was not read, however sure the recogniser is of what it left."""

from __future__ import annotations

import numpy
import pytest

from api.sample.documents import draw_invoice, scanned
from bench.faults.overprint import blotted
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.model import Box, Word
from extractors.preparation.blots import with_doubt_under_blots
from extractors.reading import read_file
from extractors.terms import Term
from tests.extractors.confidence.test_searched import PLAIN


def paper(*spots: tuple[int, int, int, int]) -> numpy.ndarray:  # type: ignore[type-arg]
    grey = numpy.full((400, 900), 250, numpy.uint8)
    for left, top, right, bottom in spots:
        grey[top:bottom, left:right] = 20
    return grey


WORDS = (Word("F31", Box(100.0, 100.0, 160.0, 120.0), 0.98, "paddle"), Word("Total", Box(400.0, 100.0, 460.0, 120.0), 0.97, "paddle"))


@pytest.mark.parametrize(
    ("spot", "in_doubt"),
    [
        ((140, 96, 190, 124), True),
        ((166, 96, 190, 124), True),  # close behind what is left of the word
        ((230, 96, 260, 124), False),
        ((140, 200, 190, 228), False),
        ((100, 104, 400, 106), False),  # a rule
        ((80, 80, 880, 140), False),  # a band with light print on it
    ],
    ids=["over it", "close behind it", "far behind it", "on another line", "a rule", "a band"],
)
def test_a_word_is_in_doubt_where_solid_ink_lies_on_it(spot: tuple[int, int, int, int], in_doubt: bool) -> None:
    first, second = with_doubt_under_blots(paper(spot), WORDS, 1.0)
    assert (first.confidence == 0.2) is in_doubt
    assert second == WORDS[1]


def test_an_invoice_number_under_a_blot_is_not_sure() -> None:
    made = scanned(blotted(draw_invoice(PLAIN, "ruled"), PLAIN.number), seed=3)
    (document,) = extract_documents(read_file(made.content, made.filename, Limits()))
    number = document.field(Term.INVOICE_NUMBER)
    assert number is not None
    assert number.value is None or (number.confidence or 0.0) < 0.5
