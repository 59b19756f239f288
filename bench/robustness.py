"""What became of every file of a folder: nothing may crash, hang past its limit or disappear, whatever strangers send.

Files go the way that the front door sends them: archives and mails are opened (`intake/unpack.py`) and each part is read and extracted, in
a process of its own that is ended when it hangs.

    python -m bench.robustness FOLDER [--jobs N] [--limit SECONDS] [--json FILE]

A row a file: its kind of file, pages, the documents found in it, its state, its problem, and seconds. The states: `read` (all pages),
`read in part` (some pages are parked with a reason), `blank` (too few words for a document), `refused` (a sentence says why), `opened` (an
archive or mail whose parts have rows of their own), `skipped` (no document), and the three that fail the run: `CRASHED`, `HUNG`, `LOST`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path

if not __package__:  # called by its path
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.media_types import MAIL, TNEF, ZIP, media_type_of
from extractors.output import file_output
from extractors.reading import read_file
from intake.containers.found import Allowance
from intake.services import IntakeLimits
from intake.unpack import open_in_child

_SPAWN = multiprocessing.get_context("spawn")
_FEW_WORDS = 3  # a page number alone is no document
FAILURES = ("CRASHED", "HUNG", "LOST")
_CONTAINERS = {MAIL, ZIP, TNEF}
_RECEIPT = IntakeLimits()
_ALLOWANCE = Allowance(_RECEIPT.unpacked_bytes, _RECEIPT.file_bytes, _RECEIPT.parts, _RECEIPT.expansion, _RECEIPT.logo_bytes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file, or one part of it, became."""

    name: str
    media_type: str
    pages: int
    kinds: str
    state: str
    problem: str
    seconds: float


def outcomes_of(content: bytes, name: str, limits: Limits, depth: int = 0) -> Iterator[Outcome]:
    """A file and, where it holds others, each of these."""
    started = time.perf_counter()
    media_type = media_type_of(content)
    if media_type not in _CONTAINERS or depth >= _RECEIPT.depth:
        yield _read(content, name, media_type, limits)
        return
    opened = open_in_child(content, media_type, name, _ALLOWANCE, limits)
    seconds = time.perf_counter() - started
    if opened.problem is not None:
        yield Outcome(name, media_type, 0, "", "refused", opened.problem, seconds)
        return
    yield Outcome(name, media_type, 0, f"{len(opened.parts)} parts", "opened" if opened.parts else "LOST", "", seconds)
    for number, part in enumerate(opened.parts, start=1):
        own = f"{name} > {number} {part.filename}"
        if part.state == "received":
            yield from outcomes_of(part.content, own, limits, depth + 1)
        else:
            yield Outcome(own, media_type_of(part.content), 0, "", part.state, part.reason or "", 0.0)


def _read(content: bytes, name: str, media_type: str, limits: Limits) -> Outcome:
    started = time.perf_counter()
    reading = read_file(content, name, limits)
    documents = extract_documents(reading)
    output = json.loads(json.dumps(file_output(reading, documents)))
    parked = output.get("parked_pages", [])
    covered = {number for document in documents for number in document.page_numbers}
    blank = {page.page_number for page in reading.pages if not page.words and page.problem is None}
    lost = {page.page_number for page in reading.pages} - covered - blank - {page["page"] for page in parked}
    if reading.problem is not None:
        state, problem = "refused", reading.problem
    elif parked:
        state, problem = "read in part", f"{len(parked)} pages: {parked[0]['problem']}"
    elif lost and len(reading.pages[min(lost) - 1].words) > _FEW_WORDS:
        state, problem = "LOST", f"pages {sorted(lost)} stand in no document"
    elif not reading.pages and not documents:
        state, problem = "LOST", "neither a page, nor a document, nor a reason"
    elif not documents:
        state, problem = "blank", "too few words for a document"
    else:
        state, problem = "read", " ".join(reading.notes)
    kinds = ", ".join(f"{kind} {count}" if count > 1 else kind for kind, count in Counter(str(each.kind) for each in documents).items())
    return Outcome(name, media_type, len(reading.pages), kinds, state, problem, time.perf_counter() - started)


def _in_its_own_process(path: Path, name: str, limits: Limits, limit: float) -> list[Outcome]:
    """The outcomes of a file; a process that dies or outlives the limit is an outcome of its own."""
    receiver, sender = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_work, args=(str(path), name, limits, sender), daemon=False)
    started = time.perf_counter()
    process.start()
    sender.close()
    found: list[Outcome] = []
    failure: Outcome | None = None
    try:
        while True:
            if not receiver.poll(max(0.0, limit - (time.perf_counter() - started))):
                failure = Outcome(name, "", 0, "", "HUNG", f"not done after {limit:.0f} s", limit)
                break
            message = receiver.recv()
            if message is None:
                break
            if isinstance(message, str):
                failure = Outcome(name, "", 0, "", "CRASHED", message, time.perf_counter() - started)
                break
            found.append(message)
    except EOFError:
        process.join(5)
        failure = Outcome(name, "", 0, "", "CRASHED", f"the process died with {process.exitcode}", time.perf_counter() - started)
    process.join(5)
    if process.is_alive():
        process.terminate()
        process.join()
    return [*found, failure] if failure is not None else found or [Outcome(name, "", 0, "", "LOST", "no outcome", 0.0)]


def _work(path: str, name: str, limits: Limits, sender: Connection) -> None:
    try:
        for outcome in outcomes_of(Path(path).read_bytes(), name, limits):
            sender.send(outcome)
        sender.send(None)
    except Exception as error:  # noqa: BLE001  # what the benchmark looks for: it is told and fails the run
        sender.send(f"{type(error).__name__}: {str(error)[:200]}")


def main() -> int:
    """Reads every file, prints the table and what it comes to; 1 where a file crashed, hung or was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1, help="files read side by side")
    parser.add_argument("--limit", type=float, default=1800.0, help="seconds after which a file counts as hung")
    parser.add_argument("--json", type=Path, help="file for the rows")
    arguments = parser.parse_args()
    paths = [path for path in sorted(arguments.folder.rglob("*")) if path.is_file()]

    def read(path: Path) -> list[Outcome]:
        return _in_its_own_process(path, str(path.relative_to(arguments.folder)), Limits(), arguments.limit)

    rows: list[Outcome] = []
    with ThreadPoolExecutor(max_workers=max(1, arguments.jobs)) as threads:
        for found in threads.map(read, paths):
            rows += found
            for row in found:
                print(_in_columns(row), flush=True)
    states = Counter(row.state for row in rows)
    print(f"\n{len(paths)} files, {len(rows)} rows: " + ", ".join(f"{count} {state}" for state, count in states.most_common()))
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if any(states[state] for state in FAILURES) else 0


def _in_columns(row: Outcome) -> str:
    name = row.name if len(row.name) <= 60 else f"…{row.name[-59:]}"
    return (
        f"{name:60} {row.media_type[-24:]:24} {row.pages:4d} {row.state:12} {row.seconds:7.1f} s  {row.kinds[:50]:50} {row.problem[:120]}"
    )


if __name__ == "__main__":
    sys.exit(main())
