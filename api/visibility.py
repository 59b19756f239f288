"""Who may see which rows. Every route that shows a thing by its id asks here, so the lines between tenants stand in one file.

A client sees its own and nothing of others: what is not its own is "not there", so that ids tell nothing. KYC evidence is for
compliance and for the client it is about; to everybody else it is not there either.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import Session

from api.problems import Problem, not_found
from api.security.access import Caller
from api.security.roles import STAFF, Role, Scope
from storage.database.tables import DocumentRow, KycEvidenceRow, PackageRow, ReceiptRow


def own_client(caller: Caller, client_code: str | None) -> str | None:
    """The client whose things a listing shows: a client user's own whatever was asked, else what was asked."""
    return caller.client_code if caller.role is Role.CLIENT else client_code


def only_own(caller: Caller, column: ColumnElement[str] | ColumnElement[str | None]) -> ColumnElement[bool]:
    """A condition for a query: a client user's rows are its client's; staff see all."""
    return column == caller.client_code if caller.role is Role.CLIENT else true()


def visible_receipt(session: Session, caller: Caller, receipt_id: str) -> ReceiptRow:
    """The receipt, or 404."""
    receipt = session.get(ReceiptRow, receipt_id)
    if receipt is None or not _concerns(caller, receipt.client_code):
        raise not_found("submission")
    return receipt


def visible_package(session: Session, caller: Caller, package_id: str) -> PackageRow:
    """The package, or 404."""
    package = session.get(PackageRow, package_id)
    if package is None or not _concerns(caller, package.client_code):
        raise not_found("package")
    return package


def visible_document(session: Session, caller: Caller, document_id: str) -> DocumentRow:
    """The document, or 404: also for a paper of the KYC file, to whoever may not read that."""
    document = session.get(DocumentRow, document_id)
    if document is None:
        raise not_found("document")
    if document.in_kyc:
        if not may_read_kyc(caller, document.client_code):
            raise not_found("document")
    elif not _concerns(caller, document.client_code) or not _has(caller, Scope.READ):
        raise not_found("document")
    return document


def visible_evidence(session: Session, caller: Caller, evidence_id: str) -> KycEvidenceRow:
    """A paper of a KYC file, or 404."""
    evidence = session.get(KycEvidenceRow, evidence_id)
    if evidence is None or not may_read_kyc(caller, evidence.client_code):
        raise not_found("paper")
    return evidence


def may_read_kyc(caller: Caller, client_code: str | None) -> bool:
    """Compliance, and the client itself."""
    of_client = caller.role is Role.CLIENT and client_code is not None and caller.client_code == client_code
    return (caller.role is Role.COMPLIANCE or of_client) and _has(caller, Scope.KYC)


def named_client(caller: Caller, client_code: str | None) -> str:
    """The client that a submission is for: a client user's own, else the one named. Naming another's is refused."""
    if caller.role is Role.CLIENT:
        if client_code not in (None, "", caller.client_code):
            raise Problem(403, "client.not_yours", "That is another client's code.", "Leave the client out.")
        assert caller.client_code is not None  # `create_user` lets no client user in without
        return caller.client_code
    if not client_code:
        raise Problem(422, "client.missing", "Say whose documents these are.", "Give the client's code as `client`.")
    return client_code


def _concerns(caller: Caller, client_code: str | None) -> bool:
    if caller.role is Role.CLIENT:
        return client_code is not None and client_code == caller.client_code
    return caller.role in STAFF


def _has(caller: Caller, scope: Scope) -> bool:
    return caller.scopes is None or scope in caller.scopes
