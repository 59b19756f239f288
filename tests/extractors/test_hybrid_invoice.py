"""A hybrid invoice: its XML found on its page, and what the page prints otherwise."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.extraction import extract_document, extract_documents
from extractors.model import Box, Evidence, ExtractedDocument, Field, FileReading, Line, Page, PrintedCode, Value, Word
from extractors.readers.structured import read_structured
from extractors.split import split_documents
from extractors.structured.compare import compare_with_page, compared_with_pages, print_on
from extractors.structured.on_page import with_boxes
from extractors.terms import DocumentKind, Term
from tests.extractors import xml_invoices as made

PRINTED = (
    "Umoya Steel (Pty) Ltd",
    "12 Anvil Road",
    "Unit 3",
    "1401 Germiston",
    "Tax Invoice No: INV-7",
    "Date: 4 March 2026",
    "Due: 03/04/2026",
    "Kaap Retail Ltd",
    "Order: PO-7",
    "Steel brackets 10 50.00 500.00",
    "Bolts 100 5.25 525.00",
    "Net 1 035,00",
    "VAT 15% 155,25",
    "Total R 1 190,25",
    "IBAN DE89 3704 0044 0532 0130 00",
)


def _page(lines: tuple[str, ...]) -> Page:
    words = []
    for number, line in enumerate(lines):
        x = 50.0
        for text in line.split(" "):
            words.append(Word(text, Box(x, 50 + 20 * number, x + 6 * len(text), 60 + 20 * number), None, "text_layer"))
            x += 6 * len(text) + 3
    return Page(1, 595, 842, 0, tuple(words))


def _structured() -> ExtractedDocument:
    (document,) = read_structured(made.cii_invoice(), "application/xml")
    return replace(document, page_numbers=(1,))


def _read(term: Term, text: str) -> ExtractedDocument:
    return ExtractedDocument(DocumentKind.INVOICE, None, (1,), (Field(term, Value(text), (), None, "labels"),))


NOTHING_READ = ExtractedDocument(DocumentKind.INVOICE, None, (1,), ())


def test_every_printed_value_of_the_xml_gets_its_box() -> None:
    placed = with_boxes(_structured(), [_page(PRINTED)])
    tops = {field.term: field.evidence[0].box.top for field in placed.fields if field.evidence and field.evidence[0].box}
    assert tops[Term.INVOICE_NUMBER] == 130
    assert tops[Term.ISSUE_DATE] == 150
    assert tops[Term.DUE_DATE] == 170
    assert tops[Term.NET_TOTAL] == 270
    assert tops[Term.GROSS_TOTAL] == 310
    assert tops[Term.IBAN] == 330
    assert tops[Term.TAX_RATE] == 290
    address = placed.field(Term.SELLER_ADDRESS)
    assert address is not None
    assert len(address.evidence) == 3
    assert [line.evidence.box.top for line in placed.lines if line.evidence and line.evidence.box] == [230, 250]


def test_what_is_not_printed_keeps_its_value_and_has_no_box() -> None:
    placed = with_boxes(_structured(), [_page(PRINTED)])
    field = placed.field(Term.PAYMENT_REFERENCE)
    assert field is not None
    assert field.value == "REF-7"
    assert field.evidence[0].box is None


def test_a_number_inside_a_longer_one_is_not_taken_for_it() -> None:
    placed = with_boxes(_structured(), [_page(("Order: XPO-71", "PO-77", "A 11190.25"))])
    for term in (Term.PO_NUMBER, Term.GROSS_TOTAL):
        field = placed.field(term)
        assert field is not None
        assert field.evidence[0].box is None


def test_a_name_broken_over_two_lines_is_found() -> None:
    placed = with_boxes(_structured(), [_page(("Umoya Steel", "(Pty) Ltd"))])
    field = placed.field(Term.SELLER_NAME)
    assert field is not None
    assert field.evidence[0].box is not None
    assert field.evidence[0].box.height > 25


def test_the_place_that_the_reading_of_the_page_chose_is_taken() -> None:
    page = _page(("Total 1 190,25", "Balance 1 190,25"))
    chosen = Field(Term.GROSS_TOTAL, Value("1190.25"), (with_boxes(_structured(), [page]).fields[0].evidence), None, "labels")
    reading = ExtractedDocument(DocumentKind.INVOICE, None, (1,), (chosen,))
    placed = with_boxes(_structured(), [page], reading).field(Term.GROSS_TOTAL)
    assert placed is not None
    assert placed.evidence == chosen.evidence


def test_a_page_that_prints_another_total_contradicts_the_xml() -> None:
    page = _page(tuple(line.replace("1 190,25", "1 910,25") for line in PRINTED))
    compared = compared_with_pages(_structured(), [page], _read(Term.GROSS_TOTAL, "1910.25"))
    assert [each.message for each in compared.contradictions] == ["The XML says 1190.25 as gross total, the page says 1910.25"]


def test_a_misread_page_does_not_contradict_what_it_prints() -> None:
    compared = compared_with_pages(_structured(), [_page(PRINTED)], _read(Term.GROSS_TOTAL, "910.25"))
    assert compared.contradictions == ()


def test_a_silent_page_contradicts_nothing() -> None:
    assert compare_with_page(_structured(), NOTHING_READ) == ()


def test_another_spelling_of_a_name_is_no_contradiction() -> None:
    assert compare_with_page(_structured(), _read(Term.SELLER_NAME, "UMOYA STEEL PTY LTD")) == ()
    assert compare_with_page(_structured(), _read(Term.SELLER_NAME, "Quite Another Company")) != ()


LINES = (
    Line("Steel brackets", Decimal(10), "EA", Decimal(50), Decimal(500), evidence=Evidence(1, None, "Steel brackets 10 50.00 500.00")),
    Line("Bolts", Decimal(100), "EA", Decimal("5.25"), Decimal(525), evidence=Evidence(1, None, "Bolts 100 5.25 525.00")),
)


def _messages(*printed: Line, page: tuple[str, ...] = ()) -> list[str]:
    rows = page or tuple(f"{line.description} {line.line_total}" for line in printed)
    return [each.message for each in compare_with_page(_structured(), replace(NOTHING_READ, lines=printed), print_on([_page(rows)]))]


def test_lines_that_page_and_xml_tell_alike_contradict_nothing() -> None:
    assert _messages(*LINES) == []
    assert _messages(LINES[1], LINES[0]) == []
    assert _messages(LINES[0], page=PRINTED) == []  # the page may have been read in part
    assert _messages(replace(LINES[0], line_total=Decimal(575)), LINES[1]) == []  # with its tax of 15 %
    assert _messages(replace(LINES[0], description="STEEL BRACKETS, galvanised"), LINES[1]) == []


def test_another_total_of_a_line_is_a_contradiction_unless_its_own_is_printed() -> None:
    changed = replace(LINES[0], line_total=Decimal(550))
    assert _messages(changed, LINES[1]) == ["The XML says 500.00 for Steel brackets, the page says 550"]
    assert _messages(changed, LINES[1], page=PRINTED) == []


def test_another_quantity_of_a_line_is_a_contradiction_unless_it_is_rounded_or_priced_by_the_hundred() -> None:
    for quantity, count in (("12", 1), ("10.0", 0), ("0.1", 0), ("9.7", 1)):
        printed = replace(LINES[0], quantity=Decimal(quantity), evidence=Evidence(1, None, f"Steel brackets {quantity} 50.00 500.00"))
        assert len(_messages(printed, LINES[1])) == count, quantity


def test_other_goods_for_the_same_money_are_a_contradiction() -> None:
    (message,) = _messages(replace(LINES[0], description="Office party"), LINES[1])
    assert message == "The XML says Steel brackets for a line of 500.00, the page says Office party"
    assert _messages(replace(LINES[0], description="Office party"), LINES[1], page=PRINTED) == []


def test_a_line_of_which_the_page_has_nothing_is_a_contradiction_where_it_prints_lines() -> None:
    other = Line("Consulting", Decimal(1), None, Decimal(80), Decimal(80))
    assert _messages(other, page=("Consulting 1 80.00", "Bolts 100 5.25 525.00")) == [
        "The XML says 500.00 for Steel brackets, neither of which is on the page"
    ]
    assert _messages(page=("Consulting 1 80.00",)) == []


@pytest.mark.parametrize(
    ("term", "printed", "contradicts"),
    [
        (Term.BUYER_TAX_ID, "4098765433", True),
        (Term.BUYER_TAX_ID, "ZA4098765432", False),
        (Term.BUYER_TAX_ID, "ZA1111111111", False),  # a number of another kind
        (Term.SELLER_ADDRESS, "99 Elsewhere Street, Nowhere", True),
        (Term.SELLER_ADDRESS, "12 Anvil Rd, Germiston 1401", False),
        (Term.BIC, "COBADEFFXXX", False),
        (Term.BIC, "DEUTDEFF", True),
        (Term.DELIVERY_NOTE_NUMBER, "DN-71", True),
        (Term.TAX_RATE, "15", False),
        (Term.TAX_RATE, "14", True),
        (Term.LINES_TOTAL, "1025", False),
        (Term.LINES_TOTAL, "1205.00", True),
        (Term.PAYMENT_REFERENCE, "REF-8", True),
        (Term.PAYEE_NAME, "Quite Another Bank", True),
        (Term.PAYEE_NAME, "FACTOR LTD.", False),
    ],
)
def test_every_term_of_the_contract_is_compared(term: Term, printed: str, contradicts: bool) -> None:
    assert bool(compare_with_page(_structured(), _read(term, printed))) is contradicts


DELIVERY = ("DELIVERY NOTE", "Delivery Note No: DN-7", "Received by: T. Naidoo", "Steel brackets 10", "Bolts 100")
TIMESHEET = ("TIMESHEET", "Week ending 4 March 2026", "Monday 8 hours", "Tuesday 8 hours", "Total hours 16")
SECOND_PAGE = ("Page 2 of 2", "Bolts 100 5.25 525.00", "Terms of delivery are found on the web")


def _hybrid(*pages: tuple[str, ...]) -> FileReading:
    """A PDF whose XML claims every page, as the reader of attachments has it."""
    numbers = tuple(range(1, len(pages) + 1))
    made_pages = tuple(replace(_page(lines), page_number=number) for number, lines in zip(numbers, pages, strict=True))
    return FileReading("0" * 64, "application/pdf", "hybrid.pdf", made_pages, (replace(_structured(), page_numbers=numbers),))


def test_papers_appended_to_a_hybrid_invoice_are_documents_of_their_own() -> None:
    invoice, delivery, timesheet = extract_documents(_hybrid(PRINTED, SECOND_PAGE, DELIVERY, TIMESHEET))
    assert (invoice.kind, invoice.page_numbers, invoice.value(Term.INVOICE_NUMBER)) == (DocumentKind.INVOICE, (1, 2), "INV-7")
    assert (delivery.kind, delivery.page_numbers) == (DocumentKind.DELIVERY_NOTE, (3,))
    assert delivery.value(Term.DELIVERY_NOTE_NUMBER) == "DN-7"
    assert (timesheet.kind, timesheet.page_numbers) == (DocumentKind.TIMESHEET, (4,))


def test_each_span_of_a_hybrid_read_by_itself_is_the_same_document() -> None:
    reading = _hybrid(PRINTED, SECOND_PAGE, DELIVERY)
    each = tuple(
        extract_document(replace(reading, pages=tuple(page for page in reading.pages if page.page_number in span.page_numbers)), span)
        for span in split_documents(reading)
    )
    assert each == extract_documents(reading)


def test_a_page_of_the_same_kind_or_of_none_stays_with_the_xml() -> None:
    again = ("Tax Invoice No: INV-8", *PRINTED[5:])
    (invoice,) = extract_documents(_hybrid(PRINTED, again, ("Our terms of trade",) * 5))
    assert invoice.page_numbers == (1, 2, 3)


def test_the_first_paper_of_a_hybrid_is_what_its_xml_says_whatever_its_title() -> None:
    (invoice,) = extract_documents(_hybrid(("DELIVERY NOTE", *PRINTED)))
    assert (invoice.kind, invoice.value(Term.INVOICE_NUMBER)) == (DocumentKind.INVOICE, "INV-7")


TRANSFER = "BCD\n002\n1\nSCT\nCOBADEFF\nFactor Ltd\n{}\nEUR1190.25\n\n\nREF-7\n"


@pytest.mark.parametrize(("account", "count"), [("DE89370400440532013000", 0), ("FR1420041010050500013M02606", 1)])
def test_a_code_on_the_page_is_held_against_the_xml_too(account: str, count: int) -> None:
    reading = _hybrid(PRINTED)
    code = PrintedCode("qr", TRANSFER.format(account), Box(400, 600, 490, 690))
    (invoice,) = extract_documents(replace(reading, pages=(replace(reading.pages[0], codes=(code,)),)))
    assert sum("iban" in each.message for each in invoice.contradictions) == count
    assert invoice.value(Term.IBAN) == "DE89370400440532013000"
