"""A picture of a till slip, crooked and grainy as a phone or a flatbed gives it, is read from its pixels to its fields."""

from __future__ import annotations

import io
import re

import numpy
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.model import Value
from extractors.reading import read_file
from extractors.terms import DocumentKind, Term
from tests.extractors.till_slips import MADE_SLIPS, MadeSlip

_LETTER, _ROW, _MARGIN = 13, 30, 30  # pixels


def photographed(slip: MadeSlip, degrees: float = 0.8) -> bytes:
    """The slip as a JPEG: grey print, turned a little, blurred, with grain."""
    lines = slip.text.splitlines()
    width = 2 * _MARGIN + _LETTER * max(map(len, lines))
    image = Image.new("L", (width, 4 * _MARGIN + _ROW * len(lines)), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(22)
    for row, line in enumerate(lines):
        for match in re.finditer(r"\S+(?: \S+)*", line):
            draw.text((_MARGIN + _LETTER * match.start(), 2 * _MARGIN + _ROW * row), match.group(), fill=60, font=font)
    image = image.rotate(degrees, fillcolor=255).filter(ImageFilter.GaussianBlur(0.7))
    grain = numpy.random.default_rng(7).normal(0, 12, (image.height, image.width))
    pixels = (numpy.asarray(image) + grain).clip(0, 255).astype(numpy.uint8)
    target = io.BytesIO()
    Image.fromarray(pixels).save(target, "JPEG", quality=65)
    return target.getvalue()


def _expect(slip: MadeSlip) -> None:
    (document,) = extract_documents(read_file(photographed(slip), "slip.jpg", Limits()))
    found = {field.term: field.reading.text for field in document.fields if isinstance(field.reading, Value)}
    assert document.kind is DocumentKind.RECEIPT
    assert found[Term.GROSS_TOTAL] == slip.total
    assert found[Term.ISSUE_DATE] == slip.day
    assert found[Term.SELLER_NAME].upper() == slip.shop.upper()
    assert Term.SELLER_ADDRESS in found


def test_a_photographed_slip_is_a_receipt_with_its_shop_day_and_total() -> None:
    _expect(MADE_SLIPS["south_african_supermarket"])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["south_african_card", "afrikaans", "rounded_below", "petrol", "german", "discounted"])
def test_photographed_slips_of_other_tills(name: str) -> None:
    _expect(MADE_SLIPS[name])
