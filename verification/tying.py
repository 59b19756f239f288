"""Ties supporting documents to the receivables they support, and says by what.

What is printed decides: the invoice number, the delivery note number, the purchase order number, then the goods listed together with the
debtor. A document that prints none of these is tied by elimination where one receivable alone can be meant, and by its position in the
batch only as a last resort, when the whole batch follows one order. One document can support several receivables: an order that is
delivered and billed in parts. The order in which files come changes nothing but that last resort.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractors.terms import KYC_KINDS, RECEIVABLE_KINDS, DocumentKind, Term
from verification.matching.company_names import core_name, fold
from verification.matching.numbers import look_alike, number_key
from verification.model import PackDocument, SupportingDocument

SUPPORTING_KINDS = frozenset(
    {
        DocumentKind.DELIVERY_NOTE,
        DocumentKind.BILL_OF_LADING,
        DocumentKind.TIMESHEET,
        DocumentKind.PURCHASE_ORDER,
        DocumentKind.PURCHASE_ORDER_RESPONSE,
    }
)
"""Papers that prove one claim: what was ordered, shipped, received or worked."""

_ORDERS = (DocumentKind.PURCHASE_ORDER, DocumentKind.PURCHASE_ORDER_RESPONSE)
_SAME_FIRM = 70  # per cent of the words of two names
_REFERENCES = (Term.INVOICE_NUMBER, Term.DELIVERY_NOTE_NUMBER, Term.PO_NUMBER)
_WORDS = {
    Term.INVOICE_NUMBER: "invoice number",
    Term.DELIVERY_NOTE_NUMBER: "delivery note number",
    Term.PO_NUMBER: "purchase order number",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """An invoice or credit note that documents can be tied to, with the debtor it was matched to.

    A debtor that `is_loose` was matched so loosely that a person has to look: it may be another one.
    """

    invoice: PackDocument
    debtor_code: str | None
    is_loose: bool = False


def place_of(document: PackDocument) -> tuple[int, int, str]:
    """Where a document stands in the batch: its file, then its first page."""
    return document.part_position, min(document.document.page_numbers, default=1), document.document_id


def tie_documents(
    claims: Sequence[Claim], documents: Sequence[PackDocument], debtor_of: Callable[[PackDocument], str | None]
) -> tuple[dict[str, tuple[SupportingDocument, ...]], tuple[PackDocument, ...]]:
    """The supporting documents of each invoice, by the invoice's document id, and the documents that none claims.

    `debtor_of` says which debtor a supporting document names, None where it names none that is known.
    """
    tied: dict[str, list[SupportingDocument]] = defaultdict(list)
    printed = _by_number(claims)
    waiting: list[tuple[PackDocument, str | None]] = []
    unplaced: list[PackDocument] = []
    for document in sorted(documents, key=place_of):
        kind = document.document.kind
        if kind in RECEIVABLE_KINDS or kind in KYC_KINDS or kind is DocumentKind.SCHEDULE_OF_ACCOUNTS:
            continue
        if kind not in SUPPORTING_KINDS:
            unplaced.append(document)
            continue
        debtor = debtor_of(document)
        found = _by_reference(printed, document, debtor) or _by_goods(claims, document, debtor)
        for claim, reason in found:
            tied[claim.invoice.document_id].append(SupportingDocument(document.document_id, document.document, reason, document.sha256))
        if not found:
            waiting.append((document, debtor))
    for document, debtor in _by_elimination(claims, waiting, tied):
        waiting.remove((document, debtor))
    unplaced.extend(_by_position(claims, waiting, tied))
    return {key: tuple(each) for key, each in tied.items()}, tuple(sorted(unplaced, key=place_of))


def _key(document: PackDocument, term: Term) -> str:
    return number_key(document.document.value(term) or "")


def _may_be(claim: Claim, debtor: str | None) -> bool:
    """Nothing says that they are two debtors."""
    return debtor is None or claim.debtor_code is None or debtor == claim.debtor_code


def _by_number(claims: Sequence[Claim]) -> dict[tuple[Term, str], list[Claim]]:
    """The claims under every number that they print."""
    found: dict[tuple[Term, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for term in _REFERENCES:
            found[term, _key(claim.invoice, term)].append(claim)
    return found


def _by_reference(claims: dict[tuple[Term, str], list[Claim]], document: PackDocument, debtor: str | None) -> list[tuple[Claim, str]]:
    """The claims whose numbers the document prints: the most telling number that finds any decides."""
    for term in _REFERENCES:
        printed = _key(document, term)
        if not printed:
            continue
        found = claims.get((term, printed), []) or _by_likeness(claims, document, term)
        if term is Term.PO_NUMBER:
            found = [each for each in found if _may_be(each, debtor)] or [each for each in found if each.is_loose]
        if term is Term.DELIVERY_NOTE_NUMBER and document.document.kind in (
            DocumentKind.PURCHASE_ORDER,
            DocumentKind.PURCHASE_ORDER_RESPONSE,
        ):
            continue
        if term is Term.PO_NUMBER and document.document.kind not in (DocumentKind.PURCHASE_ORDER, DocumentKind.PURCHASE_ORDER_RESPONSE):
            found = _narrowed_by_delivery_note(found, document)
        if found:
            return [(each, f"{_WORDS[term]} {document.document.value(term)}") for each in found]
    return []


def _by_likeness(claims: dict[tuple[Term, str], list[Claim]], document: PackDocument, term: Term) -> list[Claim]:
    """The claims with the one number that a scan may have made of the document's: DNo05251 is DN005251, and P0000090 is PO000090.

    Two numbers that look like it leave it open. An invoice's own number is never taken for another.
    """
    number = document.document.value(term)
    if term is Term.INVOICE_NUMBER or not number:
        return []
    alike = [
        each
        for (own, _), each in claims.items()
        if own is term and (printed := each[0].invoice.document.value(term)) and look_alike(printed, number)
    ]
    return alike[0] if len(alike) == 1 else []


def _narrowed_by_delivery_note(found: list[Claim], document: PackDocument) -> list[Claim]:
    """An order delivered in parts has several delivery notes: one whose number differs from an invoice's supports another invoice."""
    printed = _key(document, Term.DELIVERY_NOTE_NUMBER)
    if not printed:
        return found
    return [each for each in found if _key(each.invoice, Term.DELIVERY_NOTE_NUMBER) in ("", printed)]


