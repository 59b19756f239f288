"""Learns from made papers what tells kinds of paper apart besides their titles.

    python -m bench.training.kinds TRAIN_FOLDER... --held HELD_FOLDER... [--out WEIGHTS.json] [--cache DIR] [--jobs N] [--seed N]

The folders hold papers that `python -m bench.papers` made, of all kinds in like number. A multinomial logistic regression is fitted to the
signs on their first pages (`extractors.kind_evidence`), each paper also with some of its signs dropped at random, as bad scans and other
houses lack them. It never sees a title.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.training.readings import kept_reading
from extractors.fields.lookup import DocumentLayout
from extractors.kind_evidence import WEIGHTS, shares_of, signs_of
from extractors.layout.lines import PageLayout

Signed = tuple[str, frozenset[str]]
"""The kind of a paper by its truth, and the signs on its first page."""

_FEWEST = 8  # papers that a sign must stand on
_TIMES_THINNED = 3
_DROPPED = 0.35
_STRENGTH = 0.15  # inverse of the penalty on weights


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights as the file holds them: for each sign one for each kind."""

    kinds: list[str]
    bias: list[float]
    signs: dict[str, list[float]]


def main() -> int:
    """Fits the weights, writes them and prints how the held families come out by signs alone."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("--held", type=Path, nargs="+", default=[])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    papers = signed_papers(asked.train, asked.jobs, asked.cache)
    asked.out.write_text(json.dumps(asdict(fitted(papers, asked.seed)), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{asked.out}: {asked.out.stat().st_size / 1024:.0f} KiB from {len(papers)} papers")
    if asked.held:
        report(signed_papers(asked.held, asked.jobs, asked.cache))
    return 0


def signed_papers(folders: Sequence[Path], jobs: int, cache: Path | None = None) -> list[Signed]:
    """The first page of every paper of some folders, each with `<stem>.json` as its truth beside it."""
    files = [
        path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix != ".json" and path.with_suffix(".json").exists()
    ]
    with ProcessPoolExecutor(max_workers=jobs) as processes:
        return list(processes.map(partial(_signed, cache=cache), files, chunksize=8))


def _signed(path: Path, cache: Path | None) -> Signed:
    kind = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["doc_type"]
    layout = DocumentLayout(kept_reading(path, cache).pages[:1])
    page: PageLayout = layout.pages[0]
    return kind, signs_of(layout, page)


def fitted(papers: Sequence[Signed], seed: int) -> Fitted:
    """The weights that tell the kinds of these papers apart."""
    counted = Counter(sign for _, signs in papers for sign in signs)
    names = sorted(name for name, count in counted.items() if count >= _FEWEST)
    index = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(papers), len(names)))
    for row, (_, signs) in enumerate(papers):
        table[row, [index[sign] for sign in signs if sign in index]] = 1.0
    rng = np.random.default_rng(seed)
    thinned = [table * (rng.random(table.shape) >= _DROPPED) for _ in range(_TIMES_THINNED)]
    kinds = [kind for kind, _ in papers]
    model = LogisticRegression(C=_STRENGTH, max_iter=400).fit(np.vstack([table, *thinned]), kinds * (1 + _TIMES_THINNED))
    weights = {name: [round(float(each), 3) for each in model.coef_[:, at]] for name, at in index.items()}
    return Fitted([str(kind) for kind in model.classes_], [round(float(each), 3) for each in model.intercept_], weights)


def report(papers: Sequence[Signed]) -> None:
    """How many of each kind their signs alone name, and what the others are taken for."""
    wrong: Counter[tuple[str, str]] = Counter()
    for kind, signs in papers:
        shares = shares_of(signs)
        best = str(max(shares, key=lambda each: shares[each]))
        if best != kind:
            wrong[kind, best] += 1
    for kind, count in sorted(Counter(kind for kind, _ in papers).items()):
        missed = sum(each for (own, _), each in wrong.items() if own == kind)
        print(f"  {kind:22} {1 - missed / count:.3f} of {count}")
    print(f"  all {1 - sum(wrong.values()) / len(papers):.3f}; most often {wrong.most_common(8)}")


if __name__ == "__main__":
    sys.exit(main())
