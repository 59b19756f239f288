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
_LEAST_FAX_DPI = 70.0
_MOST_UNEVEN = 2.3  # of a resolution over the other
_COARSE_FAX_DPI = 98.0  # ITU-T T.4: 3.85 lines a millimetre along, and of the dots across 1728, 2048 or 2432 on so many inches
_FAX_WIDTHS = {1728: 8.46, 2048: 10.04, 2432: 11.93}
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
    dpi = _believed_dpi(image)
    width, height = (across * 72.0 / dpi[0], along * 72.0 / dpi[1]) if dpi is not None else (float(across), float(along))
    if image.getexif().get(_ORIENTATION, 1) >= 5:
        width, height = height, width
    if dpi is not None:
        return width, height
    long_side, short_side = max(width, height), max(1.0, min(width, height))
    scale = STRIP_WIDTH / short_side if long_side > STRIP_ASPECT * short_side else A4_LONG_SIDE / long_side
    return width * scale, height * scale


def _believed_dpi(image: Image.Image) -> tuple[float, float] | None:
    """The resolution across and along, where somebody measured it. A fax has twice as many dots across as along, and says so or has the
    width and the two colours that its standard gives it."""
    stated = image.info.get("dpi")
    try:
        across, along = (float(each) for each in stated) if isinstance(stated, tuple) else (0.0, 0.0)
    except (TypeError, ValueError, ZeroDivisionError):
        across = along = 0.0
    ratio = across / along if along > 0 else 1.0
    if not 0.9 < ratio < 1.1:
        least, most = min(across, along), max(across, along)
        is_meant = least >= _LEAST_FAX_DPI and most <= _BELIEVED_DPI[1] and most <= _MOST_UNEVEN * least
        return (across, along) if is_meant and _is_sheet(image, across, along) else None
    if _BELIEVED_DPI[0] <= across <= _BELIEVED_DPI[1]:
        return (across, across) if _is_sheet(image, across, across) else None
    is_coarse_fax = image.mode == "1" and image.width in _FAX_WIDTHS and image.height < image.width
    return (image.width / _FAX_WIDTHS[image.width], _COARSE_FAX_DPI) if is_coarse_fax else None


def _is_sheet(image: Image.Image, across: float, along: float) -> bool:
    return 100.0 < max(image.width * 72.0 / across, image.height * 72.0 / along) <= _LARGEST_SIDE


def picture(content: bytes, page_number: int, dpi: float, colour: bool, limits: Limits) -> Picture:
    """The pixels of a page, scaled down (never up) to the resolution that was asked for; 0 asks for all there are.

    Pixels that are not square are made square at the finer of their two resolutions.
    """
    with _opened(content, limits) as image:
        try:
            image.seek(page_number - 1)
        except EOFError as error:
            raise Unreadable("no_such_page", str(page_number)) from error
        _refuse_bomb(image, limits)
        try:
            width, height = page_size(image)
            long_side, short_side = max(width, height), max(1.0, min(width, height))
            received_dpi = min(max(image.size) * 72.0 / long_side, min(image.size) * 72.0 / short_side)
            sheet_is_known = _believed_dpi(image) is not None
            wanted = round(width * dpi / 72.0) if dpi else 0
            if wanted and image.format == "JPEG":
                image.draft(None, (wanted, round(height * dpi / 72.0)))
            upright = _flat(ImageOps.exif_transpose(image), colour)
        except _BROKEN as error:
            raise Unreadable("truncated", str(error)) from error
        finest, aspect = upright.width, upright.height / upright.width
        if not 0.95 < aspect * width / height < 1.05:
            aspect = height / width
            finest = min(max(upright.width, round(upright.height / aspect)), int((limits.pixels_per_picture / aspect) ** 0.5))
        across = min(wanted or finest, finest)
        along = max(1, round(across * aspect))
        if (across, along) != upright.size:
            upright = upright.resize((across, along), Resampling.LANCZOS)
        return Picture(numpy.asarray(upright).copy(), width, height, received_dpi, sheet_is_known)


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
