"""Programs write beside its name which of the United Nations' codes a paper has, "Credit note (381)", so that any other program knows it.

The codes are those of data element 1001 of UN/EDIFACT, of which EN 16931 takes the invoices and credit notes as BT-3.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractors.terms import DocumentKind

KINDS_BY_CODE: Mapping[str, DocumentKind] = {
    **dict.fromkeys(("326", "380", "386", "389", "393", "875", "876", "877"), DocumentKind.INVOICE),
    **dict.fromkeys(("261", "381", "396", "532"), DocumentKind.CREDIT_NOTE),
    **dict.fromkeys(("220", "224", "226"), DocumentKind.PURCHASE_ORDER),
    **dict.fromkeys(("231", "320"), DocumentKind.PURCHASE_ORDER_RESPONSE),
    **dict.fromkeys(("270", "351"), DocumentKind.DELIVERY_NOTE),
    **dict.fromkeys(("310", "325"), DocumentKind.QUOTATION),
    **dict.fromkeys(("700", "703", "705", "710", "730", "740"), DocumentKind.BILL_OF_LADING),
    "481": DocumentKind.REMITTANCE_ADVICE,
}
