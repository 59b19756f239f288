"""Makes one funding package of a batch: a receivable for each invoice, its debtor, its supporting documents, and what is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal

from extractors.model import ExtractedDocument
from extractors.terms import RECEIVABLE_KINDS, DocumentKind, Term
from verification.books import Books
from verification.deficiencies import Deficiency, deficiencies_of, package_state, receivable_state
from verification.matching.orders import orders_of
from verification.matching.parties import PartyIndex, PartyOnPaper, debtor_index
from verification.model import Batch, Facility, MissingDocument, PackDocument, PartyMatch, Receivable
from verification.requirements import missing_kinds, required_of, with_order_of
from verification.runner import checks_touched_by, checks_touched_by_lines
from verification.tying import Claim, place_of, tie_documents

__all__ = [
    "Deficiency",
    "assemble_batch",
    "buyer_of",
    "checks_touched_by",
    "checks_touched_by_lines",
    "deficiencies_of",
    "missing_documents",
    "package_state",
    "receivable_id_of",
    "receivable_state",
]


def receivable_id_of(document_id: str) -> str:
    """The id of the receivable that an invoice document puts in the books: it follows from the document's, so a rerun finds it again."""
    return hashlib.sha256(f"receivable\x1f{document_id}".encode()).hexdigest()[:32]


def buyer_of(document: ExtractedDocument) -> PartyOnPaper:
    """The buyer as a document names it."""
    return PartyOnPaper(document.value(Term.BUYER_NAME), document.value(Term.BUYER_TAX_ID), None, document.value(Term.BUYER_ADDRESS))


def assemble_batch(
    package_id: str,
    client_code: str,
    received_at: datetime,
    documents: Sequence[PackDocument],
    files: Sequence[tuple[str, str]],
    parked: Sequence[tuple[str, str]],
    books: Books,
    *,
    receivable_id: Callable[[str], str] = receivable_id_of,
) -> Batch:
    """The batch as the checks see it.

    `files` are (filename, sha256) of all that was received, `parked` (file or page, reason) of what nobody could read. Identity and company
    papers go to the client's KYC file and appear nowhere here. `receivable_id` makes a receivable's id from its invoice's document id.
    """
    ordered = sorted(documents, key=place_of)
    index = _DebtorFinder(debtor_index(books.debtors()), _facility(books, client_code))
    matches = {each.document_id: index.match(each.document) for each in ordered if each.document.kind in RECEIVABLE_KINDS}
    claims = [
        Claim(each, _code(matches[each.document_id]), index.is_loose(matches[each.document_id]))
        for each in ordered
        if each.document_id in matches
    ]
    tied, unplaced = tie_documents(claims, ordered, lambda each: _code(index.match(each.document)))
    schedules = [each for each in ordered if each.document.kind is DocumentKind.SCHEDULE_OF_ACCOUNTS]
    return Batch(
        package_id=package_id,
        client_code=client_code,
        received_at=received_at,
        receivables=tuple(
            Receivable(
                receivable_id(claim.invoice.document_id),
                client_code,
                claim.invoice,
                matches[claim.invoice.document_id],
                tied.get(claim.invoice.document_id, ()),
            )
            for claim in claims
        ),
        schedule=_fullest(schedules),
        unplaced=unplaced,
        parked=tuple(parked),
        files=tuple(files),
    )


def _facility(books: Books, client_code: str) -> Facility | None:
    client = books.client(client_code)
    return client.facility if client else None


def _code(match: PartyMatch | None) -> str | None:
    return match.code if match else None


def _fullest(schedules: Sequence[PackDocument]) -> PackDocument | None:
    """Where a client sends its schedule twice, as a sheet and as a signed page, the one with most rows says most."""
    return max(schedules, key=lambda each: len(each.document.schedule), default=None)


class _DebtorFinder:
    """Finds the debtor a document names, once for each wording."""

    def __init__(self, index: PartyIndex, facility: Facility | None) -> None:
        self._index = index
        self._floor = facility.match_reject_score if facility else Decimal("0.70")
        self._accepted = facility.match_accept_score if facility else Decimal(1)
        self._found: dict[PartyOnPaper, PartyMatch | None] = {}

    def is_loose(self, match: PartyMatch | None) -> bool:
        """Whether a match leaves it to a person who is meant."""
        return match is not None and match.score < self._accepted

    def match(self, document: ExtractedDocument) -> PartyMatch | None:
        paper = buyer_of(document)
        if paper not in self._found:
            best = self._index.best(paper) if paper.name or paper.tax_id else None
            self._found[paper] = best if best is not None and best.score >= self._floor else None
        return self._found[paper]


def missing_documents(batch: Batch, books: Books) -> tuple[MissingDocument, ...]:
    """What is required and the batch does not bring, for each receivable by its requirement profile, and for the batch (no receivable).

    A debtor's demand for a purchase order is met as well by an order of ours with the number that the invoice prints.
    """
    client = books.client(batch.client_code)
    if client is None:
        return ()
    debtors = {each.debtor_code: each for each in books.debtors()}
    profiles = books.requirement_profiles(client.client_code)
    missing: list[MissingDocument] = []
    if DocumentKind.SCHEDULE_OF_ACCOUNTS.value in client.facility.required_documents and batch.schedule is None:
        missing.append(MissingDocument(None, DocumentKind.SCHEDULE_OF_ACCOUNTS.value))
    for receivable in batch.receivables:
        if receivable.invoice.document.kind is not DocumentKind.INVOICE:
            continue
        debtor = debtors.get(receivable.debtor_match.code) if receivable.debtor_match else None
        invoice = receivable.invoice.document
        brought = {each.document.kind.value for each in receivable.supporting}
        required = required_of(client, debtor, invoice, profiles).kinds
        for kind in missing_kinds(with_order_of(debtor, required), brought, invoice):
            only_debtor_asks = kind not in required
            if only_debtor_asks and orders_of(receivable, books):
                continue
            missing.append(MissingDocument(receivable.receivable_id, kind))
    return tuple(missing)
