"""A page is read in the languages that its sender, its file and its own words speak of."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.readers.languages import languages_for, languages_of_sender
from extractors.reading import survey_file
from tests.extractors import paper

GERMAN = ("Rechnung", "Rechnungsnummer", "Datum", "Betrag", "Zahlung", "Steuernummer")


def _german_letter_with_a_scan(with_words: bool) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    for index, text in enumerate(GERMAN if with_words else ("Covering", "letter")):
        canvas.drawString(72, 700 - 20 * index, text)
    canvas.showPage()
    canvas.drawInlineImage(paper.picture(dpi=50), 0, 0, *paper.A4)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize(
    ("language", "country", "expected"),
    [
        ("af", "ZA", ("afr",)),
        ("en", "ZA", ()),
        ("en", "CN", ("chi_sim",)),
        ("zh", "CN", ("chi_sim",)),
        ("zh", "DE", ("chi_sim", "deu")),
    ],
)
def test_a_sender_is_read_in_its_own_language_and_its_country_s(language: str, country: str, expected: tuple[str, ...]) -> None:
    assert languages_of_sender(language, country) == expected


def test_four_words_tell_a_language_and_three_do_not() -> None:
    assert languages_for(list(GERMAN), ("eng",), 1.0) == ("eng", "deu")
    assert languages_for(list(GERMAN[:3]), ("eng",), 1.0) == ("eng",)


def test_chinese_is_told_by_its_signs_and_by_latin_that_makes_no_sense() -> None:
    assert languages_for(["增值税专用发票发票号码开票日期", "购买方名称销售方名称"], ("eng",), 1.0) == ("chi_sim", "eng")
    assert languages_for(["A", "Bank", "中国银行"], ("eng",), 1.0) == ("eng",)
    assert languages_for(["f;E", "i%h"] * 4, ("eng",), 0.2) == ("chi_sim", "eng")


def test_the_words_of_the_text_layer_tell_how_to_read_the_scans_beside_them() -> None:
    told = survey_file(_german_letter_with_a_scan(with_words=True), "letter.pdf", Limits())
    assert (told.unread_page_numbers, told.languages) == ((2,), ("deu",))
    assert survey_file(_german_letter_with_a_scan(with_words=False), "letter.pdf", Limits()).languages == ()
