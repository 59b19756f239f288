"""How long reading takes beside others, in one run on the same pages: python -m bench.speed FOLDER [--files N] [--scans N] [--seed N]

- pages with a text layer, from bytes to fields and lines, beside the time that pdfplumber alone takes to find their words;
- pages read from their picture, preparation and fields included, beside the bare `tesseract` command with one thread on the same pictures
  at 200 dpi, and beside OCRmyPDF where it is installed;
- how much two workers do beside one;
- the peak memory of a process that reads a file of 500 pages that is drawn here, after page 10 and at the end, and of one that reads its
  pages from their pictures.

Processor seconds, engines that are started included; wall clock for the workers. Ratios travel between machines, seconds do not.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import cv2
import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from threadpoolctl import threadpool_limits

from extractors.collecting import collect_seldom
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.media_types import PDF, PICTURES, media_type_of
from extractors.model import FileReading, Page
from extractors.problems import Unreadable
from extractors.readers import SurveyedPage, reader_for
from extractors.readers.ocr import DPI, ocr_page
from extractors.readers.surveying import survey_pages
from extractors.reading import read_file

LIMITS = Limits()
LONG_FILE = 500
_PAGES = 20  # of one file
_EARLY = 10
_SUFFIXES = {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".webp"}


@dataclass(frozen=True)
class Sampled:
    """A file, its pages as its text layer gives them, and those that wait for OCR."""

    path: Path
    content: bytes
    media_type: str
    pages: tuple[SurveyedPage, ...]

    @property
    def is_text(self) -> bool:
        return bool(self.pages) and not any(page.needs_ocr for page in self.pages)


def main(folder: Path, file_count: int, scan_count: int, seed: int) -> None:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    threadpool_limits(1, user_api="blas")  # as every process that reads pages does: here NumPy may come before `extractors`
    collect_seldom()
    files = _sampled(folder, file_count, seed)
    _time_text([file for file in files if file.is_text])
    scans = [(file, page.page.page_number) for file in files for page in file.pages if page.needs_ocr][:scan_count]
    with tempfile.TemporaryDirectory() as scratch:
        _time_scans(scans, Path(scratch))
    _time_workers(list(dict.fromkeys(file.path for file, _ in scans)))
    _weigh()


def _sampled(folder: Path, file_count: int, seed: int) -> list[Sampled]:
    """As many files of the folder as asked for, the same ones for the same seed."""
    paths = sorted(each for each in folder.rglob("*") if each.suffix.lower() in _SUFFIXES)
    found = []
    for path in random.Random(seed).sample(paths, min(file_count, len(paths))):
        content = path.read_bytes()
        media_type = media_type_of(content)
        if media_type != PDF and media_type not in PICTURES:
            continue
        try:
            survey = (each for each in survey_pages(content, media_type, LIMITS, 1) if isinstance(each, SurveyedPage))
            found.append(Sampled(path, content, media_type, tuple(islice(survey, _PAGES))))
        except Unreadable as problem:
            print(f"{path.name}: {problem}", file=sys.stderr)
    return found


def _time_text(files: list[Sampled]) -> None:
    ours, theirs = [], []
    texts = [file for file in files if file.media_type == PDF]
    for file in texts[:1]:
        _read_text(file, len(file.pages))  # a worker is warm but once
    for file in texts:
        count = len(file.pages)
        try:
            theirs.append(_spent(partial(_plumber_words, file.content, count)) / count)
        except PdfminerException:
            continue
        ours.append(_spent(partial(_read_text, file, count)) / count)
    if not ours:
        return print("text pages: none")
    print(
        f"text pages, bytes to fields: {1000 * statistics.median(ours):.0f} ms a page in the median of {len(ours)} files;"
        f" pdfplumber's words {1000 * statistics.median(theirs):.0f} ms; all of them {sum(ours) / sum(theirs):.2f} of its time"
    )
    return None


def _plumber_words(content: bytes, page_count: int) -> None:
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages[:page_count]:
            page.extract_words()
            page.close()


def _read_text(file: Sampled, page_count: int) -> None:
    survey = (each.page for each in survey_pages(file.content, file.media_type, LIMITS, 1) if isinstance(each, SurveyedPage))
    extract_documents(_reading(file, tuple(islice(survey, page_count))))


def _reading(file: Sampled, pages: tuple[Page, ...]) -> FileReading:
    return FileReading("0" * 64, file.media_type, file.path.name, pages)


def _time_scans(scans: list[tuple[Sampled, int]], scratch: Path) -> None:
    if not scans:
        return print("scans: none")
    first, first_page = scans[0]
    _read_scan([], first, first_page)  # a worker is warm but once
    ours, bare, whole = [], [], []
    seen_by: set[str] = set()
    for index, (file, page_number) in enumerate(scans):
        picture = scratch / f"{index}.png"
        reader = reader_for(file.media_type)
        assert reader is not None
        assert reader.picture is not None
        cv2.imwrite(str(picture), reader.picture(file.content, page_number, DPI, False, LIMITS).pixels)
        read: list[Page] = []
        ours.append(_spent(partial(_read_scan, read, file, page_number)))
        seen_by |= {word.seen_by for word in read[0].words}
        bare.append(_spent(partial(_run, "tesseract", str(picture), "-", "--dpi", "200", "tsv")))
        if shutil.which("ocrmypdf"):
            whole.append(_spent(partial(_run, "ocrmypdf", "--jobs", "1", "--image-dpi", "200", str(picture), str(scratch / "out.pdf"))))
    print(
        f"scans, picture to fields: {statistics.median(ours):.2f} s a page in the median of {len(ours)} (by {', '.join(sorted(seen_by))});"
        f" bare tesseract {statistics.median(bare):.2f} s; all of them {sum(ours) / sum(bare):.2f} times its time"
    )
    if whole:
        print(f"OCRmyPDF: {statistics.median(whole):.2f} s a page, {sum(whole) / sum(ours):.1f} times ours")
    else:
        print("OCRmyPDF: not installed")
    return None


def _read_scan(read: list[Page], file: Sampled, page_number: int) -> None:
    read.append(ocr_page(file.content, file.media_type, page_number, LIMITS, ("eng",)))
    extract_documents(_reading(file, tuple(read)))


def _run(*command: str) -> None:
    subprocess.run(command, check=False, capture_output=True)


def _time_workers(paths: list[Path]) -> None:
    if len(paths) < 4:
        return print("workers: too few scans to tell")

    def everything(workers: int) -> float:
        with ThreadPoolExecutor(workers) as threads:
            list(threads.map(lambda path: read_file(path.read_bytes(), path.name, LIMITS), paths[:workers]))  # each child is warm
            begun = time.perf_counter()
            list(threads.map(lambda path: read_file(path.read_bytes(), path.name, LIMITS), paths))
            return time.perf_counter() - begun

    one, two = everything(1), everything(2)
    print(
        f"two workers do {one / two:.2f} times the work of one ({len(paths)} files, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})"
    )
    return None


def _weigh() -> None:
    """Memory is told by processes of their own: what this one holds already would hide it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(_long_file(LONG_FILE))
        for name, count in (("text", LONG_FILE), ("pictures", 3 * _EARLY)):
            told = subprocess.run(
                [sys.executable, "-m", "bench.speed", "--weigh", name, "--files", str(count), str(path)],
                check=False,
                capture_output=True,
                text=True,
            )
            print(f"memory, {name}, {count} pages: {told.stdout.strip() or told.stderr.strip()[-200:]}")


