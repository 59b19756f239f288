"""A debtor that was asked and confirms."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import honest
from bench.faults.draft import Draft, Sale
from bench.faults.planting.debtor_not_asked import KNOWN_ELSEWHERE, asked
from verification.debtor_answers import Verdict


@honest("the debtor was asked and confirms every point", "VER-01", "VER-02")
def confirmed(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.asked.append((sale, asked(draft, sale, chance, Verdict.CONFIRMED, KNOWN_ELSEWHERE)))
