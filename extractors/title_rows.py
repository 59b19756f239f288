"""Views of e-invoices and forms say in a row what the paper is: "Type of document: 381 - Credit note"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document_codes import KINDS_BY_CODE
from extractors.fields.form_rows import form_rows
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import PageLayout
from extractors.terms import DocumentKind
from extractors.titles import kind_of_title

_ASKS_WHAT_IT_IS = re.compile(
    r"(?i)\btypes?\b|typ\b|tipe\b|\bkind\b|\bart des\b|(?:rechnungs|beleg|dokument\w*)art\b|soort|\bnature\b|种类|类型|類型|種類"
)
_CODE = re.compile(r"^\W*[2-8]\d\d\W+|\W*\b[2-8]\d\d\b\W*$")  # UNTDID 1001, as EN 16931 has it in BT-3
_SURE = 1.0
_NAMED = 0.7  # of the value in a row that asks for nothing else
_AROUND = " ()[]:-–"


def kinds_told_in_rows(layout: DocumentLayout, page: PageLayout) -> Iterator[tuple[str, tuple[DocumentKind, float]]]:
    """What rows of a form say the paper is, where their label asks for it: the words, and the kind that these name."""
    if _ASKS_WHAT_IT_IS.search(page.text) is None:
        return
    for row in form_rows(layout):
        if row.label.page_number == page.page_number and _ASKS_WHAT_IT_IS.search(row.label.text.rstrip(" :.…")):
            text = _CODE.sub("", row.value.text)
            named = kind_of_title(text)
            if named is not None and named[1] >= _NAMED:
                yield text, (named[0], _SURE)
            elif (code := _CODE.search(row.value.text)) is not None and code.group().strip(_AROUND) in KINDS_BY_CODE:
                yield text, (KINDS_BY_CODE[code.group().strip(_AROUND)], _SURE)  # whatever it is called, "Stornobeleg (381)"
