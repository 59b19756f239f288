"""Bar codes and square codes on the picture of a page: a second, exact print of what the page says in letters."""

from __future__ import annotations

import hashlib
from typing import Any

import zxingcpp

from extractors.geometry import turned
from extractors.model import Box, PrintedCode
from extractors.readers import Picture

_SYMBOLOGIES = {
    zxingcpp.BarcodeFormat.QRCode: "qr",
    zxingcpp.BarcodeFormat.DataMatrix: "data_matrix",
    zxingcpp.BarcodeFormat.PDF417: "pdf_417",
    zxingcpp.BarcodeFormat.Aztec: "aztec",
    zxingcpp.BarcodeFormat.Code128: "code_128",
    zxingcpp.BarcodeFormat.Code39: "code_39",
    zxingcpp.BarcodeFormat.EAN13: "ean_13",
}
_FORMATS = zxingcpp.BarcodeFormats(list(_SYMBOLOGIES))
_SHORTEST = 4  # a Code 39 of one or two signs is seen in any ruled table
_LONGEST = 4000  # a QR code holds at most 4296 signs (ISO/IEC 18004)
_MOST = 50
_PARTS_KEPT = 64  # what was read of them, not their pixels


def codes_in(picture: Picture, rotation: int) -> tuple[PrintedCode, ...]:
    """The codes of a grey picture of a page; boxes on the page after it was turned clockwise by `rotation`, in points."""
    found = zxingcpp.read_barcodes(picture.pixels, formats=_FORMATS, text_mode=zxingcpp.TextMode.Plain)
    scale = 72.0 / picture.dpi
    return tuple(
        PrintedCode(_SYMBOLOGIES[each.format], each.text, turned(_box(each.position, scale), rotation, picture.width, picture.height))
        for each in found[:_MOST]
        if each.format in _SYMBOLOGIES and _SHORTEST <= len(each.text) <= _LONGEST
    )


def codes_in_part(picture: Picture) -> tuple[PrintedCode, ...]:
    """The same of a part of a page, told at once where it was just seen: the logo that might be a code stands on every page of a file."""
    pixels = picture.pixels
    key = (hashlib.blake2b(pixels).digest(), pixels.shape, picture.width, picture.height)
    found = _seen.get(key)
    if found is None:
        if len(_seen) >= _PARTS_KEPT:
            _seen.clear()
        found = _seen[key] = codes_in(picture, 0)
    return found


_seen: dict[tuple[bytes, tuple[int, ...], float, float], tuple[PrintedCode, ...]] = {}


def _box(position: Any, scale: float) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across, along = [corner.x * scale for corner in corners], [corner.y * scale for corner in corners]
    return Box(min(across), min(along), max(across), max(along))
