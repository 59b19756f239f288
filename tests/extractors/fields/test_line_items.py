"""Lines hold goods and services, all of them and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extractors.fields.cell_figures import quantity_beside_words
from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.fields.table_rows import goods_headings
from extractors.model import Box, Line, Page, Word
from tests.extractors.fields.printed import printed


def lines(*pages: str) -> tuple[Line, ...]:
    return find_lines(DocumentLayout([printed(text, page_number=number) for number, text in enumerate(pages, 1)]), ".").lines


def test_a_wrapped_description_belongs_to_its_line_and_totals_do_not() -> None:
    found = lines(
        """
Description                  Qty   Unit Price      Amount
Corrugated carton 600 x       10        22.80      228.00
400 mm, double wall
Delivery                       1        50.00       50.00
Subtotal                                           278.00
VAT 15%                                             41.70
Total                                              319.70
"""
    )
    assert [(each.description, each.quantity, each.unit_price, each.line_total) for each in found] == [
        ("Corrugated carton 600 x 400 mm, double wall", Decimal(10), Decimal("22.80"), Decimal("228.00")),
        ("Delivery", Decimal(1), Decimal("50.00"), Decimal("50.00")),
    ]
    assert all(each.evidence is not None and each.evidence.box is not None for each in found)


def test_a_table_goes_on_over_the_page_without_what_is_carried_forward() -> None:
    first = """
Beskrywing          Hoeveelheid   Eenheidsprys       Bedrag
Staalplaat                    2         100.00       200.00
Carried forward                                      200.00
"""
    second = """
Beskrywing          Hoeveelheid   Eenheidsprys       Bedrag
Brought forward                                      200.00
Hoekyster                     3          10.00        30.00
Totaal                                               230.00
"""
    assert [each.description for each in lines(first, second)] == ["Staalplaat", "Hoekyster"]


def test_a_column_without_a_known_heading_is_the_total_where_quantity_times_price_says_so() -> None:
    found = lines(
        """
Item              Qty     Price        Xyz
Bolt               10      1.50      15.00
Nut                20      0.25       5.00
"""
    )
    assert [each.line_total for each in found] == [Decimal("15.00"), Decimal("5.00")]


def test_a_unit_of_one_letter_does_not_take_the_quantity_along() -> None:
    (line,) = lines(
        """
Description                Qty Ordered Unit     Unit Price    Line Value
Handrail, galvanised               114 M            358.75     40 897.50
"""
    )
    assert (line.quantity, line.unit, line.line_total) == (Decimal(114), "M", Decimal("40897.50"))


def test_a_row_of_headings_over_the_particulars_is_no_table_of_goods() -> None:
    assert lines("Invoice No      Date           Terms\nINV-7           2026-03-04     30 days\n") == ()


def test_rows_that_multiply_are_lines_without_headings_and_with_their_words_above() -> None:
    found = lines(
        """
Bolt M8 galvanised
                          10  PCE       1.50      15.00
Washer M8
                         200  PCE       0.25      50.00
"""
    )
    assert [(each.description, each.quantity, each.unit_price, each.line_total) for each in found] == [
        ("Bolt M8 galvanised", Decimal(10), Decimal("1.50"), Decimal("15.00")),
        ("Washer M8", Decimal(200), Decimal("0.25"), Decimal("50.00")),
    ]


def test_one_row_that_multiplies_by_chance_is_no_line() -> None:
    assert lines("Reference   12   4.00   48.00\nPlease keep this letter.\n") == ()


def test_an_amount_under_the_totals_that_nothing_names_leaves_the_lines_unwhole() -> None:
    table = """
Description                Qty    Unit Price      Amount
Bolt                        10          1.50       15.00
Nut                         20          0.25        5.00
Subtotal                                           20.00
"""
    rest = "\n\nMarquee                                            75.00\n"
    assert find_lines(DocumentLayout([printed(table)]), ".").are_whole
    assert not find_lines(DocumentLayout([printed(table + rest)]), ".").are_whole


def test_a_quantity_and_its_unit_that_a_scan_joined_are_two_cells() -> None:
    found = lines(
        """
