"""A notice of assignment tells the debtor to pay the factor; without it the debtor may pay the client and owe nothing more.

The legend has no fixed wording. It is found by phrases in English, Afrikaans, German, French, Dutch and Chinese, with spaCy's matcher over
lower-cased tokens, and given with all of its sentence, so that a person can read what was promised.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from extractors.fields.lookup import DocumentLayout
from extractors.layout.blocks import Block, blocks_of
from extractors.layout.lines import evidence_of
from extractors.model import Field, Value
from extractors.terms import Term

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher

_SURE = re.compile(
    r"""(?ix)
      \b(?:invoice|debt|receivable|account|amount|claim|book\s?debt)s?\b .{0,60}? \b(?:has|have|is|are)\s+(?:been\s+)?(?:irrevocably\s+)?
          (?:assigned|ceded|sold|transferred|factored|purchased)
    | \b(?:assigned|ceded|sold\s+and\s+assigned|sold\s+and\s+ceded)\s+(?:and\s+transferred\s+)?to\b
    | \bnotice\s+of\s+(?:assignment|cession)\b
    | \b(?:is|are)\s+(?:only\s+)?payable\s+(?:only|solely|directly|exclusively)\s+to\b
    | \bpayable\s+(?:only|solely|exclusively)\s+to\b
    | \bpayment\b .{0,40} \b(?:only|solely|directly|exclusively)\s+(?:be\s+made\s+)?to\b
    | \b(?:good|valid)\s+discharge\b
    | \b(?:is|word)\b.{0,80}\bgesedeer\b | \bgesedeer\s+aan\b | \bsedeer\b | \bsessie\b .{0,40} \baan\b
        | \b(?:slegs|alleenlik|uitsluitlik)\s+(?:betaalbaar\s+)?aan\b
    | \babgetreten\b | \babtretung\b .{0,60} \ban\b | \bschuldbefreiend\b
    | \b(?:cédée?s?|cedee?s?|subrogée?s?)\s+(?:à|a|au|en\s+faveur|dans)\b | \bsubrogation\b .{0,80} \bfactor | \blibératoire\b
    | \b(?:gecedeerd|overgedragen|verpand)\s+aan\b | \bbevrijdend\s+(?:worden\s+)?betaa?l
    | (?:债权|应收账款|应收帐款).{0,12}(?:转让|让与) | 转让给 .{0,30}(?:保理|公司) | 保理
    """
)
_CUES = {
    "assign": "assigned ceded cession assignment factored factor factoring factors gesedeer sedeer sessie faktor faktorering "
    "abgetreten abtretung cédée cédé subrogé subrogée affacturage gecedeerd overgedragen verpand 转让 保理",
    "pay": "pay payable payment payments remit betaal betaalbaar betaling zahlung zahlungen zahlbar paiement payer betalen 付款 支付",
}


@cache
def _matcher() -> tuple[Language, Matcher]:
    """spaCy's tokenizer and matcher, loaded when the first paper is looked at."""
    import spacy
    from spacy.matcher import Matcher

    language = spacy.blank("xx")
    matcher = Matcher(language.vocab)
    for name, words in _CUES.items():
        matcher.add(name, [[{"LOWER": {"IN": words.split()}}]])
    return language, matcher


def notice_field(layout: DocumentLayout) -> Field | None:
    """The notice of assignment on a paper, with its whole text, or None where it has none."""
    for page in layout.pages:
        if not _speaks_of_assignment(page.text):
            continue
        for block in blocks_of(page):
            text = " ".join(cell.text for cell in block.cells)
            if not _SURE.search(text):
                continue
            words = [word for cell in _sentence_cells(block) for word in cell.words]
            evidence = evidence_of(page.page_number, words)
            return Field(Term.NOTICE_OF_ASSIGNMENT, Value(evidence.text), (evidence,), None, "legend")
    return None


def _speaks_of_assignment(text: str) -> bool:
    if re.search(r"转让|保理", text):
        return True
    language, matcher = _matcher()
    found: Any = matcher(language.make_doc(text))
    return (
        any(language.vocab.strings[match_id] == "assign" for match_id, _, _ in found)
        or re.search(r"payable\s+(?:only|solely|exclusively)\s+to", text, re.I) is not None
    )


def _sentence_cells(block: Block) -> list[Any]:
    """The cells of a block from the first that speaks of the assignment to the last of its paragraph."""
    text_so_far = [" ".join(cell.text for cell in block.cells[: index + 1]) for index in range(len(block.cells))]
    end = next((index for index, text in enumerate(text_so_far) if _SURE.search(text)), len(block.cells) - 1)
    start = end
    while start > 0 and not re.search(r"[.:]$", block.cells[start - 1].text) and end - start < 3:
        start -= 1
    stop = end
    while stop + 1 < len(block.cells) and stop - end < 5:
        stop += 1
    return list(block.cells[start : stop + 1])
