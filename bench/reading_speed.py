"""How long reading takes: python bench/reading_speed.py FOLDER [--files N] [--ocr-pages N] [--seed N]

Processor and wall time a page on a seeded sample of the folder's PDFs and pictures: milliseconds for pages with a text layer, seconds for
pages read by OCR, and pdfplumber's words on the same text pages to compare with: ratios travel between machines, seconds do not.
Everything runs in this process, without the sandbox, so that its processor time is counted; engines that are started are counted too.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from extractors.limits import Limits
from extractors.media_types import PDF, PICTURES, media_type_of
from extractors.problems import Unreadable
from extractors.readers import SurveyedPage
from extractors.readers.ocr import ocr_page
from extractors.readers.surveying import survey_pages

_PAGES = 20  # of one file
_SUFFIXES = {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".webp"}


@dataclass
class Timed:
    """Timings of pages in seconds, printed in a unit that is `per_second` of one."""

    name: str
    per_second: float = 1000.0
    unit: str = "ms"
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @contextmanager
    def page(self, pages: int = 1) -> Iterator[None]:
        cpu, wall = _cpu(), time.perf_counter()
        yield
        self.add((_cpu() - cpu) / pages, (time.perf_counter() - wall) / pages)

    def add(self, cpu: float, wall: float) -> None:
        self.cpu.append(cpu)
        self.wall.append(wall)

    def __str__(self) -> str:
        if not self.cpu:
            return f"{self.name:22} no pages"
        figures = (statistics.median(self.cpu), statistics.median(self.wall), statistics.mean(self.cpu))
        cpu, wall, mean = (f"{figure * self.per_second:8.2f} {self.unit} a page" for figure in figures)
        return f"{self.name:18} {len(self.cpu):4} timings  cpu {cpu}  wall {wall} (medians)  mean cpu {mean}"


def _cpu() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def main(folder: Path, file_count: int, ocr_pages: int, seed: int) -> None:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # as in the sandbox
    limits = Limits()
    text, ocr, plumber = Timed("text layer"), Timed("OCR", 1.0, "s"), Timed("pdfplumber words")
    for path in _sample(folder, file_count, seed):
        content = path.read_bytes()
        media_type = media_type_of(content)
        if media_type != PDF and media_type not in PICTURES:
            continue
        try:
            cpu, wall = _cpu(), time.perf_counter()
            # islice bounds what one long file takes of the time, and pdfplumber reads the same pages
            survey = islice((found for found in survey_pages(content, media_type, limits, 1) if isinstance(found, SurveyedPage)), _PAGES)
            pages = list(survey)
            cpu, wall = _cpu() - cpu, time.perf_counter() - wall
            if pages and not any(page.needs_ocr for page in pages):
                text.add(cpu / len(pages), wall / len(pages))
                if media_type == PDF:
                    _time_plumber(plumber, content, len(pages))
            for page in pages:
                if page.needs_ocr and len(ocr.cpu) < ocr_pages:
                    with ocr.page():
                        ocr_page(content, media_type, page.page.page_number, limits, ("eng",))
        except (Unreadable, PdfminerException) as problem:
            print(f"{path.name}: {problem}", file=sys.stderr)
    for timed in (text, plumber, ocr):
        print(timed)
    for one, other in ((plumber, text), (ocr, plumber), (ocr, text)):
        if one.cpu and other.cpu:
            ratio = statistics.median(one.cpu) / statistics.median(other.cpu)
            print(f"{one.name} / {other.name}: {ratio:.1f} times the processor time")


def _sample(folder: Path, file_count: int, seed: int) -> list[Path]:
    """As many files of the folder as asked for, the same ones for the same seed."""
    paths = sorted(each for each in folder.rglob("*") if each.suffix.lower() in _SUFFIXES)
    return random.Random(seed).sample(paths, min(file_count, len(paths)))


def _time_plumber(timed: Timed, content: bytes, page_count: int) -> None:
    with pdfplumber.open(io.BytesIO(content)) as document, timed.page(page_count):
        for page in document.pages[:page_count]:
            page.extract_words()
            page.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=60, help="how many files are drawn")
    parser.add_argument("--ocr-pages", type=int, default=10, help="at how many pages recognition stops")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    main(asked.folder, asked.files, asked.ocr_pages, asked.seed)