Description                  Qty   Unit   Unit Price      Amount
Handrail 25 mm                     114M       358.75    40897.50
Handrail 30 mm               114M             358.75    40897.50
Grating 40 x 3 mm             70     M2       985.00    68950.00
"""
    )
    assert [(each.quantity, each.unit) for each in found] == [(Decimal(114), "M"), (Decimal(114), "M"), (Decimal(70), "M2")]


def test_numbers_that_only_count_the_lines_are_no_item_codes_and_nought_is_a_tax_rate() -> None:
    found = lines(
        """
Item No     Description          Qty   Unit Price    VAT %      Amount
1           Bolt                  10         1.50        0       15.00
2           Nut                   20         0.25       15        5.00
"""
    )
    assert [(each.item_code, each.tax_rate) for each in found] == [(None, Decimal(0)), (None, Decimal(15))]


def test_the_headings_of_narrow_columns_part_where_the_gap_is_wide() -> None:
    """The two words of "Unit Price" stand closer than "Qty" and "Unit", so that no column is "Qty Unit"."""
    edges = [(61, 82, "Item"), (84.5, 139, "Description"), (227, 253, "Stock"), (255.5, 280, "Code"), (300, 317, "Qty")]
    edges += [(321.5, 342, "Unit"), (344, 368, "Price"), (402, 419, "Tax"), (439, 477, "Amount")]
    page = Page(1, 595.0, 842.0, 0, tuple(Word(text, Box(x0, 345, x1, 355), None, "text_layer") for x0, x1, text in edges))
    layout = DocumentLayout([page])
    assert "Qty Unit Price" in [cell.text for cell in layout.pages[0].cells]
    (heading,) = goods_headings(layout, layout.pages[0])
    assert [column.text for column in heading.columns] == ["Item Description", "Stock Code", "Qty", "Unit Price", "Tax", "Amount"]


@pytest.mark.parametrize(
    ("seen_by", "price", "quantity"),
    [
        ("tesseract", "24194.24", 1),
        ("paddle", "12097.12", 2),
        ("tesseract", "20000.00", None),
        ("tesseract", "2016.18666", None),
        ("text_layer", "24194.24", None),
    ],
)
def test_a_lone_figure_that_a_recogniser_overlooked_is_told_by_the_price_and_the_total(
    seen_by: str, price: str, quantity: int | None
) -> None:
    page = printed(
        f"""
Qty    Code      Description                   Price       Amount
       RENT-1    Monthly rental of racks       {price}    24194.24
Total                                                      24194.24
""",
        seen_by=seen_by,
    )
    (line,) = find_lines(DocumentLayout([page]), ".").lines
    assert line.quantity == quantity


@pytest.mark.parametrize(("seen_by", "quantity"), [("paddle", 10), ("text_layer", None)])
def test_letters_under_a_heading_of_figures_are_what_a_recogniser_made_of_them(seen_by: str, quantity: int | None) -> None:
    page = printed(
        """
