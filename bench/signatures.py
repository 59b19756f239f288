"""Whether signatures on delivery notes are seen: `python -m bench.signatures --documents 40 --looks text,scan,fax,photo_moderate`

Draws delivery notes, seven in ten of them signed, named and dated by hand, and asks of each look how many of the signatures it saw are
there (precision) and how many of those that are there it saw (recall); the same of names and dates. What it called unknown is counted
apart.
"""

from __future__ import annotations

import argparse
from collections import Counter

from bench.papers.families import PARTS
from bench.papers.made import LOOKS, make_paper
from extractors.fields.lookup import DocumentLayout
from extractors.fields.signing import signing_of
from extractors.limits import Limits
from extractors.model import Signing
from extractors.reading import read_file
from extractors.straightening import straightened

PLACES = ("signature", "name", "date")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=40, help="of each look")
    parser.add_argument("--looks", default="text,scan", help=f"of {','.join(LOOKS)}")
    parser.add_argument("--families", choices=PARTS, default="all")
    arguments = parser.parse_args()
    for look in arguments.looks.split(","):
        counts: dict[str, Counter[tuple[bool, str]]] = {place: Counter() for place in PLACES}
        for index in range(arguments.documents):
            paper = make_paper(arguments.seed, index, arguments.families, look, ["delivery_note"])
            signing = _signing(paper.content, paper.filename)
            for place in PLACES:
                state = getattr(signing, place).state if signing else "unknown"
                counts[place][paper.truth.get("signed") == "yes", state] += 1
        for place in PLACES:
            print(f"{look:15} {place:10} {measured(counts[place])}", flush=True)


def _signing(content: bytes, filename: str) -> Signing | None:
    reading = read_file(content, filename, Limits())
    return signing_of(DocumentLayout([straightened(page) for page in reading.pages]))


def measured(counts: Counter[tuple[bool, str]]) -> str:
    """Precision and recall, and how many of those with and without a signature were called unknown."""
    right, wrong, missed = counts[True, "present"], counts[False, "present"], counts[True, "absent"]
    there = right + missed + counts[True, "unknown"]
    precision = f"{100 * right / (right + wrong):5.1f} %" if right + wrong else "    –"
    recall = f"{100 * right / there:5.1f} %" if there else "    –"
    return (
        f"precision {precision}  recall {recall}  seen {right}, wrongly seen {wrong}, missed {missed}, "
        f"unknown {counts[True, 'unknown']} with and {counts[False, 'unknown']} without, rightly absent {counts[False, 'absent']}"
    )


if __name__ == "__main__":
    main()
