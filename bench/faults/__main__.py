"""Measures every check against faults that are known, because they were planted in papers that the project draws itself.

`python -m bench.faults OUT --packages N --seed S [--scans [SHARE]] [--dense]` makes a book of clients, debtors, orders and earlier
receivables, and N packages of PDF files. Two clients in three have invoices in the manner of a house of `bench.papers`, which no person
laid out, the third has a letterhead of `api.sample`. A third of the packages is clean, the others bear one to three faults, each of which
names the code that must be found and the invoice it stands on; with `--dense` every sale bears one, for many faults in few pages. Honest
sales that look like faults are strewn among them: rents, a new year's numbers, part deliveries, signed and stamped papers, names that are
nearly alike. The files go through the real reader, the batch is assembled over books held in lists, and all checks run. The table gives for
each code how many faults were planted, found and found for nothing, and below it stand every miss and false alarm with package and invoice,
so that the cause can be looked at: the files lie in OUT/seed-S/package-NNN. What was judged is kept in OUT/seed-S.jsonl: a run that was cut
off goes on where it stopped, and the table is of all that OUT holds, of every seed, so that a thousand packages can be done in slices (each
seed has a book of its own). A fault is one file in `planting/`, a likeness one in `honest/`; both are found by walking the folder. The seed
decides everything, so two runs give the same files. Delivery notes, orders and schedules are all of `api.sample`: the table finds faults of
checks and protects against falling back, and says little about how other papers of strangers are read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.faults.book import make_book
from bench.faults.catalogue import all_faults
from bench.faults.drawing import draw_package
from bench.faults.judging import judge
from bench.faults.packages import USUAL_SCANNED_SHARE, make_drafts
from bench.faults.record import append, kept_in, record_of
from bench.faults.table import Comparison, lines_of


def main() -> None:
    """Draws, reads, checks and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--packages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--scans",
        type=float,
        nargs="?",
        const=USUAL_SCANNED_SHARE,
        default=0.0,
        metavar="SHARE",
        help="so large a share of the sales comes as scans, about a third where it is not said; 1 for a table of scans alone",
    )
    parser.add_argument("--only", nargs="*", default=[], metavar="CODE", help="plant only faults of these codes")
    parser.add_argument("--dense", action="store_true", help="no clean packages, and a fault on every sale: many faults in few pages")
    parser.add_argument("--readings", type=Path, metavar="DIR", help="keep what was read of each file, so that only the rules run again")
    arguments = parser.parse_args()
    name = f"seed-{arguments.seed}"
    done = {each.package for each in kept_in(arguments.out, f"{name}.jsonl")}
    drafts = make_drafts(
        make_book(arguments.seed),
        arguments.packages,
        arguments.seed,
        scanned_share=arguments.scans,
        only=frozenset(arguments.only),
        is_dense=arguments.dense,
    )
    for draft in drafts:
        if f"{name}/{draft.name}" in done:
            continue
        files = draw_package(draft)
        folder = arguments.out / name / draft.name
        folder.mkdir(parents=True, exist_ok=True)
        for each in files:
            (folder / each.filename).write_bytes(each.content)
        append(arguments.out / f"{name}.jsonl", record_of(judge(draft, files, arguments.readings), f"{name}/{draft.name}"))
        print(f"{name}/{draft.name}: {len(files)} files", file=sys.stderr, flush=True)
    comparison = Comparison()
    records = list(kept_in(arguments.out))
    for each_record in records:
        comparison.add(each_record)
    print(f"{len(records)} packages, {len(all_faults())} kinds of fault")
    print("\n".join(lines_of(comparison)))


if __name__ == "__main__":
    main()
