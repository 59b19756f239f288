"""Lines of print cut out of pages, as the reader of lines gets to see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.limits import Limits
from extractors.media_types import PDF, PICTURES, media_type_of
from extractors.preparation.background import without_background
from extractors.readers import reader_for
from extractors.readers.ocr import DPI
from extractors.recognition.by_networks import FINDING_DPI, cut_out, dark_on_light
from extractors.recognition.line_finder import find_lines
from extractors.recognition.line_reader import at_reading_size
from extractors.recognition.networks import networks

_LIMITS = Limits()


def line_pictures(folders: Sequence[Path]) -> Iterator[Any]:
    """The lines of the first page of each file, in the order of the files' names, each at the size that the reader takes."""
    finder = networks().finder
    for path in sorted(each for folder in folders for each in folder.rglob("*") if each.suffix != ".json" and each.is_file()):
        content = path.read_bytes()
        media_type = media_type_of(content)
        reader = reader_for(media_type)
        if media_type not in (PDF, *PICTURES) or reader is None or reader.picture is None:
            continue
        picture = reader.picture(content, 1, DPI, False, _LIMITS)
        grey = without_background(picture.pixels)
        for line in find_lines(finder, grey, FINDING_DPI / picture.dpi):
            yield at_reading_size(dark_on_light(cut_out(grey, line)))
