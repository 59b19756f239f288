"""UBL 2.1 as senders write it: invoices, credit notes, orders, order responses and despatch advices (OASIS UBL 2.1, EN 16931-3-2)."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.model import ExtractedDocument, Line
from extractors.structured.document_types import kind_of_type_code
from extractors.structured.sheet import FieldSheet, address_of, decimals
from extractors.structured.sums import StatedFigures
from extractors.structured.trade_document import (
    BUYER,
    SELLER,
    PartyTerms,
    allowances_and_charges,
    figures_of,
    line_of,
    put_party,
    put_totals,
    says_yes,
    tax_shares,
    trade_document,
)
from extractors.structured.xml_source import Element, every, first, local_name, namespace, text_at, text_of
from extractors.terms import DocumentKind, Term

EXTRACTED_BY = "ubl"
NAMESPACE_PREFIX = "urn:oasis:names:specification:ubl:schema:xsd:"


@dataclass(frozen=True, slots=True)
class _Syntax:
    """Where one UBL document type keeps what all of them have."""

    kind: DocumentKind
    own_number: Term
    seller: tuple[str, ...]
    buyer: tuple[str, ...]
    totals: str
    line: str
    quantity: tuple[str, ...]


_INVOICE_SELLER, _INVOICE_BUYER = ("AccountingSupplierParty/Party",), ("AccountingCustomerParty/Party",)
_ORDER_SELLER, _ORDER_BUYER = ("SellerSupplierParty/Party",), ("BuyerCustomerParty/Party",)

_SYNTAXES = {
    "Invoice": _Syntax(
        DocumentKind.INVOICE,
        Term.INVOICE_NUMBER,
        _INVOICE_SELLER,
        _INVOICE_BUYER,
        "LegalMonetaryTotal",
        "InvoiceLine",
        ("InvoicedQuantity",),
    ),
    "CreditNote": _Syntax(
        DocumentKind.CREDIT_NOTE,
        Term.INVOICE_NUMBER,
        _INVOICE_SELLER,
        _INVOICE_BUYER,
        "LegalMonetaryTotal",
        "CreditNoteLine",
        ("CreditedQuantity",),
    ),
    "Order": _Syntax(
        DocumentKind.PURCHASE_ORDER,
        Term.PO_NUMBER,
        _ORDER_SELLER,
        _ORDER_BUYER,
        "AnticipatedMonetaryTotal",
        "OrderLine/LineItem",
        ("Quantity",),
    ),
    "OrderChange": _Syntax(
        DocumentKind.PURCHASE_ORDER,
        Term.DOCUMENT_NUMBER,
        _ORDER_SELLER,
        _ORDER_BUYER,
        "AnticipatedMonetaryTotal",
        "OrderLine/LineItem",
        ("Quantity",),
    ),
    "OrderResponse": _Syntax(
        DocumentKind.PURCHASE_ORDER_RESPONSE,
        Term.DOCUMENT_NUMBER,
        _ORDER_SELLER,
        _ORDER_BUYER,
        "LegalMonetaryTotal",
        "OrderLine/LineItem",
        ("Quantity",),
    ),
    "DespatchAdvice": _Syntax(
        DocumentKind.DELIVERY_NOTE,
        Term.DELIVERY_NOTE_NUMBER,
        ("SellerSupplierParty/Party", "DespatchSupplierParty/Party"),
        ("BuyerCustomerParty/Party", "DeliveryCustomerParty/Party"),
        "",
        "DespatchLine",
        ("DeliveredQuantity",),
    ),
}


def reads(root: Element) -> bool:
    """Whether this is a UBL document of a kind that we read."""
    return local_name(root) in _SYNTAXES and namespace(root).startswith(NAMESPACE_PREFIX)


def read(root: Element) -> ExtractedDocument:
    """Everything a UBL document states that our terms have a name for."""
    syntax = _SYNTAXES[local_name(root)]
    sheet = FieldSheet(EXTRACTED_BY)
    currency = _header(root, syntax, sheet)
    _party(first(root, *syntax.seller), sheet, SELLER)
    _party(first(root, *syntax.buyer), sheet, BUYER)
    sheet.put(Term.REGISTRATION_NUMBER, text_at(first(root, *syntax.seller), "PartyLegalEntity/CompanyID"))
    sheet.put(Term.PAYEE_NAME, text_at(first(root, "PayeeParty"), "PartyName/Name", "PartyLegalEntity/RegistrationName"))
    _payment(root, sheet)
    figures = _totals(root, syntax, sheet, currency)
    lines = [_line(each, syntax) for each in every(root, syntax.line)]
    kind = kind_of_type_code(text_at(root, "InvoiceTypeCode", "CreditNoteTypeCode"), syntax.kind)
    return trade_document(sheet, kind, lines, figures)


def _header(root: Element, syntax: _Syntax, sheet: FieldSheet) -> str:
    sheet.put(syntax.own_number, text_at(root, "ID"))
    sheet.put(Term.ISSUE_DATE, text_at(root, "IssueDate"))
    sheet.put(Term.DUE_DATE, text_at(root, "DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"))
    currency = text_at(root, "DocumentCurrencyCode", "PricingCurrencyCode") or _currency_of_amounts(root, syntax)
    sheet.put(Term.CURRENCY, currency)
    lines = list(every(root, syntax.line))
    orders = [text_at(each, "OrderLineReference/OrderReference/ID") for each in lines]
    sheet.put_reference(Term.PO_NUMBER, text_at(root, "OrderReference/ID"), orders)
    deliveries = [text_at(each, "DespatchLineReference/DocumentReference/ID") for each in lines]
    sheet.put_reference(Term.DELIVERY_NOTE_NUMBER, text_at(root, "DespatchDocumentReference/ID"), deliveries)
    sheet.put(Term.ORDER_DATE, text_at(root, "OrderReference/IssueDate"))
    sheet.put(Term.DELIVERY_DATE, text_at(root, "Delivery/ActualDeliveryDate", "Shipment/Delivery/ActualDeliveryDate"))
    sheet.put_notes([note for note in map(text_of, every(root, "Note")) if note])
    return currency or ""


def _currency_of_amounts(root: Element, syntax: _Syntax) -> str | None:
    if not syntax.totals:
        return None
    return next((each.get("currencyID") for each in every(root, f"{syntax.totals}/PayableAmount")), None)


def _party(party: Element | None, sheet: FieldSheet, terms: PartyTerms) -> None:
    place = first(party, "PostalAddress", "PartyLegalEntity/RegistrationAddress")
    street = " ".join(part for part in (text_at(place, "StreetName"), text_at(place, "BuildingNumber")) if part)
    lines = [street, text_at(place, "AdditionalStreetName"), *map(text_of, every(place, "AddressLine/Line"))]
    put_party(
        sheet,
        terms,
        text_at(party, "PartyLegalEntity/RegistrationName", "PartyName/Name", "Person/FamilyName"),
        _tax_id(party),
        address_of(lines, text_at(place, "PostalZone"), text_at(place, "CityName")),
    )


def _tax_id(party: Element | None) -> str | None:
    """The VAT number before any other tax number, since it is the one an invoice must print."""
    registrations = list(every(party, "PartyTaxScheme"))
    registrations.sort(key=lambda each: (text_at(each, "TaxScheme/ID") or "").upper() != "VAT")
    return next((number for number in (text_at(each, "CompanyID") for each in registrations) if number), None)


def _payment(root: Element, sheet: FieldSheet) -> None:
    sheet.put(Term.PAYMENT_REFERENCE, text_at(root, "PaymentMeans/PaymentID"))
    account = first(root, "PaymentMeans/PayeeFinancialAccount")
    if account is not None:
        sheet.put_account(text_at(account, "ID"))
        branch = first(account, "FinancialInstitutionBranch")
        sheet.put(Term.BIC, text_at(branch, "FinancialInstitution/ID", "ID"))
        sheet.put(Term.BANK_NAME, text_at(branch, "FinancialInstitution/Name", "Name"))
    terms = [note for note in map(text_of, every(root, "PaymentTerms/Note")) if note]
    sheet.put(Term.PAYMENT_TERMS, " ".join(terms))


_TOTALS = {
    Term.LINES_TOTAL: "LineExtensionAmount",
    Term.ALLOWANCE_TOTAL: "AllowanceTotalAmount",
    Term.CHARGE_TOTAL: "ChargeTotalAmount",
    Term.NET_TOTAL: "TaxExclusiveAmount",
    Term.GROSS_TOTAL: "TaxInclusiveAmount",
    Term.PREPAID_TOTAL: "PrepaidAmount",
    Term.AMOUNT_DUE: "PayableAmount",
}


def _totals(root: Element, syntax: _Syntax, sheet: FieldSheet, currency: str) -> StatedFigures:
    total = first(root, syntax.totals) if syntax.totals else None
    put_totals(sheet, _TOTALS, lambda name: text_at(total, name))
    tax = _tax_total(root, currency)
    sheet.put(Term.TAX_TOTAL, text_at(tax, "TaxAmount"))
    categories = list(every(tax, "TaxSubtotal/TaxCategory")) or list(every(root, f"{syntax.line}/Item/ClassifiedTaxCategory"))
    sheet.put_tax_rate(decimals(text_at(each, "Percent") for each in categories))
    stated = ((says_yes(text_at(each, "ChargeIndicator")), text_at(each, "Amount")) for each in every(root, "AllowanceCharge"))
    allowances, charges = allowances_and_charges(stated)
    return figures_of(
        sheet,
        currency,
        line_totals=[text_at(each, "LineExtensionAmount") for each in every(root, syntax.line)],
        allowances=allowances,
        charges=charges,
        taxes=tax_shares(
            (text_at(each, "TaxableAmount"), text_at(each, "TaxCategory/Percent"), text_at(each, "TaxAmount"))
            for each in every(tax, "TaxSubtotal")
        ),
        rounding=text_at(total, "PayableRoundingAmount"),
    )


def _tax_total(root: Element, currency: str) -> Element | None:
    """The tax in the invoice's own currency: a second total may state it in the currency of the books (BT-111)."""
    totals = list(every(root, "TaxTotal"))
    own = [each for each in totals if any(amount.get("currencyID") == currency for amount in every(each, "TaxAmount"))]
    return next(iter(own or totals), None)


def _line(each: Element, syntax: _Syntax) -> Line:
    return line_of(
        text_at(each, "Item/Name", "Item/Description"),
        first(each, *syntax.quantity),
        text_at(each, "Price/PriceAmount"),
        text_at(each, "Price/BaseQuantity"),
        text_at(each, "LineExtensionAmount"),
        text_at(each, "Item/ClassifiedTaxCategory/Percent", "TaxTotal/TaxSubtotal/TaxCategory/Percent"),
        text_at(each, "Item/SellersItemIdentification/ID", "Item/StandardItemIdentification/ID"),
    )
