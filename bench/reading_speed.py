"""How long reading takes: python bench/reading_speed.py FOLDER [PAGES_BY_OCR]

Processor and wall time a page, for pages with a text layer and for pages read by OCR, and pdfplumber's words on the same text pages to
compare with: ratios travel between machines, seconds do not. Everything runs in this process, without the sandbox, so that its
processor time is counted; engines that are started are counted too.
"""

from __future__ import annotations

import io
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pdfplumber

from extractors.limits import Limits
from extractors.media_types import PDF, PICTURES, media_type_of
from extractors.problems import Unreadable
from extractors.readers import SurveyedPage
from extractors.readers.ocr import ocr_page
from extractors.readers.surveying import survey_pages


@dataclass
class Timed:
    name: str
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @contextmanager
    def page(self, pages: int = 1) -> Iterator[None]:
        cpu, wall = _cpu(), time.perf_counter()
        yield
        self.cpu.append((_cpu() - cpu) * 1000 / pages)
        self.wall.append((time.perf_counter() - wall) * 1000 / pages)

    def __str__(self) -> str:
        if not self.cpu:
            return f"{self.name:22} no pages"
        cpu, wall = statistics.median(self.cpu), statistics.median(self.wall)
        mean = statistics.mean(self.cpu)
        return f"{self.name:22} {len(self.cpu):5} timings  cpu {cpu:8.1f} ms  wall {wall:8.1f} ms (medians)  mean cpu {mean:8.1f} ms"


def _cpu() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def main(folder: Path, ocr_pages: int) -> None:
    limits = Limits()
    text, ocr, plumber = Timed("text layer"), Timed("OCR"), Timed("pdfplumber words")
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        media_type = media_type_of(content)
        if media_type != PDF and media_type not in PICTURES:
            continue
        try:
            cpu, wall = _cpu(), time.perf_counter()
            pages = [found for found in survey_pages(content, media_type, limits, 1) if isinstance(found, SurveyedPage)]
            cpu, wall = _cpu() - cpu, time.perf_counter() - wall
        except Unreadable as problem:
            print(f"{path.name}: {problem.code}")
            continue
        if pages and not any(page.needs_ocr for page in pages):
            text.cpu.append(cpu * 1000 / len(pages))
            text.wall.append(wall * 1000 / len(pages))
            if media_type == PDF:
                _time_plumber(plumber, content)
        for page in pages:
            if page.needs_ocr and len(ocr.cpu) < ocr_pages:
                with ocr.page():
                    ocr_page(content, media_type, page.page.page_number, limits, ("eng",))
    for timed in (text, plumber, ocr):
        print(timed)
    if text.cpu and plumber.cpu:
        print(
            f"{'pdfplumber / text layer':22} {statistics.median(plumber.cpu) / statistics.median(text.cpu):5.1f} times the processor time"
        )


def _time_plumber(timed: Timed, content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as document, timed.page(len(document.pages)):
        for page in document.pages:
            page.extract_words()
            page.close()


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 10)
