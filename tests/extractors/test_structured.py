"""Invoices that are XML: every field exactly as stated, sums that must hold, and files that must not be trusted."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.model import Absent, ExtractedDocument, Unreadable
from extractors.readers.structured import read_structured
from extractors.terms import DocumentKind, Term
from tests.extractors import xml_invoices as made

XML = "application/xml"


def _only(content: bytes) -> ExtractedDocument:
    (document,) = read_structured(content, XML)
    return document


BOTH = pytest.mark.parametrize(
    "content", [made.ubl_invoice(), made.cii_invoice(), made.cii_invoice(old=True)], ids=["ubl", "cii", "zugferd1"]
)


@BOTH
def test_every_field_of_the_contract_is_read_as_stated(content: bytes) -> None:
    document = _only(content)
    assert document.kind is DocumentKind.INVOICE
    assert {term.value: document.value(term) for term in made.EXPECTED} == {term.value: text for term, text in made.EXPECTED.items()}
    assert document.contradictions == ()


@BOTH
def test_lines_are_exact_decimals_with_their_units(content: bytes) -> None:
    first, second = _only(content).lines
    assert (first.description, first.quantity, first.unit, first.unit_price) == ("Steel brackets", Decimal("10"), "EA", Decimal("50.00"))
    assert (first.line_total, first.tax_rate, first.item_code) == (Decimal("500.00"), Decimal("15.00"), "SB-1")
    assert second.unit_price == Decimal("5.25")  # 525.00 for a hundred
    assert second.line_total == Decimal("525.00")


@BOTH
def test_what_the_xml_does_not_have_is_absent_not_empty(content: bytes) -> None:
    field = _only(content).field(Term.PREPAID_TOTAL)
    assert field is not None
    assert isinstance(field.reading, Absent)


_UBL_HEAD_REFERENCES = (
    b"<cac:OrderReference><cbc:ID>PO-7</cbc:ID></cac:OrderReference>",
    b"<cac:DespatchDocumentReference><cbc:ID>DN-70</cbc:ID></cac:DespatchDocumentReference>",
)


def _ubl_with_orders_on_lines(*orders: bytes) -> bytes:
    """The UBL invoice without references in its head and with one order on each line."""
    content = made.ubl_invoice()
    for each in _UBL_HEAD_REFERENCES:
        content = content.replace(each, b"")
    for order in orders:
        reference = b"<cac:OrderLineReference><cac:OrderReference><cbc:ID>%s</cbc:ID></cac:OrderReference></cac:OrderLineReference>" % order
        content = content.replace(b"</cbc:LineExtensionAmount>\n      <cac:Item>", b"</cbc:LineExtensionAmount>%s<cac:Item>" % reference, 1)
    return content


def _cii_with_references_on_lines() -> bytes:
    """The CII invoice whose order and delivery are named by its lines and not by its head."""
    content = made.cii_invoice()
    for tag, number in ((b"BuyerOrderReferencedDocument", b"PO-7"), (b"DespatchAdviceReferencedDocument", b"DN-70")):
        head = re.compile(rb"<ram:%s>\s*<ram:IssuerAssignedID>%s</ram:IssuerAssignedID></ram:%s>" % (tag, number, tag))
        content, removed = head.subn(b"", content)
        assert removed == 1
    for place, tag, number in (
        (b"<ram:SpecifiedLineTradeAgreement>", b"BuyerOrderReferencedDocument", b"PO-8"),
        (b"<ram:SpecifiedLineTradeDelivery>", b"DespatchAdviceReferencedDocument", b"DN-80"),
    ):
        content = content.replace(place, b"%s<ram:%s><ram:IssuerAssignedID>%s</ram:IssuerAssignedID></ram:%s>" % (place, tag, number, tag))
    return content


@pytest.mark.parametrize(
    ("orders", "order"),
    [
        ((b"PO-8", b"PO-8"), "PO-8"),
        ((b"PO-8",), "PO-8"),  # a line of carriage belongs to no order
        ((b"PO-8", b"N/A"), "PO-8"),
        ((b"PO-8", b"PO-9"), None),
        ((), None),
    ],
)
def test_the_order_that_all_lines_name_is_the_invoice_s(orders: tuple[bytes, ...], order: str | None) -> None:
    assert _only(_ubl_with_orders_on_lines(*orders)).value(Term.PO_NUMBER) == order


def test_references_of_cii_lines_stand_in_for_those_of_the_head() -> None:
    document = _only(_cii_with_references_on_lines())
    assert (document.value(Term.PO_NUMBER), document.value(Term.DELIVERY_NOTE_NUMBER)) == ("PO-8", "DN-80")


def test_two_tax_rates_leave_the_rate_of_the_document_out() -> None:
    document = _only(made.ubl_invoice().replace(b"<cbc:Percent>15.00</cbc:Percent><!--2-->", b"<cbc:Percent>0</cbc:Percent>"))
    assert document.value(Term.TAX_RATE) is None


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ((b">1025.00<", b">1125.00<"), "BR-CO-10"),
        ((b">1035.00</cbc:TaxExclusiveAmount>", b">1045.00</cbc:TaxExclusiveAmount>"), "BR-CO-13"),
        ((b">155.25</cbc:TaxAmount><!--total-->", b">156.25</cbc:TaxAmount>"), "BR-CO-14"),
        ((b">1190.25</cbc:TaxInclusiveAmount>", b">1290.25</cbc:TaxInclusiveAmount>"), "BR-CO-15"),
        ((b">1190.25</cbc:PayableAmount>", b">1190.00</cbc:PayableAmount>"), "BR-CO-16"),
    ],
)
def test_figures_that_do_not_add_up_are_contradictions(wrong: tuple[bytes, bytes], rule: str) -> None:
    content = made.ubl_invoice()
    assert wrong[0] in content
    found = _only(content.replace(*wrong)).contradictions
    assert any(rule in each.message and each.rule == "INV-02" for each in found)


def test_tax_that_is_off_its_rate_is_a_contradiction_and_rounding_is_none() -> None:
    base = b"<ram:CalculatedAmount>155.25</ram:CalculatedAmount>"
    for taxable, count in ((b"1035.00", 0), (b"1038.00", 0), (b"1350.00", 1)):
        content = made.cii_invoice().replace(base, base + b"<ram:BasisAmount>" + taxable + b"</ram:BasisAmount>")
        assert sum("BR-CO-17" in each.message for each in _only(content).contradictions) == count


@pytest.mark.parametrize(
    ("stated", "rule"),
    [
        (b"<ram:ID>INV-7</ram:ID>", "BR-02"),
        (b'<udt:DateTimeString format="102">20260304</udt:DateTimeString>', "BR-03"),
        (b"<ram:InvoiceCurrencyCode>ZAR</ram:InvoiceCurrencyCode>", "BR-05"),
        (b"<ram:Name>Umoya Steel (Pty) Ltd</ram:Name>", "BR-06"),
        (b"<ram:Name>Kaap Retail Ltd</ram:Name>", "BR-07"),
    ],
)
def test_what_no_invoice_may_leave_out_is_reported(stated: bytes, rule: str) -> None:
    content = made.cii_invoice()
    assert stated in content
    (found,) = [each for each in _only(content.replace(stated, b"")).contradictions if each.rule == "INV-01"]
    assert rule in found.message


def test_an_order_need_not_be_an_invoice() -> None:
    assert _only(made.ubl_order().replace(b"<cbc:ID>PO-7</cbc:ID>", b"")).contradictions == ()


@pytest.mark.parametrize("number", [b"9" * 500, b"1" * 16, b"0." + b"3" * 300, "\u0661".encode(), b"1e9", b"NaN", b"- 5", b""])
def test_a_number_beyond_all_trade_is_not_read_and_crashes_nothing(number: bytes) -> None:
    document = _only(made.ubl_invoice().replace(b">1190.25<", b">" + number + b"<").replace(b">525.00<", b">" + number + b"<"))
    assert document.value(Term.GROSS_TOTAL) is None
    assert document.value(Term.INVOICE_NUMBER) == "INV-7"


def test_a_credit_note_has_positive_amounts_whichever_way_it_writes_them() -> None:
    for content in (made.ubl_credit_note(), made.cii_invoice(type_code="381"), made.cii_invoice(type_code="381", negative=True)):
        document = _only(content)
        assert document.kind is DocumentKind.CREDIT_NOTE
        assert document.value(Term.GROSS_TOTAL) == "1190.25"
        assert [line.line_total for line in document.lines] == [Decimal("500.00"), Decimal("525.00")]
        assert document.contradictions == ()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("380", DocumentKind.INVOICE),
        ("384", DocumentKind.INVOICE),
        ("389", DocumentKind.INVOICE),
        ("393", DocumentKind.INVOICE),
        ("326", DocumentKind.INVOICE),
        ("396", DocumentKind.CREDIT_NOTE),
        ("325", DocumentKind.QUOTATION),
    ],
)
def test_the_type_code_says_the_kind(code: str, kind: DocumentKind) -> None:
    assert _only(made.cii_invoice(type_code=code)).kind is kind


def test_each_body_of_an_italian_file_is_an_invoice() -> None:
    first, second = read_structured(made.fatturapa(["TD01", "TD04"]), XML)
    assert (first.kind, second.kind) == (DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE)
    assert (first.value(Term.INVOICE_NUMBER), second.value(Term.INVOICE_NUMBER)) == ("1", "2")
    assert first.value(Term.SELLER_TAX_ID) == "IT01234567890"
    assert first.value(Term.BUYER_NAME) == "Maria Rossi"
    assert (first.value(Term.NET_TOTAL), first.value(Term.TAX_TOTAL), first.value(Term.GROSS_TOTAL)) == ("100.00", "22.00", "122.00")
    assert (first.value(Term.DUE_DATE), first.value(Term.TAX_RATE)) == ("2026-04-03", "22")
    assert second.value(Term.AMOUNT_DUE) == "122.00"
    assert [each.message for each in second.contradictions] == []


def test_an_order_and_its_response_are_read() -> None:
    order, response = _only(made.ubl_order()), _only(made.order_x_response())
    assert order.kind is DocumentKind.PURCHASE_ORDER
    assert (order.value(Term.PO_NUMBER), order.value(Term.AMOUNT_DUE), len(order.lines)) == ("PO-7", "1025.00", 1)
    assert response.kind is DocumentKind.PURCHASE_ORDER_RESPONSE
    assert (response.value(Term.PO_NUMBER), response.value(Term.DOCUMENT_NUMBER)) == ("PO-7", "R-9")


def test_an_assigned_invoice_names_the_payee_and_carries_the_notice() -> None:
    document = _only(made.ubl_invoice(note="This invoice has been assigned to Factor Ltd; pay Factor Ltd only."))
    assert document.value(Term.PAYEE_NAME) == "Factor Ltd"
    assert (document.value(Term.NOTICE_OF_ASSIGNMENT) or "").startswith("This invoice has been assigned")


def test_a_plain_account_is_no_iban() -> None:
    document = _only(made.ubl_invoice().replace(b"DE89370400440532013000", b"62005512345"))
    assert document.value(Term.IBAN) is None
    assert document.value(Term.BANK_ACCOUNT) == "62005512345"


def test_a_date_that_is_no_day_is_unreadable_not_guessed() -> None:
    field = _only(made.cii_invoice().replace(b"20260304", b"20261304")).field(Term.ISSUE_DATE)
    assert field is not None
    assert isinstance(field.reading, Unreadable)


def test_utf_16_is_read() -> None:
    text = made.ubl_invoice().decode().replace("UTF-8", "UTF-16")
    assert _only(text.encode("utf-16")).value(Term.INVOICE_NUMBER) == "INV-7"


@pytest.mark.parametrize("content", [b"", b"hello", b"<a/>", b"<a", b"\x00\x01", b'<?xml version="1.0"?><html><body>Invoice</body></html>'])
def test_what_is_no_invoice_gives_nothing(content: bytes) -> None:
    assert read_structured(content, XML) == ()


def test_a_broken_invoice_is_reported_not_lost() -> None:
    document = _only(made.ubl_invoice()[:-40])
    assert document.kind is DocumentKind.INVOICE
    assert document.fields == ()
    assert document.contradictions[0].rule == "DOC-01"
    assert "again" in document.contradictions[0].message


def test_a_file_on_our_disk_is_never_read_into_an_invoice(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("keep me here")
    head = f'<!DOCTYPE Invoice [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    content = made.ubl_invoice().replace(b"<Invoice", head + b"<Invoice", 1).replace(b"INV-7", b"&x;")
    document = _only(content)
    assert document.fields == ()
    assert "keep me here" not in str(document)


def test_a_bomb_of_entities_is_refused_at_once() -> None:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10 if level else b"lol") for level in range(12))
    content = made.ubl_invoice().replace(b"<Invoice", b"<!DOCTYPE Invoice [" + entities + b"]><Invoice", 1).replace(b"INV-7", b"&e11;")
    assert _only(content).fields == ()
    assert read_structured(b"<!DOCTYPE a [" + entities + b"]><a>&e11;</a>", XML) == ()


def test_an_external_document_type_is_not_fetched() -> None:
    content = made.ubl_invoice().replace(b"<Invoice", b'<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:9/x.dtd"><Invoice', 1)
    assert _only(content).fields == ()


def test_xml_as_deep_as_a_well_is_refused() -> None:
    content = made.ubl_invoice().replace(b"<cbc:ID>INV-7</cbc:ID>", b"<a>" * 5000 + b"</a>" * 5000)
    assert _only(content).contradictions[0].rule == "DOC-01"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_it_is_parsed(encoding: str) -> None:
    text = (
        made.ubl_invoice().decode().replace("UTF-8", encoding).replace("<Invoice", '<!DOCTYPE Invoice [<!ENTITY % a "b"> %a;]><Invoice', 1)
    )
    assert "document type" in _only(text.encode(encoding)).contradictions[0].message


def test_a_hybrid_pdf_gives_its_attachment_over_all_pages() -> None:
    (document,) = read_structured(made.hybrid_pdf(made.cii_invoice(), page_count=2), "application/pdf")
    assert document.page_numbers == (1, 2)
    assert document.value(Term.GROSS_TOTAL) == "1190.25"


def test_a_pdf_without_attachments_or_that_is_broken_gives_nothing() -> None:
    assert read_structured(made.hybrid_pdf(None), "application/pdf") == ()
    assert read_structured(b"%PDF-1.7 broken", "application/pdf") == ()
