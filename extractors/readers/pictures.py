"""Photographs and scans: JPEG, PNG, WebP, GIF, BMP, TIFF of many pages and HEIC, upright as their EXIF says, on white, in grey or RGB."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import numpy
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.Image import Resampling

from extractors.limits import Limits
from extractors.media_types import BMP, GIF, HEIC, JPEG, PNG, TIFF, WEBP
from extractors.model import Page
from extractors.problems import Unreadable
from extractors.readers import FileFacts, Picture, Reader, Survey, SurveyedPage

A4_LONG_SIDE = 842.0  # points
STRIP_WIDTH = 300.0  # points; a till slip is about so wide
STRIP_ASPECT = 1.8
_BELIEVED_DPI = (100.0, 1300.0)  # cameras write 72 and 96 without having measured anything
_LARGEST_SIDE = 2400.0  # points; an A1 sheet
_ORIENTATION = 0x0112
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error)  # what decoders raise on a damaged picture


@contextmanager
def _opened(content: bytes, limits: Limits) -> Iterator[Image.Image]:
    """The picture, its header read and its pixels not yet; Unreadable before a bomb is decoded."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # our own limit is asked first
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(content))
        except (UnidentifiedImageError, *_BROKEN) as error:
            raise Unreadable("broken", str(error)) from error
        try:
            _refuse_bomb(image, limits)
            yield image
        finally:
            image.close()


def _refuse_bomb(image: Image.Image, limits: Limits) -> None:
    width, height = image.size
    if width * height > limits.pixels_per_picture:
        raise Unreadable("too_many_pixels", f"{width} x {height}")
    if width < 1 or height < 1:
        raise Unreadable("broken", "a picture without size")


def survey(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """Every picture in the file is a page that waits for OCR."""
    with _opened(content, limits) as image:
        try:
            count = int(getattr(image, "n_frames", 1)) if media_type == TIFF else 1
        except _BROKEN as error:
            raise Unreadable("truncated", str(error)) from error
        if count > limits.pages_per_file:
            raise Unreadable("too_many_pages", f"{count} pages")
        yield FileFacts(count)
        for page_number in range(first_page, count + 1):
            try:
                image.seek(page_number - 1)
                _refuse_bomb(image, limits)
                width, height = page_size(image)
            except Unreadable as problem:
                blank = Page(page_number, 595.0, 842.0, 0, (), problem=problem.sentence, problem_code=problem.code)
                yield SurveyedPage(blank)
                continue
            except _BROKEN as error:
                raise Unreadable("truncated", str(error)) from error
            yield SurveyedPage(Page(page_number, width, height, 0, (), image_coverage=1.0), needs_ocr=True)


def page_size(image: Image.Image) -> tuple[float, float]:
    """Width and height in points of the picture as it stands upright: by its resolution where that can be meant, else as a sheet of A4."""
    across, along = image.size
    if image.getexif().get(_ORIENTATION, 1) >= 5:
        across, along = along, across
    dpi = _believed_dpi(image)
    if dpi is not None:
        return across * 72.0 / dpi, along * 72.0 / dpi
    long_side, short_side = max(across, along), max(1, min(across, along))
    scale = STRIP_WIDTH / short_side if long_side > STRIP_ASPECT * short_side else A4_LONG_SIDE / long_side
    return across * scale, along * scale


def _believed_dpi(image: Image.Image) -> float | None:
    stated = image.info.get("dpi")
    if not isinstance(stated, tuple) or len(stated) != 2:
        return None
    try:
        across, along = float(stated[0]), float(stated[1])
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not (_BELIEVED_DPI[0] <= across <= _BELIEVED_DPI[1]) or not 0.9 < across / max(along, 1.0) < 1.1:
        return None
    long_side = max(image.size) * 72.0 / across
    return across if 100.0 < long_side <= _LARGEST_SIDE else None


def picture(content: bytes, page_number: int, dpi: float, colour: bool, limits: Limits) -> Picture:
    """The pixels of a page, scaled down (never up) to the resolution that was asked for; 0 asks for all there are."""
    with _opened(content, limits) as image:
        try:
            image.seek(page_number - 1)
        except EOFError as error:
            raise Unreadable("no_such_page", str(page_number)) from error
        _refuse_bomb(image, limits)
        try:
            width, height = page_size(image)
            wanted = round(width * dpi / 72.0) if dpi else 0
            if wanted and image.format == "JPEG":
                image.draft(None, (wanted, round(height * dpi / 72.0)))
            upright = _flat(ImageOps.exif_transpose(image), colour)
        except _BROKEN as error:
            raise Unreadable("truncated", str(error)) from error
        if wanted and wanted < upright.width:
            upright = upright.resize((wanted, max(1, round(upright.height * wanted / upright.width))), Resampling.LANCZOS)
        return Picture(numpy.asarray(upright).copy(), width, height)


def _flat(image: Image.Image, colour: bool) -> Image.Image:
    """On white paper, 8 bits a channel."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (255, 255, 255, 255))
        image = Image.alpha_composite(paper, layered)
    if image.mode.startswith(("I;16", "I")) and image.mode != "I;16B":
        values = numpy.asarray(image).astype(numpy.float64)
        image = Image.fromarray((values * (255.0 / max(1.0, float(values.max())))).astype(numpy.uint8))
    return image.convert("RGB" if colour else "L")


READER = Reader("pictures", dict.fromkeys((JPEG, PNG, GIF, WEBP, TIFF, HEIC, BMP), 100), survey, picture)
