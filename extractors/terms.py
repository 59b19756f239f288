"""The words a document's fields are called by: tax-neutral names, each with its EN 16931 business term where it has one."""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A field of a document, by the name that the extract output and the API give it."""

    TITLE = "title"  # the words by which an invoice calls itself one, which some tax laws demand
    INVOICE_NUMBER = "invoice_number"  # BT-1
    ISSUE_DATE = "issue_date"  # BT-2
    DUE_DATE = "due_date"  # BT-9
    CURRENCY = "currency"  # BT-5
    SELLER_NAME = "seller_name"  # BT-27
    SELLER_TAX_ID = "seller_tax_id"  # BT-31, BT-32
    SELLER_ADDRESS = "seller_address"  # BG-5
    BUYER_NAME = "buyer_name"  # BT-44
    BUYER_TAX_ID = "buyer_tax_id"  # BT-48
    BUYER_ADDRESS = "buyer_address"  # BG-8
    PAYEE_NAME = "payee_name"  # BT-59
    PO_NUMBER = "po_number"  # BT-13
    DELIVERY_NOTE_NUMBER = "delivery_note_number"  # BT-16
    PAYMENT_TERMS = "payment_terms"  # BT-20
    NOTE = "note"  # BT-22
    LINES_TOTAL = "lines_total"  # BT-106
    ALLOWANCE_TOTAL = "allowance_total"  # BT-107
    CHARGE_TOTAL = "charge_total"  # BT-108
    NET_TOTAL = "net_total"  # BT-109
    TAX_RATE = "tax_rate"  # BT-119, where one rate holds for all
    TAX_TOTAL = "tax_total"  # BT-110
    GROSS_TOTAL = "gross_total"  # BT-112
    PREPAID_TOTAL = "prepaid_total"  # BT-113
    AMOUNT_DUE = "amount_due"  # BT-115
    IBAN = "iban"  # BT-84
    BIC = "bic"  # BT-86
    BANK_ACCOUNT = "bank_account"  # BT-84, where the account is not an IBAN
    BANK_NAME = "bank_name"
    BRANCH_CODE = "branch_code"
    PAYMENT_REFERENCE = "payment_reference"  # BT-83
    NOTICE_OF_ASSIGNMENT = "notice_of_assignment"  # the legend that tells the debtor to pay the factor; in BT-22 of an e-invoice
    SALE_CONDITIONS = "sale_conditions"  # sentences by which a sale is not final: consignment, sale or return; in BT-22 of an e-invoice
    PROGRESS_BILLING = "progress_billing"  # sentences by which only part of a larger work is billed, or part is retained

    DELIVERY_DATE = "delivery_date"  # BT-72; on a POD the day the goods were received
    RECEIVED_BY = "received_by"  # the name beside the signature on a POD
    SIGNED = "signed"  # "yes" where a signature or stamp stands in its place

    ORDER_DATE = "order_date"
    REGISTRATION_NUMBER = "registration_number"  # BT-30
    CLOSING_BALANCE = "closing_balance"
    STATEMENT_DATE = "statement_date"

    DOCUMENT_NUMBER = "document_number"  # of an identity paper
    SURNAME = "surname"
    GIVEN_NAMES = "given_names"
    NATIONALITY = "nationality"
    BIRTH_DATE = "birth_date"
    EXPIRY_DATE = "expiry_date"
    SEX = "sex"
    ISSUING_COUNTRY = "issuing_country"
    IDENTITY_NUMBER = "identity_number"  # the South African or Chinese personal number
    MRZ_LINES = "mrz_lines"  # ICAO 9303, lines joined by a line feed
    MRZ_VALID = "mrz_valid"  # "yes" or "no": do the check digits hold
    HOLDER_NAME = "holder_name"  # whom or what an identity or company paper is about
    HOLDER_ADDRESS = "holder_address"  # what a proof of address proves
    TAX_NUMBER = "tax_number"  # of the holder of a tax clearance
    MISSING_PAGES = "missing_pages"  # those that a paper says it has and that are not there: "2, 3 of 3"
    REBILLING = "rebilling"  # sentences by which an invoice bills again what an earlier one billed


class Shape(StrEnum):
    """How the canonical text of a term is to be understood."""

    TEXT = "text"
    DATE = "date"  # ISO 8601, 2026-03-04
    AMOUNT = "amount"  # plain decimal in the document's currency, magnitude positive: 1234.50
    RATE = "rate"  # percent, plain decimal: 15
    LIST = "list"  # parts joined by a line feed


_DATES = {
    Term.ISSUE_DATE,
    Term.DUE_DATE,
    Term.DELIVERY_DATE,
    Term.ORDER_DATE,
    Term.STATEMENT_DATE,
    Term.BIRTH_DATE,
    Term.EXPIRY_DATE,
}
_AMOUNTS = {
    Term.LINES_TOTAL,
    Term.ALLOWANCE_TOTAL,
    Term.CHARGE_TOTAL,
    Term.NET_TOTAL,
    Term.TAX_TOTAL,
    Term.GROSS_TOTAL,
    Term.PREPAID_TOTAL,
    Term.AMOUNT_DUE,
    Term.CLOSING_BALANCE,
}
_LISTS = {Term.MRZ_LINES, Term.SALE_CONDITIONS, Term.PROGRESS_BILLING, Term.REBILLING}


def shape_of(term: Term) -> Shape:
    """What kind of value a term holds."""
    if term in _DATES:
        return Shape.DATE
    if term in _AMOUNTS:
        return Shape.AMOUNT
    if term is Term.TAX_RATE:
        return Shape.RATE
    if term in _LISTS:
        return Shape.LIST
    return Shape.TEXT


class DocumentKind(StrEnum):
    """What a paper is. The names are a published surface: facilities require documents by them."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    DELIVERY_NOTE = "delivery_note"
    PURCHASE_ORDER = "purchase_order"
    PURCHASE_ORDER_RESPONSE = "purchase_order_response"
    BILL_OF_LADING = "bill_of_lading"
    TIMESHEET = "timesheet"
    STATEMENT = "statement"
    REMITTANCE_ADVICE = "remittance_advice"
    SCHEDULE_OF_ACCOUNTS = "schedule_of_accounts"
    NOTICE_OF_ASSIGNMENT = "notice_of_assignment"
    QUOTATION = "quotation"
    RECEIPT = "receipt"
    BANK_LETTER = "bank_letter"
    BANK_STATEMENT = "bank_statement"
    COMPANY_REGISTRATION = "company_registration"
    TAX_CLEARANCE = "tax_clearance"
    PROOF_OF_ADDRESS = "proof_of_address"
    ID_CARD = "id_card"
    PASSPORT = "passport"
    VISA = "visa"
    BENEFICIAL_OWNERS = "beneficial_owners"
    RESOLUTION = "resolution"
    OTHER = "other"


RECEIVABLE_KINDS = frozenset({DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE})
"""Papers that put a receivable in our books."""

KYC_KINDS = frozenset(
    {
        DocumentKind.BANK_LETTER,
        DocumentKind.COMPANY_REGISTRATION,
        DocumentKind.TAX_CLEARANCE,
        DocumentKind.PROOF_OF_ADDRESS,
        DocumentKind.ID_CARD,
        DocumentKind.PASSPORT,
        DocumentKind.VISA,
        DocumentKind.BENEFICIAL_OWNERS,
        DocumentKind.RESOLUTION,
    }
)
"""Papers that go to the client's KYC file and nowhere else."""
