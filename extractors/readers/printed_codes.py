"""Bar codes and square codes on the picture of a page: a second, exact print of what the page says in letters."""

from __future__ import annotations

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


def codes_in(picture: Picture, rotation: int) -> tuple[PrintedCode, ...]:
    """The codes of a grey picture of a page; boxes on the page after it was turned clockwise by `rotation`, in points."""
    found = zxingcpp.read_barcodes(picture.pixels, formats=_FORMATS, text_mode=zxingcpp.TextMode.Plain)
    scale = 72.0 / picture.dpi
    return tuple(
        PrintedCode(_SYMBOLOGIES[each.format], each.text, turned(_box(each.position, scale), rotation, picture.width, picture.height))
        for each in found[:_MOST]
        if each.format in _SYMBOLOGIES and _SHORTEST <= len(each.text) <= _LONGEST
    )


def _box(position: Any, scale: float) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across, along = [corner.x * scale for corner in corners], [corner.y * scale for corner in corners]
    return Box(min(across), min(along), max(across), max(along))
