"""Signs that a recogniser takes for others are what the rest of the page says they are."""

from __future__ import annotations

import pytest

from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.layout.misread_signs import with_currency_signs, with_old_style_figures, with_points_in_amounts, with_thousands
from tests.extractors.fields.printed import printed


def texts(page: str, seen_by: str = "paddle") -> list[str]:
    return [word.text for word in with_currency_signs(printed(page, seen_by=seen_by).words)]


def test_a_letter_before_an_amount_is_the_sign_of_the_other_amounts() -> None:
    assert texts("Day £1,256.71   Night £345.08   Levy E36.58") == ["Day", "£1,256.71", "Night", "£345.08", "Levy", "£36.58"]


def test_codes_and_pages_without_such_signs_keep_their_letters() -> None:
    assert texts("Day £1.00   Night £2.00   E36 E1024 F9") == ["Day", "£1.00", "Night", "£2.00", "E36", "E1024", "F9"]
    assert texts("E36.58   12.00") == ["E36.58", "12.00"]


def test_what_a_file_says_itself_is_not_misread() -> None:
    assert texts("£1.00   £2.00   E36.58", seen_by="text_layer")[-1] == "E36.58"


def figures(page: str, seen_by: str = "paddle") -> str:
    return " ".join(word.text for word in with_old_style_figures(printed(page, seen_by=seen_by).words))


OLD_STYLE = "12.II.2026   II.01.2027   2I   121.05"


def test_a_page_whose_numbers_hold_letters_is_set_in_old_style_figures() -> None:
    assert figures(OLD_STYLE) == "12.11.2026 11.01.2027 21 121.05"


@pytest.mark.parametrize(
    ("read", "printed_as"),
    [("IO", "10"), ("Io", "10"), ("1Io", "110"), ("54Il,", "5411,"), ("DI827/2", "D1827/2"), ("AI2", "A12"), ("I", "1")],
)
def test_there_every_number_has_figures_for_its_letters(read: str, printed_as: str) -> None:
    assert figures(f"{OLD_STYLE}   {read}").split()[-1] == printed_as


@pytest.mark.parametrize("word", ["INV2939", "oil", "INC", "II/A", "to", "VAT-I"])
def test_words_keep_their_letters(word: str) -> None:
    assert figures(f"{OLD_STYLE}   {word}").split()[-1] == word


def test_one_such_number_makes_no_page_of_them_but_is_one() -> None:
    assert figures("2I   IO   O2   H2O   KI468-B   5") == "21 IO O2 H2O KI468-B 5"
    assert figures("1   337,3I   KI468-B") == "1 337,31 KI468-B"
    assert figures("2I.BIS   KI468-B") == "2I.BIS KI468-B"


def test_a_month_in_letters_beside_a_month_in_figures_is_one_in_figures() -> None:
    assert figures("13-II-2026   12-01-2027   KI468-B") == "13-11-2026 12-01-2027 KI468-B"
    assert figures("13-II-2026   12.01.2027") == "13-II-2026 12.01.2027"
    assert figures("13-II-2026   11-IX-2026") == "13-II-2026 11-IX-2026"


def test_a_nought_between_a_prefix_and_figures_is_one() -> None:
    assert figures("DNo01297   16oo   PO00122I   KI468-B") == "DN001297 1600 PO001221 K1468-B"


def test_a_nought_within_a_word_of_capitals_is_a_letter() -> None:
    assert figures("OUR   INV0ICE   No.   A0B   PO0071   INV0ICE7") == "OUR INVOICE No. A0B PO0071 INV0ICE7"


def test_what_a_file_says_itself_has_the_letters_it_has() -> None:
    assert figures(OLD_STYLE, seen_by="text_layer").split()[2] == "2I"


ROWS = """
Tape       22.87      {amount}
Pallet    167.18      4,012.32
Board     792.21     19,013.04
"""


@pytest.mark.parametrize(
    ("read", "printed_as"), [("   45-74", "45.74"), ("2,045-74", "2,045.74"), ("11737-30", "11737.30"), (" 2026-11", "2026-11")]
)
def test_a_stroke_in_an_amount_that_ends_in_a_column_of_amounts_is_its_point(read: str, printed_as: str) -> None:
    words = with_points_in_amounts(printed(ROWS.format(amount=read), seen_by="tesseract").words)
    assert words[2].text == printed_as


@pytest.mark.parametrize(("rows", "seen_by"), [(ROWS, "text_layer"), ("Tape       22.87      {amount}\n", "tesseract")])
def test_a_stroke_that_nothing_proves_a_point_stays(rows: str, seen_by: str) -> None:
    words = with_points_in_amounts(printed(rows.format(amount="   45-74"), seen_by=seen_by).words)
    assert words[2].text == "45-74"


@pytest.mark.parametrize(
    ("read", "printed_as"), [("RI6 065.02", "R16 065.02"), ("Rio 026.39", "R10 026.39"), ("ZARl2 400,00", "ZAR12 400,00")]
)
def test_the_thousands_of_an_amount_are_figures(read: str, printed_as: str) -> None:
    assert " ".join(word.text for word in with_thousands(printed(f"Total   {read}", seen_by="paddle").words)) == f"Total {printed_as}"


@pytest.mark.parametrize("text", ["Rio 2026", "RI6   065.02", "Ri 065 02"])
def test_a_word_before_something_else_stays_a_word(text: str) -> None:
    assert with_thousands(printed(text, seen_by="paddle").words)[0].text == text.split()[0]


@pytest.mark.parametrize(
    ("read", "printed_as"),
    [("0RD/2024/8100", "ORD/2024/8100"), ("0C28783", "OC28783"), ("P/0-1679", "P/O-1679"), ("0P-1234", "OP-1234")],
)
def test_no_number_begins_with_a_nought_before_letters(read: str, printed_as: str) -> None:
    assert figures(f"Order   {read}") == f"Order {printed_as}"


@pytest.mark.parametrize("text", ["0A1", "0B12AB", "P/01679", "012345", "0/C12", "0X"])
def test_other_noughts_stay(text: str) -> None:
    assert figures(f"Order   {text}") == f"Order {text}"
    assert figures("Order   0RD/2024/8100", seen_by="text_layer") == "Order 0RD/2024/8100"


def _line(seen_by: str, price: str, total: str) -> tuple[str, str]:
    text = f"""
Description            Quantity      Price        Amount
Invoice books A6            150   {price:>8}    {total:>10}
Packing tape                  2      10.00         20.00
"""
    line = find_lines(DocumentLayout([printed(text, seen_by=seen_by)]), ".").lines[0]
    return str(line.unit_price), str(line.line_total)


def test_a_decimal_mark_that_a_picture_lost_is_put_back_where_the_other_figures_prove_it() -> None:
    assert _line("paddle", "17.53", "262950") == ("17.53", "2629.50")
    assert _line("paddle", "1753", "2629.50") == ("17.53", "2629.50")
    assert _line("paddle", "17.53", "262951") == ("17.53", "262951")
    assert _line("text_layer", "17.53", "262950") == ("17.53", "262950")
