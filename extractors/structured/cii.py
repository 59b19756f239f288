"""UN/CEFACT cross-industry messages: CII D16B, Factur-X and ZUGFeRD 2 invoices, ZUGFeRD 1.0, and Order-X (EN 16931-3-3).

The generations differ in the names of their outer elements only, so each path lists the old and the new name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.model import ExtractedDocument, Line
from extractors.structured.document_types import kind_of_type_code
from extractors.structured.sheet import FieldSheet, address_of, decimal_of, decimals
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
from extractors.structured.xml_source import Element, every, first, local_name, text_at, text_of
from extractors.terms import DocumentKind, Term

EXTRACTED_BY = "cii"
ROOTS = {"CrossIndustryInvoice", "CrossIndustryDocument", "SCRDMCCBDACIOMessageStructure", "CrossIndustryOrder"}

_HEADER = ("ExchangedDocument", "HeaderExchangedDocument")
_TRADE = ("SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction")
_AGREEMENT = ("ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement")
_DELIVERY = ("ApplicableHeaderTradeDelivery", "ApplicableSupplyChainTradeDelivery")
_SETTLEMENT = ("ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement")
_TOTALS = ("SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation")
_LINE = "IncludedSupplyChainTradeLineItem"
_LINE_AGREEMENT = ("SpecifiedLineTradeAgreement", "SpecifiedSupplyChainTradeAgreement")
_LINE_DELIVERY = ("SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery")
_LINE_SETTLEMENT = ("SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement")
_LINE_TOTALS = ("SpecifiedTradeSettlementLineMonetarySummation", "SpecifiedTradeSettlementMonetarySummation")
_QUANTITIES = ("BilledQuantity", "AgreedQuantity", "RequestedQuantity")
_ORDER_IDS = ("BuyerOrderReferencedDocument/IssuerAssignedID", "BuyerOrderReferencedDocument/ID")
_DELIVERY_IDS = (
    "DespatchAdviceReferencedDocument/IssuerAssignedID",
    "DeliveryNoteReferencedDocument/IssuerAssignedID",
    "DeliveryNoteReferencedDocument/ID",
    "DespatchAdviceReferencedDocument/ID",
)
_NOT_GOODS = {"GROUP", "INFORMATION"}  # status of a line that only heads or explains others (Factur-X, profile EXTENDED)


def reads(root: Element) -> bool:
    """Whether this is a cross-industry invoice or order."""
    return local_name(root) in ROOTS


def read(root: Element) -> ExtractedDocument:
    """Everything a cross-industry message states that our terms have a name for."""
    sheet = FieldSheet(EXTRACTED_BY)
    trade = first(root, *_TRADE)
    agreement, settlement = first(trade, *_AGREEMENT), first(trade, *_SETTLEMENT)
    is_order = local_name(root) not in {"CrossIndustryInvoice", "CrossIndustryDocument"}
    otherwise = DocumentKind.PURCHASE_ORDER if is_order else DocumentKind.INVOICE
    kind = kind_of_type_code(text_at(first(root, *_HEADER), "TypeCode"), otherwise)
    _header(first(root, *_HEADER), kind, sheet)
    goods = list(_goods_lines(trade))
    _references(agreement, first(trade, *_DELIVERY), goods, sheet)
    _party(first(agreement, "SellerTradeParty"), sheet, SELLER)
    _party(first(agreement, "BuyerTradeParty"), sheet, BUYER)
    sheet.put(Term.REGISTRATION_NUMBER, text_at(agreement, "SellerTradeParty/SpecifiedLegalOrganization/ID"))
    sheet.put(Term.PAYEE_NAME, text_at(settlement, "PayeeTradeParty/Name"))
    currency = text_at(settlement, "InvoiceCurrencyCode", "OrderCurrencyCode") or ""
    sheet.put(Term.CURRENCY, currency)
    _payment(settlement, sheet)
    figures = _totals(settlement, goods, sheet, currency)
    return trade_document(sheet, kind, [_line(each) for each in goods], figures)


def _own_number_term(kind: DocumentKind) -> Term:
    if kind is DocumentKind.PURCHASE_ORDER:
        return Term.PO_NUMBER
    return Term.DOCUMENT_NUMBER if kind is DocumentKind.PURCHASE_ORDER_RESPONSE else Term.INVOICE_NUMBER


def _header(header: Element | None, kind: DocumentKind, sheet: FieldSheet) -> None:
    sheet.put(_own_number_term(kind), text_at(header, "ID"))
    _put_date(sheet, Term.ISSUE_DATE, first(header, "IssueDateTime"))
    sheet.put_notes([note for note in map(text_of, every(header, "IncludedNote/Content")) if note])


def _put_date(sheet: FieldSheet, term: Term, moment: Element | None) -> None:
    """A moment is written as a coded string (`format="102"`), as a plain date, or, in ZUGFeRD 1.0, as its own text."""
    coded = first(moment, "DateTimeString", "DateString")
    if coded is not None:
        sheet.put(term, text_of(coded), format_code=coded.get("format"))
    else:
        sheet.put(term, text_at(moment, "DateTime", "Date") or text_of(moment))


def _references(agreement: Element | None, delivery: Element | None, goods: Sequence[Element], sheet: FieldSheet) -> None:
    order = first(agreement, "BuyerOrderReferencedDocument")
    orders = [text_at(first(each, *_LINE_AGREEMENT), *_ORDER_IDS) for each in goods]
    sheet.put_reference(Term.PO_NUMBER, text_at(agreement, *_ORDER_IDS), orders)
    _put_date(sheet, Term.ORDER_DATE, first(order, "FormattedIssueDateTime", "IssueDateTime"))
    deliveries = [text_at(first(each, *_LINE_DELIVERY), *_DELIVERY_IDS) for each in goods]
    sheet.put_reference(Term.DELIVERY_NOTE_NUMBER, text_at(delivery, *_DELIVERY_IDS), deliveries)
    _put_date(sheet, Term.DELIVERY_DATE, first(delivery, "ActualDeliverySupplyChainEvent/OccurrenceDateTime"))


def _party(party: Element | None, sheet: FieldSheet, terms: PartyTerms) -> None:
    numbers = {(each.get("schemeID") or "").upper(): text_of(each) for each in every(party, "SpecifiedTaxRegistration/ID")}
    place = first(party, "PostalTradeAddress")
    street = [text_at(place, line) for line in ("LineOne", "LineTwo", "LineThree")]
    put_party(
        sheet,
        terms,
        text_at(party, "Name", "SpecifiedLegalOrganization/TradingBusinessName", "DefinedTradeContact/PersonName"),
        numbers.get("VA") or numbers.get("FC") or next((number for number in numbers.values() if number), None),
        address_of(street, text_at(place, "PostcodeCode"), text_at(place, "CityName")),
    )


def _payment(settlement: Element | None, sheet: FieldSheet) -> None:
    sheet.put(Term.PAYMENT_REFERENCE, text_at(settlement, "PaymentReference"))
    for means in every(settlement, "SpecifiedTradeSettlementPaymentMeans"):
        account = first(means, "PayeePartyCreditorFinancialAccount")
        stated = text_at(account, "IBANID", "ProprietaryID")
        if stated:
            sheet.put_account(stated)
            bank = first(means, "PayeeSpecifiedCreditorFinancialInstitution")
            sheet.put(Term.BIC, text_at(bank, "BICID"))
            sheet.put(Term.BANK_NAME, text_at(bank, "Name"))
            break
    terms = list(every(settlement, "SpecifiedTradePaymentTerms"))
    sheet.put(Term.PAYMENT_TERMS, " ".join(text for text in (text_at(each, "Description") for each in terms) if text))
    due = next((moment for moment in (first(each, "DueDateDateTime") for each in terms) if moment is not None), None)
    _put_date(sheet, Term.DUE_DATE, due)


_AMOUNTS = {
    Term.LINES_TOTAL: "LineTotalAmount",
    Term.ALLOWANCE_TOTAL: "AllowanceTotalAmount",
    Term.CHARGE_TOTAL: "ChargeTotalAmount",
    Term.NET_TOTAL: "TaxBasisTotalAmount",
    Term.TAX_TOTAL: "TaxTotalAmount",
    Term.GROSS_TOTAL: "GrandTotalAmount",
    Term.PREPAID_TOTAL: "TotalPrepaidAmount",
    Term.AMOUNT_DUE: "DuePayableAmount",
}


def _totals(settlement: Element | None, goods: Sequence[Element], sheet: FieldSheet, currency: str) -> StatedFigures:
    totals = first(settlement, *_TOTALS)
    put_totals(sheet, _AMOUNTS, lambda name: _own_currency_amount(totals, name, currency))
    taxes = list(every(settlement, "ApplicableTradeTax"))
    taxed = taxes or [tax for line in goods for tax in every(first(line, *_LINE_SETTLEMENT), "ApplicableTradeTax")]
    sheet.put_tax_rate(decimals(map(_rate, taxed)))
    allowances, charges = _allowances_and_charges(settlement)
    return figures_of(
        sheet,
        currency,
        line_totals=[_line_total(each) for each in goods],
        allowances=allowances,
        charges=charges,
        taxes=tax_shares((text_at(each, "BasisAmount"), _rate(each), text_at(each, "CalculatedAmount")) for each in taxes),
        rounding=text_at(totals, "RoundingAmount"),
    )


def _own_currency_amount(totals: Element | None, name: str, currency: str) -> str | None:
    """The amount in the invoice's currency: the tax may stand a second time in the currency of the books (BT-111)."""
    amounts = list(every(totals, name))
    own = [each for each in amounts if each.get("currencyID") == currency] or [each for each in amounts if not each.get("currencyID")]
    return text_of(next(iter(own or amounts), None))


