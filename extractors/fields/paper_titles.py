"""The words by which an invoice calls itself one: `Tax Invoice`, `VAT Invoice`, `Invoice`, in the languages of the markets.

Some tax laws demand them. A title is preferred; where the paper has none, a label that holds the word shows it all the same.
"""

from __future__ import annotations

import re

from extractors.fields.lookup import DocumentLayout
from extractors.layout.running_text import is_running_text, names_financier
from extractors.model import Absent, Field, Value
from extractors.terms import RECEIVABLE_KINDS, Term
from extractors.titles import kind_of_title

_CALLED = re.compile(r"(?i)\binvoice\b|faktuur|factuur|(?<!be)(?<!ab)rechnung|\bfacture\b|\bfattura\b|\bfactura\b|\bfaktura\b|[发發]\s*票")
_HELD = ("invoice", "rechnung", "fakt", "fact", "fatt", "票")
_AS_LABEL = 0.5  # how surely a label such as `Invoice No: 7` titles at most


def _calls_itself(text: str) -> bool:
    lowered = text.lower()
    return any(each in lowered for each in _HELD) and _CALLED.search(text) is not None


def title_field(layout: DocumentLayout) -> Field:
    """Where the paper calls itself an invoice; absent where it nowhere does."""
    called = [cell for page in layout.pages for cell in page.cells if _calls_itself(cell.text) and not names_financier(cell.text)]
    cells = sorted(called, key=lambda cell: is_running_text(cell.text))  # a sentence speaks of the paper where nothing else calls it so
    for cell in cells:
        named = kind_of_title(cell.text)
        if named is not None and named[0] in RECEIVABLE_KINDS and named[1] > _AS_LABEL:
            return Field(Term.TITLE, Value(cell.text), (cell.evidence(),), None, "titles")
    if cells:
        return Field(Term.TITLE, Value(cells[0].text), (cells[0].evidence(),), None, "titles")
    return Field(Term.TITLE, Absent(), (), None, "titles")
