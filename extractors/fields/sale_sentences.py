"""Sentences on a paper by which its sale is not final, part of a work or an earlier invoice over again is billed, with their words.

A factor that advances money on goods that may come back has bought nothing; the sentence is given whole, so that a person can read what was
agreed.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.fields.lookup import DocumentLayout
from extractors.fields.sale_cues import Cue, cues_in, ends_sentence, may_speak, strongest
from extractors.layout.blocks import Block, blocks_of
from extractors.layout.lines import PageLayout, evidence_of
from extractors.model import Evidence, Field, Value, Word
from extractors.terms import Term

_TERM_OF_GROUP = {"sale": Term.SALE_CONDITIONS, "progress": Term.PROGRESS_BILLING, "rebilling": Term.REBILLING}
_LONGEST_SENTENCE = 60  # words; what runs on longer is a table or small print without stops


def sale_sentence_fields(layout: DocumentLayout) -> list[Field | None]:
    """The fields of the three terms, where the paper says anything of them."""
    found = [each for page in layout.pages if may_speak(page.text) for each in _on_page(page)]
    fields: list[Field | None] = []
    for group, term in _TERM_OF_GROUP.items():
        own = [(evidence, [cue for cue in cues if cue.group == group]) for evidence, cues in found]
        if strongest(cue for _, cues in own for cue in cues) is None:
            continue
        evidence = tuple(each for each, cues in own if cues)
        sentences = list(dict.fromkeys(each.text for each in evidence))
        fields.append(Field(term, Value("\n".join(sentences)), evidence, None, "phrases"))
    return fields


def _on_page(page: PageLayout) -> Iterator[tuple[Evidence, tuple[Cue, ...]]]:
    for block in blocks_of(page):
        words = [word for cell in block.cells for word in cell.words]
        if not may_speak(" ".join(word.text for word in words)):
            continue
        for sentence in _sentences(block, words):
            cues = cues_in(" ".join(word.text for word in sentence))
            if cues:
                yield evidence_of(page.page_number, _narrowed(block, sentence, cues)), cues


def _narrowed(block: Block, sentence: list[Word], cues: tuple[Cue, ...]) -> list[Word]:
    """Of words that no stop ends, as a column of labels, the one line that says it all; a sentence is kept whole."""
    if ends_sentence(sentence[-1].text):
        return sentence
    said = [cue.phrase for cue in cues]
    return next(
        (list(cell.words) for cell in block.cells if cell.words[0] in sentence and [cue.phrase for cue in cues_in(cell.text)] == said),
        sentence,
    )


def _sentences(block: Block, words: list[Word]) -> Iterator[list[Word]]:
    """The words of each sentence; of one that never stops, the line that speaks and its neighbours, which hold what it may deny."""
    sentences: list[list[Word]] = [[]]
    for word in words:
        sentences[-1].append(word)
        if ends_sentence(word.text):
            sentences.append([])
    for sentence in sentences:
        if len(sentence) <= _LONGEST_SENTENCE:
            yield sentence
            continue
        for place, cell in enumerate(block.cells):
            if cell.words[0] in sentence and may_speak(cell.text):
                yield [word for each in block.cells[max(0, place - 1) : place + 2] for word in each.words]
