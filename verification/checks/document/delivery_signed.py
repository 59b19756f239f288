"""DOC-04: who received the goods signed for them, with a name and a date."""

from __future__ import annotations

from extractors.model import Absent, Evidence, ExtractedDocument, Signed, Value
from extractors.terms import DocumentKind, Term
from verification.figures import field_evidence
from verification.model import SupportingDocument
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable, Passed

_PERSON = "person:"


@check(
    "DOC-04",
    title="Proof of delivery unsigned, undated or unnamed",
    reference="Only the receiver's signature makes a delivery note a proof of delivery",
    severity=Review,
    reads=(Term.SIGNED, Term.RECEIVED_BY),
    kinds=INVOICES_ONLY,
)
def delivery_signed(deliveries: tuple[SupportingDocument, ...]) -> CheckAnswer:
    """Every delivery note bears a signature or stamp where its receiver signs, and a name and a date where it asks for them.

    A signature is ink, a drawn or inserted picture, or print that says who signed; it need not be legible. A paper without a place for a
    name or a date is not asked for them. What a person says of the signature or the name stands.
    """
    notes = [each for each in deliveries if each.document.kind is DocumentKind.DELIVERY_NOTE]
    if not notes:
        return NotApplicable("No delivery note is tied to the invoice")
    unknown: Inconclusive | None = None
    for note in notes:
        signature, name, date = _seen(note.document)
        lacking = [word for word, seen in (("signature", signature), ("name", name), ("date", date)) if seen.state == "absent"]
        if lacking:
            return Failed(f"{_named(note)} bears no {_listed(lacking)} of who received the goods", _evidence(note, signature, name, date))
        if signature.state == "unknown" and unknown is None:
            unknown = Inconclusive(f"{_named(note)} {_why_unknown(note.document)}", _evidence(note, signature))
    return unknown or Passed(f"{len(notes)} signed" if len(notes) > 1 else "Signed", _evidence(notes[0], _seen(notes[0].document)[0]))


def _seen(document: ExtractedDocument) -> tuple[Signed, Signed, Signed]:
    """Signature, name and date; a person's word goes before what the machine saw."""
    nothing = Signed("unknown")
    signing = document.signing
    signature, name, date = (signing.signature, signing.name, signing.date) if signing else (nothing, nothing, nothing)
    told, received_by = document.field(Term.SIGNED), document.field(Term.RECEIVED_BY)
    if told is not None and told.extracted_by.startswith(_PERSON):
        denied = isinstance(told.reading, Absent) or (told.value or "").strip().lower() == "no"
        signature = Signed("absent" if denied else "present", None, signature.page_number, signature.box)
    if received_by is not None and isinstance(received_by.reading, Value):
        name = Signed("present", "print", name.page_number, name.box)
    return signature, name, date


def _why_unknown(document: ExtractedDocument) -> str:
    if document.signing is None:
        return "has no picture in which a signature was looked for"
    return "has no place for a signature, and nobody can tell whether the marks on it are one"


def _named(note: SupportingDocument) -> str:
    number = note.document.value(Term.DELIVERY_NOTE_NUMBER)
    return f"Delivery note {number}" if number else "The delivery note"


def _listed(words: list[str]) -> str:
    return " and no ".join(words)


def _evidence(note: SupportingDocument, *seen: Signed) -> tuple[Evidence, ...]:
    places = tuple(Evidence(each.page_number, each.box, "", note.document_id) for each in seen if each.box is not None)
    return (
        places
        or field_evidence(note.document_id, note.document.field(Term.DELIVERY_NOTE_NUMBER))
        or (Evidence(min(note.document.page_numbers, default=1), None, "", note.document_id),)
    )