def _by_goods(claims: Sequence[Claim], document: PackDocument, debtor: str | None) -> list[tuple[Claim, str]]:
    """The one claim of the same debtor that lists the same goods in the same quantities."""
    if _contradictory_references(document) or debtor is None or not document.document.lines:
        return []
    found = [
        each for each in claims if each.debtor_code == debtor and not _disagrees(each, document) and _same_goods(each.invoice, document)
    ]
    return [(found[0], "the same goods and debtor")] if len(found) == 1 else []


def _contradictory_references(document: PackDocument) -> bool:
    """It prints an invoice number, and no invoice of the batch has it: it supports another one."""
    return bool(_key(document, Term.INVOICE_NUMBER))


def _disagrees(claim: Claim, document: PackDocument) -> bool:
    """Both print a number of one kind, and they differ."""
    for term in _REFERENCES:
        ours, theirs = _key(claim.invoice, term), _key(document, term)
        if (
            ours
            and theirs
            and ours != theirs
            and not (term is Term.DELIVERY_NOTE_NUMBER and document.document.kind is DocumentKind.PURCHASE_ORDER)
        ):
            return True
    return False


def _same_goods(invoice: PackDocument, document: PackDocument) -> bool:
    theirs = list(document.document.lines)
    if not theirs or not invoice.document.lines:
        return False
    for line in invoice.document.lines:
        alike = [
            each
            for each in theirs
            if each.quantity == line.quantity
            and line.quantity is not None
            and ((line.item_code and line.item_code == each.item_code) or fuzz.ratio(fold(line.description), fold(each.description)) >= 90)
        ]
        if not alike:
            return False
        theirs.remove(alike[0])
    return True


