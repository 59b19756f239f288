"""How much of a folder of labelled documents is read right: a table for each data set and field, and a gallery of every miss.

The folder holds one folder a data set, with `<stem>.<anything>` beside `<stem>.json` that says the truth (`bench/truths.py`); how a reading
is compared with it is said in `bench/scoring.py`.

    python -m bench.accuracy FOLDER [--dataset NAME ...] [--jobs N] [--gallery DIR] [--hold-back 3] [--target-error 0.01]

With `--hold-back N` every Nth vendor is reported apart, and its misses are neither listed nor drawn: what is developed on one part is
measured on the other. With `--cache DIR` what was read is kept there, and only the rules run the next time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

if not __package__:  # called by its path
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.gallery import Gallery, Miss
from bench.readings import read_all
from bench.score_tables import Tally, confidence_table, table, together
from bench.scoring import DocumentScore, score_document
from bench.truths import LabelledDocument, labelled_documents


def main() -> int:
    """Reads and scores every data set of the folder; 0 where every document was read, 1 where one gave nothing at all."""
    arguments = _arguments()
    everything = list(labelled_documents(arguments.folder, arguments.dataset))
    if not everything:
        print(f"{arguments.folder} holds no document with a truth beside it.")
        return 2
    parts: list[tuple[str, list[LabelledDocument]]] = [("", everything)]
    if arguments.hold_back:
        held = [each for each in everything if each.is_held_back(arguments.hold_back)]
        shown = [each for each in everything if not each.is_held_back(arguments.hold_back)]
        parts = [("", shown), (f" (held back: one vendor in {arguments.hold_back})", held)]
    gallery = Gallery(arguments.gallery) if arguments.gallery else None
    report = []
    tallies: list[Tally] = []
    for index, (name, documents) in enumerate(parts):
        own = _scored(documents, name, arguments, gallery if index == 0 else None, shows_misses=index == 0)
        tallies += own
        report += [each.plain() for each in own]
    if gallery is not None:
        print(f"\nThe gallery is {gallery.write(tallies, arguments.target_error)}")
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 1 if any(each.not_found for each in tallies) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dataset", nargs="*", default=[], help="only these data sets")
    parser.add_argument("--jobs", type=int, default=1, help="documents read side by side")
    parser.add_argument("--gallery", type=Path, help="folder for an HTML page that shows every miss")
    parser.add_argument("--hold-back", type=int, default=0, metavar="N", help="report every Nth vendor apart and show none of its misses")
    parser.add_argument("--target-error", type=float, default=0.01, help="the share of wrong readings that may pass without a hand")
    parser.add_argument("--cache", type=Path, help="folder where what was read is kept for the next time")
    parser.add_argument("--out", type=Path, help="folder for the outputs, as `bordereau extract` writes them")
    parser.add_argument("--misses", type=int, default=0, help="list so many misses of each data set")
    parser.add_argument("--brief", action="store_true", help="no rows for single fields")
    parser.add_argument("--json", type=Path, help="file for the figures")
    return parser.parse_args()


def _scored(
    documents: Sequence[LabelledDocument], part: str, arguments: argparse.Namespace, gallery: Gallery | None, *, shows_misses: bool
) -> list[Tally]:
    """The tables of one part, printed as its data sets are done."""
    tallies: list[Tally] = []
    for name in dict.fromkeys(each.dataset for each in documents):
        tally = Tally(name + part)
        left = arguments.misses if shows_misses else 0
        lines: list[str] = []
        for read in read_all([each for each in documents if each.dataset == name], arguments.cache, arguments.jobs):
            output = read.output
            if arguments.out:
                _write(arguments.out / name / f"{read.labelled.source.stem}.json", output)
            score = score_document(read.labelled.truth, output)
            tally.add(
                score,
                pages=max(1, len(read.reading.pages)),
                seconds=read.seconds,
                was_kept=read.was_kept,
                is_stated=bool(read.reading.structured),
            )
            misses = list(_misses(score))
            lines += [f"  miss {read.labelled.name} {miss.in_words}" for miss in misses[: max(0, left - len(lines))]]
            if gallery is not None and misses:
                gallery.add(read, misses)
        _print(table(tally, brief=arguments.brief), lines)
        tallies.append(tally)
    if len(tallies) > 1:
        whole = together(tallies, f"ALL{part}")
        _print(table(whole, brief=arguments.brief))
        _print(confidence_table(whole, arguments.target_error))
    elif tallies:
        _print(confidence_table(tallies[0], arguments.target_error))
    return tallies


def _misses(score: DocumentScore) -> Iterator[Miss]:
    for each in score.fields:
        if not each.is_right:
            yield Miss(each.field, _shown(each.truth), _shown(each.read) if each.is_read else each.state, each.confidence)
    for name, rows in (("lines", score.lines), ("listed invoices", score.listed)):
        if rows is not None:
            yield from (Miss(name, _shown(row), "", None) for row in rows.missed)
            yield from (Miss(name, "", _shown(row), None) for row in rows.spurious)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items() if name not in {"box", "page"})
    return " / ".join(map(str, value)) if isinstance(value, list) else str(value)


def _write(path: Path, output: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(output, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _print(*blocks: Iterator[str] | list[str]) -> None:
    for block in blocks:
        for line in block:
            print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
