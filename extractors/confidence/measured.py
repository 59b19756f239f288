"""Which readings were measured on made papers, by kind of paper; a reading of any other has no share, and is shown without one."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.terms import DocumentKind, Term

_PARTIES = (
    Term.SELLER_NAME,
    Term.SELLER_TAX_ID,
    Term.SELLER_ADDRESS,
    Term.BUYER_NAME,
    Term.BUYER_TAX_ID,
    Term.BUYER_ADDRESS,
)
_TOTALS = (Term.CURRENCY, Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL)
_INVOICE_TERMS = (
    Term.INVOICE_NUMBER,
    Term.ISSUE_DATE,
    *_PARTIES,
    Term.PO_NUMBER,
    Term.DELIVERY_NOTE_NUMBER,
    *_TOTALS,
    Term.DUE_DATE,
    Term.LINES_TOTAL,
    Term.ALLOWANCE_TOTAL,
    Term.CHARGE_TOTAL,
    Term.PREPAID_TOTAL,
    Term.AMOUNT_DUE,
    Term.TAX_RATE,
    Term.IBAN,
    Term.BIC,
    Term.BANK_ACCOUNT,
    Term.PAYMENT_REFERENCE,
)
_DELIVERY_TERMS = (Term.DELIVERY_NOTE_NUMBER, Term.ISSUE_DATE, Term.DELIVERY_DATE, *_PARTIES, Term.PO_NUMBER, Term.RECEIVED_BY)

MEASURED_TERMS: Mapping[DocumentKind, tuple[Term, ...]] = {
    DocumentKind.INVOICE: _INVOICE_TERMS,
    DocumentKind.CREDIT_NOTE: _INVOICE_TERMS,
    DocumentKind.DELIVERY_NOTE: (*_DELIVERY_TERMS, Term.INVOICE_NUMBER),
    DocumentKind.TIMESHEET: _DELIVERY_TERMS,
    DocumentKind.BILL_OF_LADING: _DELIVERY_TERMS,
    DocumentKind.PURCHASE_ORDER: (Term.PO_NUMBER, Term.ISSUE_DATE, *_PARTIES, *_TOTALS),
    DocumentKind.REMITTANCE_ADVICE: (Term.PAYMENT_REFERENCE, Term.ISSUE_DATE, *_PARTIES, Term.CURRENCY, Term.GROSS_TOTAL),
    DocumentKind.STATEMENT: (Term.STATEMENT_DATE, *_PARTIES, Term.CURRENCY, Term.CLOSING_BALANCE),
    DocumentKind.SCHEDULE_OF_ACCOUNTS: (Term.ISSUE_DATE, Term.SELLER_NAME, Term.SELLER_TAX_ID, Term.CURRENCY, Term.GROSS_TOTAL),
    DocumentKind.RECEIPT: (Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.SELLER_NAME, Term.SELLER_TAX_ID, Term.CURRENCY, Term.GROSS_TOTAL),
}

MEASURED_LINES = frozenset(
    {
        DocumentKind.INVOICE,
        DocumentKind.CREDIT_NOTE,
        DocumentKind.DELIVERY_NOTE,
        DocumentKind.PURCHASE_ORDER,
        DocumentKind.TIMESHEET,
        DocumentKind.BILL_OF_LADING,
    }
)
"""The kinds whose lines of goods were measured."""
