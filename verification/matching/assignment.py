"""The best way to pair two sets, each member once: the assignment problem, solved exactly (Kuhn 1955, Jonker and Volgenant 1987)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def best_pairs(scores: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Which right member each left member is paired with, so that the scores add up to the most.

    `scores` holds the pairs that may be, each above nothing; a member that is better left alone is missing from the answer. Sets that share
    no member are solved apart, so that long orders cost little.
    """
    pairs: dict[int, int] = {}
    for lefts, rights in _apart(scores):
        pairs |= _solve(lefts, rights, scores)
    return pairs


def _apart(scores: Mapping[tuple[int, int], int]) -> list[tuple[list[int], list[int]]]:
    waiting = set(scores)
    groups: list[tuple[list[int], list[int]]] = []
    while waiting:
        lefts, rights = set(), set()
        reached = {min(waiting)}
        while reached:
            waiting -= reached
            lefts |= {left for left, _ in reached}
            rights |= {right for _, right in reached}
            reached = {pair for pair in waiting if pair[0] in lefts or pair[1] in rights}
        groups.append((sorted(lefts), sorted(rights)))
    return groups


def _solve(lefts: Sequence[int], rights: Sequence[int], scores: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Shortest augmenting paths with potentials; every left member may also stay alone, for which it has a column of its own."""
    width = len(rights) + len(lefts)
    costs = [[-scores.get((left, right), 0) for right in rights] + [0] * len(lefts) for left in lefts]
    row_potential, column_potential = [0] * (len(lefts) + 1), [0] * (width + 1)
    owner, before = [0] * (width + 1), [0] * (width + 1)  # rows and columns count from 1; 0 is nobody
    for row in range(1, len(lefts) + 1):
        owner[0], column = row, 0
        least: list[float] = [float("inf")] * (width + 1)
        done = [False] * (width + 1)
        while True:
            done[column] = True
            current, step, following = owner[column], float("inf"), 0
            for other in range(1, width + 1):
                if done[other]:
                    continue
                reduced = costs[current - 1][other - 1] - row_potential[current] - column_potential[other]
                if reduced < least[other]:
                    least[other], before[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(width + 1):
                if done[other]:
                    row_potential[owner[other]] += int(step)
                    column_potential[other] -= int(step)
                else:
                    least[other] -= step
            column = following
            if owner[column] == 0:
                break
        while column:
            owner[column], column = owner[before[column]], before[column]
    return {
        lefts[owner[place] - 1]: right
        for place, right in enumerate(rights, start=1)
        if owner[place] and (lefts[owner[place] - 1], right) in scores
    }
