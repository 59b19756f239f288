"""Paper that went through a scanner or was photographed: the same page as a picture, a little askew, a little noisy."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import cv2
import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from api.sample.made import JPEG, PDF, PNG, MadeDocument

_POINTS_PER_INCH = 72


def page_pictures(content: bytes, dpi: int) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [document[index].render(scale=dpi / _POINTS_PER_INCH).to_pil().convert("RGB") for index in range(len(document))]
    finally:
        document.close()


def _through_the_scanner(picture: Image.Image, skew: float, noise: float, seed: int, *, grey: bool) -> Image.Image:
    pixels: Any = np.asarray(picture.convert("L") if grey else picture)
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    white: Any = 255 if grey else (255, 255, 255)
    pixels = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=white)
    pixels = cv2.GaussianBlur(pixels, (3, 3), 0.5)
    grain = np.random.default_rng(seed).normal(0, noise, pixels.shape)
    return Image.fromarray(np.clip(pixels.astype(np.float32) * 0.97 + 4 + grain, 0, 255).astype(np.uint8))


def scanned(
    document: MadeDocument, *, seed: int = 1, dpi: int = 200, skew: float = 0.6, noise: float = 6.0, quality: int = 70
) -> MadeDocument:
    """The document as a scanner gives it: a JPEG on every page of a PDF, no text layer, the same truth. `skew` is in degrees."""
    out = BytesIO()
    canvas: Any = Canvas(out, invariant=1)
    canvas.setProducer("Bordereau sample scanner")
    for index, picture in enumerate(page_pictures(document.content, dpi)):
        page = _through_the_scanner(picture, skew if index % 2 == 0 else -skew / 2, noise, seed + index, grey=True)
        width, height = (side * _POINTS_PER_INCH / dpi for side in page.size)
        canvas.setPageSize((width, height))
        jpeg = BytesIO()
        page.save(jpeg, "JPEG", quality=quality)
        jpeg.seek(0)
        canvas.drawImage(ImageReader(jpeg), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return replace(document, filename=document.filename.removesuffix(".pdf") + "-scan.pdf", media_type=PDF, content=out.getvalue())


def photographed(document: MadeDocument, *, seed: int = 1, dpi: int = 200, skew: float = 1.2, noise: float = 5.0) -> MadeDocument:
    """The first page as a photograph (JPEG), in colour."""
    picture = _through_the_scanner(page_pictures(document.content, dpi)[0], skew, noise, seed, grey=False)
    out = BytesIO()
    picture.save(out, "JPEG", quality=85, dpi=(dpi, dpi))
    return replace(document, filename=document.filename.removesuffix(".pdf") + ".jpg", media_type=JPEG, content=out.getvalue())


def as_png(document: MadeDocument, dpi: int) -> MadeDocument:
    """The first page as a picture without noise."""
    out = BytesIO()
    page_pictures(document.content, dpi)[0].save(out, "PNG", dpi=(dpi, dpi))
    return replace(document, filename=document.filename.removesuffix(".pdf") + ".png", media_type=PNG, content=out.getvalue())
