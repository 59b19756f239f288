"""A person says that a reading is right as it stands. The machine's reading stays beside theirs, as with a correction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.codec import from_plain
from extractors.model import Absent, ExtractedDocument, Reading, Value
from intake.commands.acting import Actor, Deciding, Done, deciding
from intake.commands.correct import document_of, keep_reading, known_term, take_back_to_desk
from intake.packs import corrected, corrections_of
from intake.services import Services
from storage.database.tables import DocumentRow
from storage.errors import Rejected
from verification.decisions import Act
from verification.figures import words_of
from verification.package import checks_touched_by


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A field of a document that was read right, or rightly found not to be there."""

    document_id: str
    term: str


def confirm(services: Services, actor: Actor, package_id: str, version: int, confirmations: Sequence[Confirmation]) -> Done:
    """Write confirmations down, and send the package to the checks that they touch.

    Raises Rejected where there is nothing to confirm: a field that nobody could read or decide is corrected.
    """
    if not confirmations:
        raise Rejected("confirmation.empty", "Nothing was confirmed.", "Name at least one field.")
    with deciding(services, actor, package_id, version) as act:
        standing = act.permit(Act.CORRECT)
        touched: frozenset[str] = frozenset()
        for each in confirmations:
            row, term = document_of(act, each.document_id), known_term(each.term)
            reading = _reading(act, row, each.term)
            keep_reading(act, row, term.value, reading, reading)
            touched |= checks_touched_by(term)
        take_back_to_desk(act, standing)
        act.write_down("confirmed", fields=[{"document": each.document_id, "term": each.term} for each in confirmations])
        act.verify_again(touched)
        return act.done("confirm_package")


def _reading(act: Deciding, row: DocumentRow, name: str) -> Reading:
    now = corrected(from_plain(ExtractedDocument, row.extraction), corrections_of(act.session, [row.id])[row.id])
    field = now.field(known_term(name))
    if field is None or not isinstance(field.reading, Value | Absent):
        sentence = f"There is no reading of the {words_of(known_term(name))} to confirm."
        raise Rejected("confirmation.no_reading", sentence, "Say what stands there instead.")
    return field.reading
