"""What paper goes through before it is read: scanners, fax machines, pockets and telephones. Boxes go with the paper through every bend."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.papers.photo import photograph

DPI = 200
Picture = np.ndarray[Any, Any]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Warp:
    """For every pixel of the damaged picture, which pixel of the clean one it shows."""

    across: Picture
    down: Picture

    def box(self, box: Box) -> Box | None:
        """Where a box of the clean picture lies on the damaged one; none where it left the picture."""
        step = 3
        across, down = self.across[::step, ::step], self.down[::step, ::step]
        inside = (across >= box[0]) & (across <= box[2]) & (down >= box[1]) & (down <= box[3])
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        if not len(rows):
            return None
        return (float(columns[0] * step), float(rows[0] * step), float((columns[-1] + 1) * step), float((rows[-1] + 1) * step))


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file of pictures with how each page was bent; `sizes` are the pages in points."""

    suffix: str
    content: bytes
    warps: tuple[Warp, ...]
    sizes: tuple[tuple[float, float], ...]

    def box(self, page: int, box: Box) -> Box | None:
        """A box in points of a clean page, in points of the damaged one."""
        scale = DPI / 72
        found = self.warps[page].box((box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale))
        return None if found is None else (found[0] / scale, found[1] / scale, found[2] / scale, found[3] / scale)


def damaged(pdf: bytes, look: str, rng: Random) -> Damaged:
    """The file as that look shows it."""
    noise = np.random.default_rng(rng.randrange(2**32))
    pictures, warps = [], []
    document = pdfium.PdfDocument(pdf)
    for page in document:
        clean = page.render(scale=DPI / 72).to_numpy()[:, :, :3]
        picture, warp = _page(np.ascontiguousarray(clean), look, rng, noise)
        pictures.append(picture)
        warps.append(warp)
    sizes = tuple((picture.shape[1] * 72 / DPI, picture.shape[0] * 72 / DPI) for picture in pictures)
    if len(pictures) == 1 and (look.startswith("photo") or rng.random() < 0.4):
        return Damaged(*_picture_file(pictures[0], look, rng), tuple(warps), sizes)
    return Damaged(".pdf", _pdf_of(pictures, look, rng), tuple(warps), sizes)


def _page(clean: Picture, look: str, rng: Random, noise: np.random.Generator) -> tuple[Picture, Warp]:
    if look.startswith("photo"):
        picture, across, down = photograph(clean, look == "photo_severe", rng, noise)
        return picture, Warp(across, down)
    height, width = clean.shape[:2]
    across, down = _skew(width, height, rng.gauss(0, 0.7 if look == "scan" else 0.5), rng.uniform(-6, 6), rng.uniform(-6, 6))
    colour = look == "scan" and rng.random() < 0.35
    picture = clean if colour else cv2.cvtColor(cv2.cvtColor(clean, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    picture = cv2.remap(picture, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255))
    if look == "fax":
        return _fax(picture, rng, noise), Warp(across, down)
    return _scan(picture, rng, noise, colour), Warp(across, down)


def _skew(width: int, height: int, degrees: float, right: float, low: float) -> tuple[Picture, Picture]:
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turn[:, 2] += np.array([right, low])
    back = cv2.invertAffineTransform(turn)
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    across = back[0, 0] * xs + back[0, 1] * ys + back[0, 2]
    down = back[1, 0] * xs + back[1, 1] * ys + back[1, 2]
    return across.astype(np.float32), down.astype(np.float32)


def _scan(picture: Picture, rng: Random, noise: np.random.Generator, colour: bool) -> Picture:
    height, width = picture.shape[:2]
    if rng.random() < 0.25:
        _holes(picture, rng)
    if rng.random() < 0.15:
        x, y = rng.randrange(40, 140), rng.randrange(40, 120)
        cv2.line(picture, (x, y), (x + 34, y - rng.randrange(4, 22)), (90, 90, 90), 3)
    if rng.random() < 0.2:  # a fold throws a soft shadow
        at = height // 2 if rng.random() < 0.7 else height // 3
        band = np.exp(-((np.arange(height) - at) ** 2) / (2 * rng.uniform(2, 9) ** 2)) * rng.uniform(12, 55)
        picture = np.clip(picture.astype(np.float32) - band[:, None, None], 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 0.95))
    shade, contrast = rng.uniform(0, 16), rng.uniform(0.86, 1.0)
    grain = noise.standard_normal((height, width, 3 if colour else 1), dtype=np.float32) * rng.uniform(1.5, 7)
    whole = (picture.astype(np.float32) - 255) * contrast + 255 - shade + grain
    if rng.random() < 0.3:
        whole -= np.linspace(0, rng.uniform(8, 40), width, dtype=np.float32)[None, :: 1 if rng.random() < 0.5 else -1, None]
    picture = np.clip(whole, 0, 255).astype(np.uint8)
    return _specks(picture, rng, noise, rng.choice((0, 20, 80)))


