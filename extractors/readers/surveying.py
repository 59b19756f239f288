"""What runs in the child process: find the reader and let it work."""

from __future__ import annotations

from extractors.limits import Limits
from extractors.problems import Unreadable
from extractors.readers import Reader, Survey, reader_for


def _reader(media_type: str) -> Reader:
    reader = reader_for(media_type)
    if reader is None:
        raise Unreadable("unsupported", media_type)
    return reader


def survey_pages(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """The facts of the file, then its pages from `first_page` on."""
    return _reader(media_type).survey(content, media_type, limits, first_page)


def page_png(content: bytes, media_type: str, page_number: int, rotation: int, dpi: float, limits: Limits) -> bytes:
    """A page as PNG in colour, turned clockwise by `rotation`."""
    import cv2
    import numpy

    reader = _reader(media_type)
    if reader.picture is None:
        raise Unreadable("unsupported", media_type)
    pixels = reader.picture(content, page_number, dpi, True, limits).pixels
    pixels = numpy.rot90(pixels, -(rotation // 90))
    if pixels.ndim == 3:
        pixels = pixels[:, :, ::-1]
    done, png = cv2.imencode(".png", numpy.ascontiguousarray(pixels))
    if not done:
        raise Unreadable("crashed", "png")
    return bytes(png.tobytes())
