"""What is filled into the fields of a form and what is written on a page as annotations (ISO 32000-1 12.5 and 12.7).

A viewer draws these over the page, and the page's own text knows nothing of them. Flattened into the page in memory they are print like
any other, at the very place where a person sees it; what is hidden stays out, and fields without an appearance get the one that the
library would draw.
"""

from __future__ import annotations

import re
from typing import Any

import pypdfium2.raw as pdfium

from extractors.problems import Unreadable

_NEEDS_RENDERING = re.compile(rb"/NeedsRendering\s+true\b")
_NOTICE_CHARACTERS = 1000  # the notice that asks for another program has 200 to 700
_STICKY_NOTES = (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_POPUP)  # the library draws the word "Note" for them


def page_with_its_fields(document: Any, page_number: int) -> Any:
    """The open page with its fields and annotations as part of its print; PdfiumError where the page cannot be loaded."""
    page = document[page_number - 1]
    if not pdfium.FPDFPage_GetAnnotCount(page.raw):
        return page
    _drop_sticky_notes(page)
    flattened = pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    if not flattened:
        return page
    page.close()
    return document[page_number - 1]  # what was flattened shows only on a page that is loaded anew


def _drop_sticky_notes(page: Any) -> None:
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page.raw))):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        is_note = pdfium.FPDFAnnot_GetSubtype(annotation) in _STICKY_NOTES
        pdfium.FPDFPage_CloseAnnot(annotation)
        if is_note:
            pdfium.FPDFPage_RemoveAnnot(page.raw, index)


def refuse_dynamic_form(document: Any, content: bytes) -> None:
    """Unreadable where the PDF only wraps a dynamic XFA form: its page is a notice or blank, and just one program can draw the form.

    A static XFA form has its fields as ordinary ones beside it and is read by them; one that was printed flat is read as it stands.
    """
    form_type = document.get_formtype()
    if form_type == pdfium.FORMTYPE_XFA_FULL:
        raise Unreadable("dynamic_form", "XFA")
    if len(document) != 1:
        return
    most_characters = _NOTICE_CHARACTERS if form_type == pdfium.FORMTYPE_XFA_FOREGROUND else 0
    waits_for_its_program = form_type == pdfium.FORMTYPE_XFA_FOREGROUND or _NEEDS_RENDERING.search(content)
    if waits_for_its_program and _is_bare(document, most_characters):
        raise Unreadable("dynamic_form", "a page that waits for its program")


def _is_bare(document: Any, most_characters: int) -> bool:
    """Whether the only page has no field, no annotation and no more print than a notice."""
    page = document[0]
    text_page = page.get_textpage()
    try:
        if pdfium.FPDFPage_GetAnnotCount(page.raw) > 0:
            return False
        if most_characters == 0:
            return int(pdfium.FPDFPage_CountObjects(page.raw)) == 0
        return int(pdfium.FPDFText_CountChars(text_page.raw)) <= most_characters
    finally:
        text_page.close()
        page.close()
