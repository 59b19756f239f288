"""Where rules find no day or number of an order, a delivery or a list, or something unlikely, what is around the candidates decides."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extractors.candidates.marks import paper_marks
from extractors.candidates.objections import TAX_IDS
from extractors.candidates.second_reading import compared, read_again
from extractors.fields.amounts import decimal_mark_of
from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.joint_scorer.network import CLASSES, OWN_NUMBER
from extractors.joint_scorer.weighed import Weighed
from extractors.kinds import ExtractedParts, kind_rules
from extractors.model import Box, Evidence, Field, Value
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import GOODS, HEAD, printed

ORDER = """
Kestrel Works (Pty) Ltd
12 Anvil Road, Durban 4001
VAT No: 4123456789

PURCHASE ORDER

Supplier
Hadrian Timber (Pty) Ltd
4 Mill Street, Paarl 7646

Wibbled     4 March 2026
Order No: PO-44187

Description            Qty    Unit price    Amount
Treated batten          10        100.00  1,000.00
Galvanised plate         5        100.00    500.00

Subtotal                                  1,500.00
VAT 15%                                     225.00
Total                                     1,725.00
"""
DELIVERY = """
Kestrel Works (Pty) Ltd
12 Anvil Road, Durban 4001

DELIVERY NOTE

Deliver to
Hadrian Timber (Pty) Ltd
4 Mill Street, Paarl 7646

Delivery note no: 44187      Date: 4 March 2026

Qty    Description
10     Treated batten
5      Galvanised plate

Received by: S. Dube      Date received: 6 March 2026
"""


def parts_of(kind: DocumentKind, text: str) -> ExtractedParts:
    rules = next(each for each in kind_rules() if each.kind is kind)
    assert rules.extract is not None
    return rules.extract([printed(text)])


def again(kind: DocumentKind, text: str, parts: ExtractedParts) -> dict[Term, Field]:
    return {field.term: field for field in read_again(kind, [printed(text)], parts).fields}


def without(parts: ExtractedParts, *terms: Term) -> ExtractedParts:
    return ExtractedParts(tuple(each for each in parts.fields if each.term not in terms), parts.lines, parts.schedule)


def test_a_day_under_a_word_that_nobody_knows_dates_an_order() -> None:
    parts = without(parts_of(DocumentKind.PURCHASE_ORDER, ORDER), Term.ISSUE_DATE)
    issued = again(DocumentKind.PURCHASE_ORDER, ORDER, parts)[Term.ISSUE_DATE]
    assert issued.value == "2026-03-04"
    assert issued.extracted_by.startswith("candidates:")


def test_a_day_beside_a_time_is_when_a_program_printed_the_order() -> None:
    text = ORDER.replace("Wibbled     4 March 2026", "").replace("PURCHASE ORDER", "Wibbled 4 March 2026 14:01   PURCHASE ORDER")
    parts = without(parts_of(DocumentKind.PURCHASE_ORDER, text), Term.ISSUE_DATE)
    assert Term.ISSUE_DATE not in again(DocumentKind.PURCHASE_ORDER, text, parts)


def test_the_day_of_the_signature_gives_way_to_that_of_the_note() -> None:
    read = parts_of(DocumentKind.DELIVERY_NOTE, DELIVERY)
    place = next(word.box for word in printed(DELIVERY).words if word.text == "6")
    signed = Field(Term.ISSUE_DATE, Value("2026-03-06"), (Evidence(1, place, "6 March 2026"),), None, "labels")
    parts = ExtractedParts((*without(read, Term.ISSUE_DATE).fields, signed), read.lines)
    assert again(DocumentKind.DELIVERY_NOTE, DELIVERY, parts)[Term.ISSUE_DATE].value == "2026-03-04"


def test_what_rules_read_well_stays_as_it_is() -> None:
    parts = parts_of(DocumentKind.DELIVERY_NOTE, DELIVERY)
    assert read_again(DocumentKind.DELIVERY_NOTE, [printed(DELIVERY)], parts) is parts


def test_sums_that_hold_are_no_totals_to_doubt() -> None:
    parts = parts_of(DocumentKind.PURCHASE_ORDER, ORDER)
    fields = again(DocumentKind.PURCHASE_ORDER, ORDER, parts)
    assert [fields[term].value for term in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL)] == ["1500.00", "225.00", "1725.00"]


def test_what_is_no_candidate_is_not_doubted() -> None:
    elsewhere = Field(Term.ISSUE_DATE, Value("2026-03-09"), (Evidence(1, Box(5, 5, 9, 9), "9 March"),), None, "labels")
    parts = ExtractedParts((*without(parts_of(DocumentKind.PURCHASE_ORDER, ORDER), Term.ISSUE_DATE).fields, elsewhere))
    assert again(DocumentKind.PURCHASE_ORDER, ORDER, parts)[Term.ISSUE_DATE].value == "2026-03-09"


@pytest.mark.parametrize("kind", [DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE, DocumentKind.BANK_LETTER])
def test_other_papers_are_read_once(kind: DocumentKind) -> None:
    parts = ExtractedParts()
    assert read_again(kind, [printed(ORDER)], parts) is parts


def test_a_number_that_words_follow_is_part_of_a_name() -> None:
    text = """
