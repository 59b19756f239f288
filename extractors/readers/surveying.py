"""What runs in the child process: find the reader and let it work."""

from __future__ import annotations

from dataclasses import replace

from extractors.limits import Limits
from extractors.model import Page
from extractors.problems import Unreadable
from extractors.readers import Picture, Reader, Survey, SurveyedPage, reader_for

_CODE_DPI = 200.0

# The parent imports this module to name its functions; what they need is imported in the child alone.


def _reader(media_type: str) -> Reader:
    reader = reader_for(media_type)
    if reader is None:
        raise Unreadable("unsupported", media_type)
    return reader


def survey_pages(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """The facts of the file, then its pages from `first_page` on."""
    return _reader(media_type).survey(content, media_type, limits, first_page)


def page_by_ocr(content: bytes, media_type: str, page_number: int, limits: Limits, languages: tuple[str, ...]) -> Page:
    """A page read from its picture, with the codes printed on it."""
    from extractors.readers.ocr import ocr_page
    from extractors.readers.printed_codes import codes_in

    page = ocr_page(content, media_type, page_number, limits, languages)
    codes = codes_in(_page_picture(content, media_type, page_number, _CODE_DPI, limits, colour=False), page.rotation)
    return replace(page, codes=codes)


def page_png(content: bytes, media_type: str, page_number: int, rotation: int, dpi: float, limits: Limits) -> bytes:
    """A page as PNG in colour, turned clockwise by `rotation`."""
    import cv2
    import numpy

    pixels = numpy.rot90(_page_picture(content, media_type, page_number, dpi, limits, colour=True).pixels, -(rotation // 90))
    if pixels.ndim == 3:
        pixels = pixels[:, :, ::-1]  # OpenCV writes BGR
    done, png = cv2.imencode(".png", numpy.ascontiguousarray(pixels))
    if not done:
        raise Unreadable("crashed", "png")
    return bytes(png.tobytes())


def _page_picture(content: bytes, media_type: str, page_number: int, dpi: float, limits: Limits, *, colour: bool) -> Picture:
    from extractors.readers.drawn_page import drawn

    reader = _reader(media_type)
    if reader.picture is not None:
        return reader.picture(content, page_number, dpi, colour, limits)
    for found in reader.survey(content, media_type, limits, page_number):
        if isinstance(found, SurveyedPage) and found.page.page_number == page_number:
            return drawn(found.page, dpi, limits)
    raise Unreadable("no_such_page", str(page_number))
