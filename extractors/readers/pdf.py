"""PDF files: the text layer where it says what a person sees, and pictures of the pages for the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy
import pypdfium2

from extractors.geometry import turned
from extractors.limits import Limits
from extractors.media_types import PDF
from extractors.model import Box, Page, PrintedCode, PrintEdit
from extractors.problems import Unreadable
from extractors.readers import FileFacts, Picture, Reader, Survey, SurveyedPage
from extractors.readers.code_regions import code_regions
from extractors.readers.layer_proof import PROOF_DPI, contradicted, seen
from extractors.readers.pdf_characters import swept
from extractors.readers.pdf_covered import covered_figures
from extractors.readers.pdf_file import opened
from extractors.readers.pdf_forms import page_with_its_fields, refuse_dynamic_form
from extractors.readers.pdf_history import PAGES_LOOKED_AT, file_history
from extractors.readers.pdf_marks import pdf_marks
from extractors.readers.pdf_number_fonts import mixed_amounts
from extractors.readers.pdf_objects import PageObject, is_all_level, page_objects
from extractors.readers.pdf_scan import scan_dpi
from extractors.readers.pdf_structured import structured_part
from extractors.readers.pdf_unseen import unseen_text
from extractors.readers.pdf_usability import SCAN_COVERAGE, PageInk, is_strange, page_ink, wants_ocr
from extractors.readers.pdf_words import TextLayer, layer_of
from extractors.readers.printed_codes import codes_in_part

_CODE_DPI = 300.0  # the narrowest bar of a small Code 128 is half a point
_SEEN_DPI = 100.0


def survey(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """The pages from `first_page` on, each with its text layer, and what is attached as XML."""
    with opened(content) as document:
        count = len(document)
        if count > limits.pages_per_file:
            raise Unreadable("too_many_pages", f"{count} pages")
        if count == 0:
            raise Unreadable("broken", "no pages")
        refuse_dynamic_form(document, content)
        document.init_forms()
        yield FileFacts(count, producer=document.get_metadata_value("Producer") or None)
        edits: list[PrintEdit] = []
        for page_number in range(first_page, count + 1):
            yield _surveyed(document, page_number, edits)
        structured = structured_part(content, limits)
        if structured.documents or structured.notes:
            yield structured
        yield file_history(content, document, tuple(edits), pages_are_whole=first_page == 1)


def _surveyed(document: Any, page_number: int, edits: list[PrintEdit]) -> SurveyedPage:
    """A page as its text layer says it; where its print seems changed is put with the edits, though not far into a long file."""
    try:
        page = page_with_its_fields(document, page_number)
    except pypdfium2.PdfiumError:
        return SurveyedPage(Page(page_number, 595.0, 842.0, 0, (), problem=Unreadable("broken").sentence, problem_code="broken"))
    try:
        objects = page_objects(page)
        with swept(page, is_level=is_all_level(objects)) as sweep:
            if page_number <= PAGES_LOOKED_AT:
                edits += (*covered_figures(page, objects, sweep.text_page, page_number), *mixed_amounts(sweep, page_number))
            layer = layer_of(page, sweep)
        ink = page_ink(page, objects)
        layer, is_contradicted = _proven(page, objects, layer, ink)
        found = Page(page_number, layer.width, layer.height, layer.turn, layer.words, image_coverage=ink.image_coverage)
        if is_contradicted or wants_ocr(layer, ink):
            return SurveyedPage(found, needs_ocr=True)
        return SurveyedPage(replace(found, codes=tuple(_codes(page, objects, layer.turn)), marks=pdf_marks(page, objects, layer.turn)))
    finally:
        page.close()


def _proven(page: Any, objects: Sequence[PageObject], layer: TextLayer, ink: PageInk) -> tuple[TextLayer, bool]:
    """The layer without what nobody sees, and whether the picture of the page contradicts the rest. Pages without reason for doubt cost
    no picture."""
    if not layer.words:
        return layer, False
    unseen = unseen_text(objects)
    is_picture = ink.image_coverage >= SCAN_COVERAGE
    hides = 2 * unseen.without_ink > unseen.objects
    if (is_picture and hides) or is_strange([word.text for word in layer.words]):
        return layer, contradicted(layer.words, _upright(page, layer.turn, PROOF_DPI), PROOF_DPI)
    if is_picture or not unseen.without_ink + unseen.white:
        return layer, False
    words = seen(layer.words, _upright(page, layer.turn, _SEEN_DPI), _SEEN_DPI)
    return replace(layer, words=words, character_count=layer.character_count if words else 0), False


def _upright(page: Any, turn: int, dpi: float) -> Any:
    return numpy.rot90(_drawn(page, dpi / 72.0, colour=False).pixels, -(turn // 90))


def _codes(page: Any, objects: Sequence[PageObject], turn: int) -> Iterator[PrintedCode]:
    """The codes of a page, its boxes turned as its words were."""
    width, height = page.get_size()
    for region in code_regions(page, objects):
        crop = (region.x0, height - region.bottom, width - region.x1, region.top)
        for code in codes_in_part(_drawn(page, _CODE_DPI / 72.0, colour=False, crop=crop)):
            box = code.box
            shown = Box(box.x0 + region.x0, box.top + region.top, box.x1 + region.x0, box.bottom + region.top)
            yield replace(code, box=turned(shown, turn, width, height))


def picture(content: bytes, page_number: int, dpi: float, colour: bool, limits: Limits) -> Picture:
    """The page as displayed, form fields and annotations included; a page of giant size is drawn at a lower resolution."""
    with opened(content) as document:
        if not 1 <= page_number <= len(document):
            raise Unreadable("no_such_page", str(page_number))
        document.init_forms()
        try:
            page = document[page_number - 1]
        except pypdfium2.PdfiumError as error:
            raise Unreadable("broken", str(error)) from error
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise Unreadable("broken", "a page without size")
        scale = min(dpi / 72.0, (limits.pixels_per_picture / (width * height)) ** 0.5)
        try:
            received_dpi = scan_dpi(page)
            return replace(_drawn(page, scale, colour=colour), received_dpi=received_dpi, sheet_is_known=received_dpi is not None)
        finally:
            page.close()


def _drawn(page: Any, scale: float, *, colour: bool, crop: tuple[float, float, float, float] = (0, 0, 0, 0)) -> Picture:
    """An open page as pixels, `scale` to a point, without the points that `crop` cuts off at its left, bottom, right and top."""
    width, height = page.get_size()
    bitmap = page.render(scale=scale, grayscale=not colour, may_draw_forms=True, rev_byteorder=colour, crop=crop)
    pixels = bitmap.to_numpy()
    if pixels.ndim == 3:
        pixels = pixels[:, :, :3] if colour else pixels[:, :, 0]
    pixels = numpy.ascontiguousarray(pixels).copy()
    bitmap.close()
    return Picture(pixels, width - crop[0] - crop[2], height - crop[1] - crop[3])


READER = Reader("pdf", {PDF: 100}, survey, picture)