PAYMENT RECEIPT
Guest: S. Dube                   Date: 31/12/2017
Hotel                            Check in     Check out
INN 4189 Resort Ballito,         31/12/2017   01/01/2018
Booking                          Paid by
IBZY2087                         Cash
Grand Total                                   1,939.00
"""
    parts = without(parts_of(DocumentKind.RECEIPT, text), Term.INVOICE_NUMBER)
    number = again(DocumentKind.RECEIPT, text, parts).get(Term.INVOICE_NUMBER)
    assert number is None or "4189" not in (number.value or "")


NUMBER, OTHER, DAY = "KS-20418", "88412", "14 March 2026"


def weighed_as(layout: DocumentLayout, kind: DocumentKind, shares: Mapping[tuple[str, str], float]) -> Weighed:
    """A paper of which each candidate is each of its classes so likely."""
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    lines = find_lines(layout, mark)
    marked = paper_marks(layout, mark, lines, is_credit=kind is DocumentKind.CREDIT_NOTE)
    return Weighed(
        tuple((each, marks, {name: shares.get((each.text, name), 0.0) for name in CLASSES[each.kind]}) for each, marks in marked), ()
    )


def compare(
    text: str,
    read: Mapping[Term, str],
    shares: Mapping[tuple[str, str], float],
    kind: DocumentKind = DocumentKind.INVOICE,
    where: Mapping[Term, str] | None = None,
) -> dict[Term, str | None]:
    layout = DocumentLayout([printed(text + GOODS)], gives_back=kind is DocumentKind.CREDIT_NOTE)
    nowhere = Evidence(1, Box(0, 0, 1, 1), "")
    places = {term: next(cell.evidence() for cell in layout.cells if cell.text == said) for term, said in (where or {}).items()}
    fields = [Field(term, Value(value), (places.get(term, nowhere),), None, "labels") for term, value in read.items()]
    return {each.term: each.value for each in compared(kind, layout, fields, weighed_as(layout, kind, shares))}


def test_a_number_that_hardly_is_the_papers_own_gives_way_to_a_likely_one() -> None:
    shares = {(NUMBER, OWN_NUMBER): 0.7, (OTHER, OWN_NUMBER): 0.001}
    assert compare(HEAD.replace("Your order", "Wibble"), {Term.INVOICE_NUMBER: OTHER}, shares)[Term.INVOICE_NUMBER] == NUMBER


def test_a_number_that_may_be_the_papers_own_stays() -> None:
    shares = {(NUMBER, OWN_NUMBER): 0.7, (OTHER, OWN_NUMBER): 0.1}
    assert compare(HEAD.replace("Your order", "Wibble"), {Term.INVOICE_NUMBER: OTHER}, shares)[Term.INVOICE_NUMBER] == OTHER


def test_what_is_no_candidate_gives_way_only_to_what_is_all_but_certain() -> None:
    for share, kept in ((0.9, "KS-9"), (0.99, NUMBER)):
        assert compare(HEAD, {Term.INVOICE_NUMBER: "KS-9"}, {(NUMBER, OWN_NUMBER): share})[Term.INVOICE_NUMBER] == kept


def test_an_open_day_is_taken_from_under_words_that_nobody_knows_and_not_from_under_another_days() -> None:
    shares = {(DAY, "issue_date"): 0.99}
    assert compare(HEAD.replace("Date:", "Galo:"), {}, shares)[Term.ISSUE_DATE] == "2026-03-14"
    assert Term.ISSUE_DATE not in compare(HEAD.replace("Date:", "Due Date:"), {}, shares)


def test_a_day_to_pay_early_is_not_when_a_bill_falls_due() -> None:
    shares = {(DAY, "due_date"): 0.99}
    assert Term.DUE_DATE not in compare(HEAD.replace("Date:", "2 % Skonto:"), {}, shares)


def test_a_tax_number_is_not_taken_from_one_party_for_the_other() -> None:
    read = {Term.SELLER_TAX_ID: "4291030320"}
    assert compare(HEAD, read, {("4291030320", "buyer_tax_id"): 0.99})[Term.SELLER_TAX_ID] == "4291030320"


def test_the_number_of_the_credited_invoice_does_not_take_the_place_of_a_credit_notes_own() -> None:
    text = HEAD.replace("TAX INVOICE", "CREDIT NOTE").replace("Your order:", "Wibble:    ")
    shares = {(NUMBER, OWN_NUMBER): 0.99, (OTHER, OWN_NUMBER): 0.001}
    assert compare(text, {Term.INVOICE_NUMBER: OTHER}, shares, DocumentKind.CREDIT_NOTE)[Term.INVOICE_NUMBER] == OTHER


def test_a_day_behind_words_for_the_invoice_stays_unless_it_is_never_its_day() -> None:
    text = HEAD.replace("Date:       ", "Invoiced on:").replace("Your order:      88412", "Wibble:          2 April 2026")
    for own, kept in ((0.004, "2026-03-14"), (0.001, "2026-04-02")):
        shares = {(DAY, "issue_date"): own, ("2 April 2026", "issue_date"): 0.999}
        assert compare(text, {Term.ISSUE_DATE: "2026-03-14"}, shares, where={Term.ISSUE_DATE: DAY})[Term.ISSUE_DATE] == kept


def test_what_is_all_but_certain_replaces_what_is_far_less_likely() -> None:
    for best, own, kept in ((0.995, 0.2, NUMBER), (0.995, 0.3, OTHER), (0.98, 0.2, OTHER)):
        shares = {(NUMBER, OWN_NUMBER): best, (OTHER, OWN_NUMBER): own}
        text = HEAD.replace("Your order", "Wibble")
        assert compare(text, {Term.INVOICE_NUMBER: OTHER}, shares)[Term.INVOICE_NUMBER] == kept


def test_a_day_under_a_label_for_another_day_is_the_day_of_issue_only_where_that_is_beyond_doubt() -> None:
    text = HEAD.replace("Date:", "Due Date:")
    for share, issued in ((0.998, None), (0.9995, "2026-03-14")):
        assert compare(text, {}, {(DAY, "issue_date"): share}).get(Term.ISSUE_DATE) == issued


def test_a_number_that_a_day_follows_is_no_part_of_a_sentence() -> None:
    text = HEAD.replace(NUMBER, "")
    line = f"\nWibble {NUMBER} "
    assert compare(f"{text}{line}vom 14 March 2026\n", {}, {(NUMBER, OWN_NUMBER): 0.9})[Term.INVOICE_NUMBER] == NUMBER
    assert Term.INVOICE_NUMBER not in compare(f"{text}{line}is for you\n", {}, {(NUMBER, OWN_NUMBER): 0.9})


def test_one_tax_number_is_moved_to_the_other_party_only_where_it_is_all_but_certain() -> None:
    read = {Term.SELLER_TAX_ID: "4123456789"}
    for share, term in ((0.985, Term.SELLER_TAX_ID), (0.995, Term.BUYER_TAX_ID)):
        shares = {("4123456789", "buyer_tax_id"): share, ("4123456789", "seller_tax_id"): 0.001}
        assert set(compare(ORDER, read, shares, DocumentKind.PURCHASE_ORDER)) & set(TAX_IDS) == {term}
