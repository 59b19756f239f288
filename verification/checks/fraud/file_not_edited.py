"""FRD-01: the print of a PDF is the print that its maker set."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model import Evidence, ExtractedDocument, FileHistory, PrintEdit
from verification.model import Receivable
from verification.registry import Review, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable, Passed

_SHOWN_AT_MOST = 3


@check(
    "FRD-01",
    title="PDF edited after it was made",
    reference="An altered amount or account is the cheapest fraud there is; what an editor leaves in the file shows it",
    severity=Review,
)
def file_not_edited(receivable: Receivable) -> CheckAnswer:
    """No figure of an invoice or its supporting documents lies under another, is of two fonts, or was changed in a later save of its PDF.

    Saving a file again is honest: signing, stamping, filling in a form, adding pages and sending it through a mail gateway do it too. So
    later saves, another program and a later date are told beside a change of print, and never stand against a paper by themselves.
    """
    papers = [(receivable.invoice.document_id, receivable.invoice.document)]
    papers += [(each.document_id, each.document) for each in receivable.supporting]
    known = [(document_id, paper, paper.history) for document_id, paper in papers if paper.history is not None]
    if not known:
        return NotApplicable("No paper of it came as a PDF whose past was looked at")
    changed = [(document_id, paper, history) for document_id, paper, history in known if history.edits]
    if changed:
        said = "; ".join(sentence for _, paper, history in changed for sentence in _sentences(paper, history))
        seen = tuple(
            Evidence(edit.page_number, edit.box, edit.after or edit.before, document_id)
            for document_id, _, history in changed
            for edit in history.edits
        )
        return Failed(f"{said[0].upper()}{said[1:]}", seen)
    if not all(history.is_whole for _, _, history in known):
        return Inconclusive("Not all that its PDF says of its past could be looked at")
    saves = max(history.saves for _, _, history in known)
    return Passed(f"Saved {saves} times more, and no print was changed" if saves else "No print was changed")


def _sentences(paper: ExtractedDocument, history: FileHistory) -> Iterator[str]:
    kind = paper.kind.value.replace("_", " ")
    for edit in history.edits[:_SHOWN_AT_MOST]:
        yield f"on page {edit.page_number} of the {kind} {_told(edit)}"
    if len(history.edits) > _SHOWN_AT_MOST:
        yield f"{len(history.edits) - _SHOWN_AT_MOST} more places like these"
    if history.saves or history.other_program or history.made_on != history.changed_on:
        by_other = ", by another program" if history.other_program else ""
        dated = f"made {history.made_on}, last saved {history.changed_on}" if history.made_on and history.changed_on else "saved again"
        yield f"its file was {dated}{by_other}"


def _told(edit: PrintEdit) -> str:
    if edit.kind == "fonts_differ":
        return f"the figures of '{edit.before}' are of two fonts"
    if edit.kind == "changed_later":
        return f"'{edit.before}' was changed to '{edit.after}' in a later save" if edit.after else f"'{edit.before}' was removed later"
    return f"'{edit.after}' lies over {repr(edit.before) if edit.before else 'other print'}"