def _specks(picture: Picture, rng: Random, noise: np.random.Generator, count: int) -> Picture:
    height, width = picture.shape[:2]
    for x, y, size in zip(noise.integers(0, width, count), noise.integers(0, height, count), noise.integers(0, 3, count), strict=True):
        grey = rng.randrange(40, 190)
        cv2.circle(picture, (int(x), int(y)), int(size), (grey, grey, grey), -1)
    return picture


def _holes(picture: Picture, rng: Random) -> None:
    height = picture.shape[0]
    x = rng.randrange(26, 46)
    for y in (height // 2 - 157, height // 2 + 157):
        cv2.circle(picture, (x, y), 23, (70, 70, 70), -1)
        cv2.circle(picture, (x - 2, y - 2), 22, (25, 25, 25), -1)


def _fax(picture: Picture, rng: Random, noise: np.random.Generator) -> Picture:
    """One bit, 204 lines across to the inch and 98 or 196 down (ITU-T T.4)."""
    height, width = picture.shape[:2]
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    lines = height // 2 if rng.random() < 0.5 else height
    small = cv2.resize(grey, (width, lines), interpolation=cv2.INTER_AREA)
    small = np.clip(small.astype(np.float32) + noise.normal(0, 14, small.shape), 0, 255)
    bits = np.where(small > rng.uniform(135, 185), 255, 0).astype(np.uint8)
    for y in noise.integers(0, lines, rng.choice((0, 0, 2, 5))):
        bits[int(y)] = bits[max(0, int(y) - 1)]
    full = cv2.resize(bits, (width, height), interpolation=cv2.INTER_NEAREST)
    return _specks(cv2.cvtColor(full, cv2.COLOR_GRAY2BGR), rng, noise, rng.choice((0, 40)))


def _pil(picture: Picture, look: str) -> Image.Image:
    image = Image.fromarray(np.ascontiguousarray(picture[:, :, ::-1]))
    if look == "fax":
        return image.convert("1", dither=Image.Dither.NONE)
    grey = bool((picture[::7, ::7, 0] == picture[::7, ::7, 2]).all())
    return image.convert("L") if grey else image


def _picture_file(picture: Picture, look: str, rng: Random) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    image = _pil(picture, look)
    if look == "fax" or (look == "scan" and rng.random() < 0.3):
        image.save(buffer, "PNG", dpi=(DPI, DPI))
        return ".png", buffer.getvalue()
    quality = rng.randrange(38, 70) if look == "photo_severe" else rng.randrange(55, 90)
    image.save(buffer, "JPEG", quality=quality, dpi=(DPI, DPI))
    return ".jpg", buffer.getvalue()


def _pdf_of(pictures: list[Picture], look: str, rng: Random) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1)
    for picture in pictures:
        width, height = picture.shape[1] * 72 / DPI, picture.shape[0] * 72 / DPI
        canvas.setPageSize((width, height))
        image = _pil(picture, look)
        if look != "fax":
            own = io.BytesIO()
            image.save(own, "JPEG", quality=rng.randrange(45, 88))
            own.seek(0)
            canvas.drawImage(ImageReader(own), 0, 0, width, height)
        else:
            canvas.drawImage(ImageReader(image), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
