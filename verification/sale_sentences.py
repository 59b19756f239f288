"""What the papers of a claim say of its sale: the sentences the reader found, and what notes, terms and lines say besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.fields.sale_cues import Strength, cues_in, sentences_of, strongest
from extractors.model import Evidence, ExtractedDocument
from extractors.terms import Term
from verification.figures import field_evidence
from verification.model import PackDocument, SupportingDocument

Group = Literal["sale", "progress", "rebilling"]
_TERMS: dict[Group, Term] = {"sale": Term.SALE_CONDITIONS, "progress": Term.PROGRESS_BILLING, "rebilling": Term.REBILLING}
_BESIDES = (Term.NOTE, Term.PAYMENT_TERMS)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence of a paper, how surely it speaks, and where it stands; `paper` names the paper's kind."""

    sentence: str
    strength: Strength
    paper: str
    evidence: tuple[Evidence, ...]


def spoken_of(group: Group, invoice: PackDocument, papers: Sequence[SupportingDocument]) -> list[Spoken]:
    """What an invoice and the papers beside it say of a group of conditions; the invoice first, what leaves no doubt before the rest."""
    found = list(_in_document(group, invoice.document_id, invoice.document))
    for each in papers:
        found += _in_document(group, each.document_id, each.document)
    return sorted(found, key=lambda each: each.strength != "said")


def _in_document(group: Group, document_id: str, document: ExtractedDocument) -> Iterator[Spoken]:
    own = document.field(_TERMS[group])
    sentences: dict[str, tuple[Evidence, ...]] = {}
    if own is not None and own.value:
        seen = field_evidence(document_id, own)
        for text in own.value.splitlines():
            sentences[text] = tuple(each for each in seen if each.text == text) or seen
    for term in _BESIDES:
        for text in sentences_of(document.value(term) or ""):
            sentences.setdefault(text, field_evidence(document_id, document.field(term)))
    for line in document.lines:
        spot = line.evidence
        seen = (Evidence(spot.page_number, spot.box, spot.text, spot.document_id or document_id),) if spot else ()
        sentences.setdefault(line.description, seen)
    said = {text: [cue for cue in cues_in(text) if cue.group == group] for text in sentences}
    strength = strongest(cue for cues in said.values() for cue in cues)
    told_by_person = own is not None and own.extracted_by.startswith("person:")
    for text, cues in said.items():
        by_person = told_by_person and own is not None and text in (own.value or "").splitlines()
        alone = "said" if by_person else strongest(cues)
        if alone is None and strength == "said" and any(each.strength == "together" for each in cues):
            alone = "said"
        if alone is not None:
            yield Spoken(" ".join(text.replace("'", "’").split()), alone, document.kind.value.replace("_", " "), sentences[text])