Description               Quantity Supplied   Price/Unit      Amount
Corrugated carton                        IO        20.32      203.20
Total                                                         203.20
""",
        seen_by=seen_by,
    )
    (line,) = find_lines(DocumentLayout([page]), ".").lines
    assert line.quantity == quantity


def lines_at(*rows: Sequence[tuple[str, float, float]]) -> tuple[Line, ...]:
    """The lines of a page whose words begin and end at these points across, row by row."""
    placed = [(each, 300.0 + 20 * number) for number, row in enumerate(rows) for each in row]
    words = tuple(Word(text, Box(x0, top, x1, top + 13.4), None, "text_layer") for (text, x0, x1), top in placed)
    return find_lines(DocumentLayout([Page(1, 595.0, 842.0, 0, words)]), ".").lines


def test_headings_without_gaps_part_at_the_wide_spaces_and_what_stands_under_one_proves_no_sum() -> None:
    words = (
        ("DESCRIPTION", 30.0, 96.8), ("Code", 253.1, 277.5), ("Qty", 301.1, 317.1), ("Supplied", 319.8, 361.0), ("Pack", 371.1, 394.7),
        ("Price", 404.6, 429.1), ("Excl.", 441.0, 463.5), ("Amount", 466.1, 503.5), ("Incl.", 513.6, 533.8), ("Value", 536.4, 563.2),
    )  # fmt: skip
    row = (
        ("Diesel", 30.0, 58.5), ("50", 61.1, 72.9), ("ppm", 75.5, 96.5), ("HA4522", 253.1, 291.1), ("28", 301.1, 312.9),
        ("L", 371.1, 376.7), ("20.22", 404.6, 431.0), ("566.16", 441.0, 473.2), ("651.08", 513.6, 545.8),
    )  # fmt: skip
    (line,) = lines_at(words, row)
    assert (line.quantity, line.unit, line.unit_price, line.line_total) == (Decimal(28), "L", Decimal("20.22"), Decimal("566.16"))
    assert (line.description, line.item_code) == ("Diesel 50 ppm", "HA4522")


def test_words_for_a_total_with_its_amount_end_the_goods_though_no_list_has_them() -> None:
    (line,) = lines("""
LINE DETAILS                 QUANTITY     RATE      TOTAL      GROSS
Rental of storage racks          1,00   9293.36   9293.36   10687.36
Value before VAT   9293.36
""")
    assert line.description == "Rental of storage racks"


def test_headings_of_one_word_each_part_where_no_gap_between_them_is_a_mere_space() -> None:
    """Two of them would make one known heading, "Article Description"; the spaces of the goods show that they are two."""
    words = (
        ("Units", 44.0, 69.4), ("Pack", 79.4, 101.9), ("Article", 111.9, 144.2), ("Description", 154.2, 210.2),
        ("Each", 467.9, 490.8), ("Total", 507.3, 532.2),
    )  # fmt: skip
    row = (
        ("600", 44.0, 61.1), ("BAG", 79.4, 99.9), ("CT-127", 111.9, 142.6), ("Potatoes,", 154.2, 194.3), ("washed", 196.3, 229.7),
        ("10", 231.6, 241.5), ("kg", 243.5, 254.1), ("pocket", 256.1, 285.3), ("99.98", 467.9, 491.1), ("59988.00", 507.3, 549.3),
    )  # fmt: skip
    (line,) = lines_at(words, row)
    assert (line.quantity, line.unit, line.item_code, line.description) == (Decimal(600), "BAG", "CT-127", "Potatoes, washed 10 kg pocket")


def test_a_scan_leaves_more_of_the_space_within_a_figure_than_print_does() -> None:
    """The thousands stand 5.5 points before the hundreds, where a digit takes 4.7, and the heading's second word begins between them."""
    headings = [("DETAILS", 135, 168), ("NO.", 349, 361), ("OF", 368, 377), ("UOM", 386, 400), ("RATE", 413, 431), ("CHARGED", 437, 470)]
    first = [("Cleaning", 135, 173), ("2", 373, 377), ("MON", 386, 400), ("7", 432.2, 436.1), ("659.00", 441.6, 470.4)]
    second = [("Doors", 135, 163), ("4", 373, 377), ("EA", 386, 395), ("10", 427.8, 436.4), ("726.34", 442.0, 470.0)]
    rows = [
        [*headings, ("EXCL.", 481, 503), ("AMOUNT", 509, 534)],
        [*first, ("15", 491, 500), ("318.00", 505.5, 534)],
        [*second, ("42", 491, 500), ("905.36", 505.5, 534)],
    ]
    words = [
        Word(text, Box(x0, 300 + 16 * number, x1, 309 + 16 * number), 0.99, "paddle")
        for number, row in enumerate(rows)
        for text, x0, x1 in row
    ]
    found = find_lines(DocumentLayout([Page(1, 595.0, 842.0, 0, tuple(words))]), ".").lines
    assert [(each.quantity, each.unit_price, each.line_total) for each in found] == [
        (Decimal(2), Decimal("7659.00"), Decimal("15318.00")),
        (Decimal(4), Decimal("10726.34"), Decimal("42905.36")),
    ]


