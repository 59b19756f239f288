"""Whether goods or a list were signed for, and by whom, as fields of the paper: "yes" and the name, "no" at an empty place to sign."""

from __future__ import annotations

from extractors.fields.dates import PrintedDate
from extractors.fields.lookup import DocumentLayout
from extractors.fields.signing import RECEIVER, Signatory, signature_of
from extractors.model import Evidence, Field, Signed, Value
from extractors.terms import Term


def signature_fields(layout: DocumentLayout, by: Signatory = RECEIVER) -> list[Field]:
    """Whether a paper is signed, and who signed it; neither where it has no place for that.

    Where nobody looked for pen strokes, as on a sheet of figures, a name or a day at its place is all that can be seen of a signature, and
    an empty place tells nothing.
    """
    if not layout.pages:
        return []
    found = signature_of(layout, by)
    fields = []
    signing = found.signing
    seen: Signed | None = signing.signature
    if any(page.page.marks is None for page in layout.pages):
        seen = next((each for each in (signing.signature, signing.name, signing.date) if each.state == "present"), None)
    if seen is not None and seen.box is not None:
        told = "yes" if seen.state == "present" else "no"
        fields.append(Field(Term.SIGNED, Value(told), (Evidence(seen.page_number, seen.box, ""),), None, "layout"))
    if found.name is not None:
        fields.append(Field(Term.RECEIVED_BY, Value(_bare(found.name.text)), (found.name.evidence(),), None, "layout"))
    return fields


def signed_on(layout: DocumentLayout, by: Signatory = RECEIVER) -> PrintedDate | None:
    """The day on which a paper was signed, where it is printed or can be read."""
    return signature_of(layout, by).signed_on if layout.pages else None


def _bare(text: str) -> str:
    return text.strip(" _.…,;") + ("." if text.rstrip(" _…,;").endswith(".") else "")
