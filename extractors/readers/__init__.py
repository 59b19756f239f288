"""Readers bid for a media type and the highest bid reads the file; a new reader is a new file in this folder.

A reader's module has a `READER`. All of it runs in the sandbox's child process: it may raise `Unreadable`, hang or die.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from extractors.limits import Limits
from extractors.model import ExtractedDocument, FileHistory, Page


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a look at the whole file says before any page is read; `producer` is the program that says it made the file."""

    page_count: int
    notes: tuple[str, ...] = ()
    producer: str | None = None


@dataclass(frozen=True, slots=True)
class SurveyedPage:
    """A page with the words that the file itself states; `needs_ocr` where these are not what a person sees."""

    page: Page
    needs_ocr: bool = False


@dataclass(frozen=True, slots=True)
class StructuredPart:
    """The documents that the file states exactly beside its pages (UBL, CII, an XML attached to a PDF)."""

    documents: tuple[ExtractedDocument, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A page as pixels, turned as its file says (EXIF, /Rotate): grey or RGB, 8 bits. Width and height are in PDF points.

    `received_dpi` is how fine the picture in the file is on a page of that size, in its coarser direction; None where the page is drawn and
    not a picture. `sheet_is_known` where the size of the paper was measured, and not assumed from its shape.
    """

    pixels: Any  # numpy array; numpy is not imported where no picture is needed
    width: float
    height: float
    received_dpi: float | None = None
    sheet_is_known: bool = False

    @property
    def dpi(self) -> float:
        """The resolution that the pixels have on the page."""
        return float(self.pixels.shape[1]) * 72.0 / self.width


Survey = Iterator[FileFacts | SurveyedPage | StructuredPart | FileHistory]


@dataclass(frozen=True)
class Reader:
    """One way to read files: its bids by media type, its survey from a page on, and its picture of a page where it has one.

    `picture(content, page_number, dpi, colour, limits)`; a reader whose pages are text alone has None.
    """

    name: str
    bids: Mapping[str, int]
    survey: Callable[[bytes, str, Limits, int], Survey]
    picture: Callable[[bytes, int, float, bool, Limits], Picture] | None = None


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader of this folder. Two of one name stop the program."""
    found: dict[str, tuple[Reader, str]] = {}
    for module_found in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{module_found.name}")
        reader = getattr(module, "READER", None)
        if reader is None:
            continue
        if reader.name in found:
            raise RuntimeError(f"Two readers are called {reader.name}: {found[reader.name][1]} and {module.__name__}")
        found[reader.name] = (reader, module.__name__)
    return tuple(reader for reader, _ in found.values())


def reader_for(media_type: str) -> Reader | None:
    """The reader with the highest bid for this media type, or None where nobody bids."""
    bidding = [reader for reader in readers() if reader.bids.get(media_type, 0) > 0]
    return max(bidding, key=lambda reader: reader.bids[media_type], default=None)