def _weigh_here(path: Path, how: str, count: int) -> None:
    content = path.read_bytes()
    early = 0
    survey = survey_pages(content, PDF, LIMITS, 1) if how == "text" else iter(range(1, count + 1))
    for number, found in enumerate(survey):
        if isinstance(found, int):
            ocr_page(content, PDF, found, LIMITS, ("eng",))
        if number == _EARLY:
            early = _peak()
    print(f"peak {early} MB after page {_EARLY}, {_peak()} MB at the end")


def _long_file(pages: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4)
    for page in range(pages):
        canvas.setFont("Helvetica", 10)
        for row in range(45):
            canvas.drawString(
                60, 780 - 16 * row, f"{row + 1}   Bracket {page}-{row} galvanised   {row * 3} pcs   {row * 17}.50   {row * 51}.00"
            )
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _peak() -> int:
    """In megabytes. What `getrusage` tells begins with the peak of the process that started this one."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def _spent(work: Callable[[], None]) -> float:
    before = _processor_seconds()
    work()
    return _processor_seconds() - before


def _processor_seconds() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=60, help="how many files are drawn")
    parser.add_argument("--scans", type=int, default=10, help="at how many pictures of pages recognition stops")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weigh", choices=("text", "pictures"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.weigh:
        _weigh_here(asked.folder, asked.weigh, asked.files)
    else:
        main(asked.folder, asked.files, asked.scans, asked.seed)