def _lacking(claims: Sequence[Claim], document: PackDocument, debtor: str | None, tied: dict[str, list[SupportingDocument]]) -> list[Claim]:
    """The claims that this document could still belong to: no number or debtor speaks against it, and none of its kind is there yet."""
    kind = document.document.kind
    if _contradictory_references(document):
        return []
    return [
        each
        for each in claims
        if _may_be(each, debtor)
        and not _disagrees(each, document)
        and not (debtor is None and _ordered_by_another(each, document))
        and each.invoice.document.kind is DocumentKind.INVOICE
        and all(other.document.kind is not kind for other in tied[each.invoice.document_id])
    ]


def _ordered_by_another(claim: Claim, document: PackDocument) -> bool:
    """An order of a firm that we do not know and that is called otherwise than the invoice's buyer: who orders also pays.

    A delivery says nothing of the kind, since goods also go to sites and to the buyer's own customers.
    """
    ours, theirs = claim.invoice.document, document.document
    if theirs.kind not in _ORDERS:
        return False
    billed, ordering = ours.value(Term.BUYER_NAME), theirs.value(Term.BUYER_NAME)
    tax = ours.value(Term.BUYER_TAX_ID)
    if not billed or not ordering or (tax and tax == theirs.value(Term.BUYER_TAX_ID)):
        return False
    return fuzz.token_set_ratio(core_name(billed), core_name(ordering)) < _SAME_FIRM


def _by_elimination(
    claims: Sequence[Claim], waiting: Sequence[tuple[PackDocument, str | None]], tied: dict[str, list[SupportingDocument]]
) -> list[tuple[PackDocument, str | None]]:
    """Documents that only one receivable can mean, while no other document of that kind could mean it too."""
    options = [(document, debtor, _lacking(claims, document, debtor, tied)) for document, debtor in waiting]
    done: list[tuple[PackDocument, str | None]] = []
    for document, debtor, candidates in options:
        if len(candidates) != 1:
            continue
        only = candidates[0]
        kind = document.document.kind
        rivals = [each for each, _, theirs in options if each is not document and each.document.kind is kind and only in theirs]
        named = debtor is not None and debtor == only.debtor_code
        if rivals or not (named or len(claims) == 1):
            continue
        reason = "the only invoice of this debtor without one" if len(claims) > 1 else "the only invoice of the batch"
        tied[only.invoice.document_id].append(SupportingDocument(document.document_id, document.document, reason, document.sha256))
        done.append((document, debtor))
    return done


def _by_position(
    claims: Sequence[Claim], waiting: Sequence[tuple[PackDocument, str | None]], tied: dict[str, list[SupportingDocument]]
) -> list[PackDocument]:
    """Tie what stands directly behind its invoice where the whole batch follows that order; returns what is left.

    The order counts as followed only if every waiting document of a kind has one invoice to itself directly before it that could mean
    it; one exception and position says nothing.
    """
    left: list[PackDocument] = []
    by_kind: dict[DocumentKind, list[tuple[PackDocument, str | None]]] = defaultdict(list)
    for document, debtor in waiting:
        by_kind[document.document.kind].append((document, debtor))
    for group in by_kind.values():
        pairs: dict[str, tuple[Claim, PackDocument]] = {}
        for document, debtor in group:
            before = [each for each in claims if place_of(each.invoice) < place_of(document)]
            nearest = max(before, key=lambda each: place_of(each.invoice), default=None)
            if nearest is None or nearest.invoice.document_id in pairs or nearest not in _lacking(claims, document, debtor, tied):
                pairs.clear()
                break
            pairs[nearest.invoice.document_id] = (nearest, document)
        if not pairs:
            left.extend(document for document, _ in group)
        for claim, document in pairs.values():
            tied[claim.invoice.document_id].append(
                SupportingDocument(document.document_id, document.document, "position in the batch", document.sha256)
            )
    return left
