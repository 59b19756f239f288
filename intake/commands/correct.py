"""A person says what a field really is. The machine's reading stays beside it, and only the checks that it touches run again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.codec import from_plain, to_plain
from extractors.model import ExtractedDocument, Reading, Value
from extractors.terms import KYC_KINDS, DocumentKind, Shape, Term, shape_of
from intake.commands.acting import Actor, Deciding, Done, NotThere, deciding
from intake.commands.correct_lines import LineCorrection, write_line
from intake.imports.cells import BadCell, Numbers
from intake.kyc_filing import file_kyc_evidence
from intake.packs import KIND, corrected, corrections_of
from intake.services import Services
from intake.standing import checked_state, standing_deficiencies
from storage.database.tables import CorrectionRow, DocumentRow, ReceiptRow
from storage.errors import Rejected
from storage.ids import fresh_id
from verification.decisions import Act, Standing, state_after
from verification.kyc.observations import kyc_observations
from verification.package import checks_touched_by, checks_touched_by_lines


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says a term of a document reads; `term` is a Term's name, or `kind` for what kind of paper it is."""

    document_id: str
    term: str
    reading: Reading


def correct(
    services: Services,
    actor: Actor,
    package_id: str,
    version: int,
    corrections: Sequence[Correction],
    lines: Sequence[LineCorrection] = (),
) -> Done:
    """Write corrections of fields and lines down and send the package to the checks that they touch.

    Raises Rejected where a reading is none of its term's kind, NotThere where a document is none of the package's.
    """
    if not corrections and not lines:
        raise Rejected("correction.empty", "Nothing was corrected.", "Name at least one field or line.")
    with deciding(services, actor, package_id, version) as act:
        standing = act.permit(Act.CORRECT)
        touched: frozenset[str] | None = frozenset()
        for correction in corrections:
            row = document_of(act, correction.document_id)
            _write(act, row, correction)
            if correction.term == KIND:
                touched = None
            elif touched is not None:
                touched |= checks_touched_by(Term(correction.term))
        for line in lines:
            write_line(act, document_of(act, line.document_id), line)
        if lines and touched is not None:
            touched |= checks_touched_by_lines()
        take_back_to_desk(act, standing)
        fields = [{"document": each.document_id, "term": each.term} for each in corrections]
        act.write_down("corrected", fields=fields, lines=[_named(each) for each in lines])
        act.verify_again(touched)
        return act.done("correct_package")


def _named(correction: LineCorrection) -> dict[str, str | None]:
    act = "removed" if correction.line is None else "added" if correction.key is None else "changed"
    return {"document": correction.document_id, "line": correction.key, "act": act}


def take_back_to_desk(act: Deciding, standing: Standing) -> None:
    """What was before an approver is not what stands there now: the package is as the checks left it."""
    checked = checked_state(act.session, act.package, act.receivables(), standing_deficiencies(act.session, act.package.id))
    act.package.state = state_after(Act.CORRECT, standing, checked).value


def document_of(act: Deciding, document_id: str) -> DocumentRow:
    """The document, where it is one of the package's that people may correct; NotThere else."""
    row = act.session.get(DocumentRow, document_id)
    receipt = act.session.get(ReceiptRow, row.receipt_id) if row is not None else None
    belongs = receipt is not None and (receipt.id == act.package.receipt_id or receipt.package_id == act.package.id)
    if row is None or not belongs or row.in_kyc or row.extraction is None:
        raise NotThere("The package has no such document.")
    return row


def _write(act: Deciding, row: DocumentRow, correction: Correction) -> None:
    now = corrected(from_plain(ExtractedDocument, row.extraction), corrections_of(act.session, [row.id])[row.id])
    if correction.term == KIND:
        superseded: Reading | None = Value(now.kind.value)
        kind = _kind(correction.reading)
        reading: Reading = Value(kind.value)
        if kind in KYC_KINDS:
            _move_to_kyc(act, row, replace(now, kind=kind))
    else:
        term = known_term(correction.term)
        field = now.field(term)
        superseded = field.reading if field is not None else None
        reading = sound_reading(term, correction.reading)
    keep_reading(act, row, correction.term, reading, superseded)


def keep_reading(act: Deciding, row: DocumentRow, term: str, reading: Reading, superseded: Reading | None) -> None:
    """What a person says a term reads, beside what stood there."""
    act.session.add(
        CorrectionRow(
            id=fresh_id(),
            document_id=row.id,
            package_id=act.package.id,
            package_version=act.version,
            term=term,
            reading=to_plain(reading),
            superseded_reading=to_plain(superseded) if superseded is not None else None,
            made_by=act.actor.user_id,
            made_at=act.work.now,
        )
    )
    act.session.flush()


def _move_to_kyc(act: Deciding, row: DocumentRow, document: ExtractedDocument) -> None:
    """What a person recognises as an identity or company paper leaves the package for the KYC file."""
    row.in_kyc = True
    row.kind = document.kind.value
    file_kyc_evidence(act.work, row, document, kyc_observations(document, act.work.now.date()))


def _kind(reading: Reading) -> DocumentKind:
    if not isinstance(reading, Value) or reading.text not in set(DocumentKind):
        raise Rejected("correction.kind", "That is no kind of document.", f"Known are {', '.join(DocumentKind)}.")
    return DocumentKind(reading.text)


def known_term(name: str) -> Term:
    """The term of this name; Rejected where there is none."""
    if name not in set(Term):
        raise Rejected("correction.term", f"There is no field called {name}.", f"Known are {', '.join(Term)}.")
    return Term(name)


def sound_reading(term: Term, reading: Reading) -> Reading:
    """The reading in the canonical form of its term; Rejected where it has none."""
    if not isinstance(reading, Value):
        return reading
    written = reading.text.strip() if shape_of(term) is Shape.LIST else " ".join(reading.text.split())
    if not written:
        raise Rejected("correction.empty_value", "The corrected value is empty.", "Say that the field is absent, or give its value.")
    if shape_of(term) is Shape.DATE:
        try:
            return Value(date.fromisoformat(written).isoformat())
        except ValueError:
            raise Rejected("correction.date", f"{written} is no clear date.", "Write it as 2026-03-04.") from None
    if shape_of(term) in (Shape.AMOUNT, Shape.RATE):
        try:
            number = Numbers(None).read(written)
        except BadCell as bad:
            raise Rejected("correction.number", str(bad), "Write it as 1234.56.") from bad
        return Value(format(abs(number), "f")) if number is not None else reading
    return Value(written)