def test_a_letterheads_foot_under_goods_that_go_on_overleaf_closes_no_gutter() -> None:
    """No list knows the heading of the goods, and only the gutter between their column and the quantities tells that there is one."""
    headings = (("Quantity", 34.0, 78.0), ("Wark", 80.0, 104.0), ("Price", 230.0, 284.0), ("Total", 308.0, 334.0))
    first = (("20", 66.0, 78.4), ("Tyres", 80.4, 104.0), ("11.07", 260.0, 284.0), ("221.40", 304.0, 334.0))
    second = (("13", 66.0, 78.4), ("Hoses", 80.4, 108.0), ("10.00", 260.0, 284.0), ("130.00", 304.0, 334.0))
    foot = (("Hartebeest", 30.0, 82.0), ("Ltd", 84.0, 98.0), ("Tel:", 151.0, 170.0), ("0415254719", 172.0, 240.0), ("Reg", 272.0, 290.0))
    found = lines_at(headings, first, second, first, *[()] * 18, foot)
    assert [line.description for line in found] == ["Tyres", "Hoses", "Tyres"]


def test_words_beside_a_quantity_name_the_goods_but_a_unit_does_not() -> None:
    assert quantity_beside_words("13.00 Hydraulic hose 10 mm, two", has_unit=False) == ("13.00", "Hydraulic hose 10 mm, two")
    assert quantity_beside_words("Hydraulic hose, crimped 13.00", has_unit=False) == ("13.00", "Hydraulic hose, crimped")
    assert quantity_beside_words("20 boxes of 12", has_unit=False) == ("20 boxes of 12", "")
    assert quantity_beside_words("20 Tyres", has_unit=True) == ("20", "Tyres")


def test_the_total_of_a_section_of_one_line_is_no_line_where_other_sections_have_totals_by_that_name() -> None:
    found = lines(
        """
Kode      Besonderhede          Prys   Hoev      Bedrag
Fase 1
79013     Hoekyster           702.16      8    5 617.28
88067     Staalplaat        1 905.00      2    3 810.00
          Afdelingstotaal                      9 427.28
Fase 2
TR5812    Slang               280.75     56   15 722.00
          Afdelingstotaal                     15 722.00
""",
        """
 25 149.28  Waarde voor BTW
""",
    )
    assert [each.description for each in found] == ["Hoekyster", "Staalplaat", "Slang"]


@pytest.mark.parametrize("heading", ["金额 / TOTAL", "Amount / Total", "Betrag / Amount"])
def test_a_heading_in_two_languages_is_one_column(heading: str) -> None:
    layout = DocumentLayout([printed(f"Code       Goods / PARTICULARS                 Price      {heading}")])
    columns = goods_headings(layout, layout.pages[0])[0].columns
    assert [column.text for column in columns] == ["Code", "Goods / PARTICULARS", "Price", heading]


def test_rows_without_headings_are_proven_by_a_total_that_holds_their_tax() -> None:
    found = lines(
        """
4     BOX    23526    Nitrile gloves box of 100         133.65   15%     614.79
10    BAG    DD929    Fertiliser 3:2:1                  542.51   15%   6,238.87
50    PACK   B581     Welding rods 2.5 mm               250.99   15%  14,431.93

                      Amount subject to VAT                        18,509.21
                      VAT (15%)                                     2,776.38
                      Total                                        21,285.59
"""
    )
    assert [(str(each.quantity), str(each.unit_price), str(each.line_total)) for each in found] == [
        ("4", "133.65", "614.79"),
        ("10", "542.51", "6238.87"),
        ("50", "250.99", "14431.93"),
    ]