def _allowances_and_charges(settlement: Element | None) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    stated = [
        (says_yes(text_at(each, "ChargeIndicator/Indicator", "ChargeIndicator")), text_at(each, "ActualAmount"))
        for each in every(settlement, "SpecifiedTradeAllowanceCharge")
    ]
    freight = [(True, text_at(each, "AppliedAmount")) for each in every(settlement, "SpecifiedLogisticsServiceCharge")]
    allowances, charges = allowances_and_charges([*stated, *freight])
    stated_total = decimal_of(text_at(first(settlement, *_TOTALS), "AllowanceTotalAmount"))
    if stated_total is not None and stated_total > 0 and all(amount <= 0 for amount in allowances):
        allowances = tuple(-amount for amount in allowances)  # ZUGFeRD 1.0 may write what is taken off as a negative amount
    return allowances, charges


def _goods_lines(trade: Element | None) -> Iterator[Element]:
    """Lines with goods or services; those that carry only a note, or head a group of others, are left out."""
    for each in every(trade, _LINE):
        status = text_at(each, "AssociatedDocumentLineDocument/LineStatusReasonCode")
        has_product = first(each, "SpecifiedTradeProduct") is not None or _line_total(each) is not None
        if has_product and (status or "").upper() not in _NOT_GOODS:
            yield each


def _line_total(line: Element) -> str | None:
    return text_at(first(first(line, *_LINE_SETTLEMENT), *_LINE_TOTALS), "LineTotalAmount")


def _rate(tax: Element | None) -> str | None:
    return text_at(tax, "RateApplicablePercent", "ApplicablePercent")


def _line(each: Element) -> Line:
    price = first(first(each, *_LINE_AGREEMENT), "NetPriceProductTradePrice", "GrossPriceProductTradePrice")
    return line_of(
        text_at(each, "SpecifiedTradeProduct/Name", "SpecifiedTradeProduct/Description"),
        first(first(each, *_LINE_DELIVERY), *_QUANTITIES),
        text_at(price, "ChargeAmount"),
        text_at(price, "BasisQuantity"),
        _line_total(each),
        _rate(first(first(each, *_LINE_SETTLEMENT), "ApplicableTradeTax")),
        text_at(
            each,
            "SpecifiedTradeProduct/SellerAssignedID",
            "SpecifiedTradeProduct/GlobalID",
            "SpecifiedTradeProduct/BuyerAssignedID",
        ),
    )
