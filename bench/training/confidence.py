"""Learns how sure a reading is from made papers, and says how well that holds on layouts held apart.

    python -m bench.training.confidence TRAIN_FOLDER... --held HELD_FOLDER... [--out MODEL.json] [--cache DIR] [--jobs N] [--seed N]

The folders hold papers that `python -m bench.papers` made. Trees grow on the training families and every second family held apart; the
latter teach the steps from their verdict to a share, and the other half of those held apart says how well the shares hold. The model goes
to where the program reads it unless told otherwise.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.calibration import Sample, calibration_error
from bench.training.forest import Counted, grow
from bench.training.readings import Judged, judged_readings
from extractors.confidence.goods import LINE_NAMES
from extractors.confidence.judging import MODEL, carried
from extractors.confidence.kinds import KIND_NAMES
from extractors.confidence.readings import ABSENCE_NAMES, VALUE_NAMES
from extractors.confidence.trees import Forest, drawn_between, read_model
from extractors.terms import RECEIVABLE_KINDS

TARGETS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2)
TAKEN = frozenset({"values", "absences"})
"""What is taken or refused by its share, on the papers that are funded: kinds and lines only carry theirs."""
FORESTS = {"values": VALUE_NAMES, "absences": ABSENCE_NAMES, "kinds": KIND_NAMES, "lines": LINE_NAMES}


def main() -> int:
    """Grows the forests, writes the model and prints how the held families come out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("--held", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    seen = judged_readings(asked.train, asked.jobs, asked.cache)
    held = judged_readings(asked.held, asked.jobs, asked.cache)
    teaching = set(sorted({each.family for each in held})[::2])
    unseen = [each for each in held if each.family in teaching]
    forests, shares = {}, []
    for name, names in FORESTS.items():
        own, taught = ([each for each in part if each.forest == name] for part in (seen, unseen))
        grown = grow(_counted(own), _counted(taught), names, asked.seed)
        forests[name] = grown.forest
        if name in TAKEN:
            steps = grown.forest["steps"]
            judged = [(each, drawn_between(steps, odds)) for odds, each in zip(grown.odds, taught, strict=True)]
            shares += [(share, each.right) for each, share in judged if each.kind in RECEIVABLE_KINDS]
        print(f"{name}: {len(own) + len(taught)} readings of {len({each.family for each in (*own, *taught)})} families")
    model = {"acceptance": acceptance_steps(shares), "forests": forests}
    asked.out.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{asked.out}: {asked.out.stat().st_size / 1024:.0f} KiB")
    report([each for each in held if each.family not in teaching], asked.out)
    return 0


def _counted(readings: Sequence[Judged]) -> Counted:
    counts = np.array([each.counts for each in readings], dtype=np.float64)
    return Counted(counts, np.array([each.right for each in readings]), tuple(each.family for each in readings))


def acceptance_steps(shares: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """For each target error rate the least share from which the readings taken are wrong no more often, with room for chance.

    Room: one standard error of the wrong share is added to it, so that a lucky teaching half does not promise too much.
    """
    ranked = sorted(((carried(share), right) for share, right in shares), reverse=True)
    share = np.array([each for each, _ in ranked])
    wrong = np.cumsum([not right for _, right in ranked])
    error = (wrong + np.sqrt(wrong + 1)) / np.arange(1, len(ranked) + 1)
    error[:-1][share[:-1] == share[1:]] = 1.0  # readings of one share are taken all or none
    steps = []
    for target in TARGETS:
        within = np.flatnonzero(error <= target)
        if len(within):
            steps.append((target, float(share[within[-1]])))
    return steps


def report(readings: list[Judged], path: Path) -> None:
    """How the shares hold on papers the model has not seen: calibration error, and what a target error rate lets through."""
    model = read_model(path)
    for name in FORESTS:
        own = [each for each in readings if each.forest == name]
        shares = np.array(model.forests[name].shares_right([each.counts for each in own]))
        right = np.array([each.right for each in own])
        samples = [Sample(each.term, float(share), each.right) for each, share in zip(own, shares, strict=True)]
        print(f"held {name}: {len(own)} readings, {right.mean():.3f} right, calibration error {calibration_error(samples):.4f}")
        funded = np.array([each.kind in RECEIVABLE_KINDS for each in own])
        for target, least in model.acceptance if name in TAKEN else ():
            accepted = shares[funded] >= least
            wrong = 1 - right[funded][accepted].mean() if accepted.any() else 0.0
            print(f"  target error {target:.3f}: from {least:.3f} on, {accepted.mean():6.1%} taken, {wrong:.4f} of them wrong")
        _by(own, model.forests[name], [each.kind for each in own])
        _by(own, model.forests[name], [each.term for each in own])


def _by(own: list[Judged], forest: Forest, groups: Sequence[str]) -> None:
    for group in sorted(set(groups)):
        mine = [each for each, name in zip(own, groups, strict=True) if name == group]
        shares = np.array(forest.shares_right([each.counts for each in mine]))
        right = np.array([each.right for each in mine])
        accepted = shares >= 0.99
        wrong = 1 - right[accepted].mean() if accepted.any() else 0.0
        means = f"right {right.mean():.3f} mean share {shares.mean():.3f}"
        print(f"  {group:22} n {len(mine):5} {means} accepted {accepted.mean():.3f} wrong {wrong:.4f}")


if __name__ == "__main__":
    sys.exit(main())
