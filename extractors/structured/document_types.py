"""The number by which trade names a document's type (UN/EDIFACT code list 1001), and the kind of paper it is for us."""

from __future__ import annotations

from extractors.terms import DocumentKind

_CREDIT_NOTES = {"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"}
_NOT_YET_INVOICES = {"325"}  # pro forma
_ORDERS = {"220", "221", "224", "226", "227", "228", "230", "402"}
_ORDER_RESPONSES = {"231", "320"}


def kind_of_type_code(type_code: str | None, otherwise: DocumentKind) -> DocumentKind:
    """The kind a BT-3 code stands for. Invoices have dozens of codes (380, 384, 389, 393 ...), so a code not known to be another is one."""
    code = (type_code or "").strip()
    if code in _CREDIT_NOTES:
        return DocumentKind.CREDIT_NOTE
    if code in _NOT_YET_INVOICES:
        return DocumentKind.QUOTATION
    if code in _ORDER_RESPONSES:
        return DocumentKind.PURCHASE_ORDER_RESPONSE
    if code in _ORDERS:
        return DocumentKind.PURCHASE_ORDER
    return otherwise
