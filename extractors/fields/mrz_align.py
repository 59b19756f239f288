"""Fits what OCR read of a line to the places of the line, when it is known which places hold fillers (None: it may be either)."""

from __future__ import annotations

from collections.abc import Sequence

_LOOK_LIKE_FILLERS = {"K": 0.3, "X": 0.35, "C": 0.45, "E": 0.55, "S": 0.55, "L": 0.55, "Z": 0.6}  # by how rarely OCR takes one for it
_DIGIT_OF = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "T": "7", "B": "8"}

_MISSING = {True: 0.3, None: 0.8, False: 2.0}  # what a sign that was not read costs: fillers are lost often, letters hardly ever


def aligned(raw: str, fillers: Sequence[bool | None]) -> str | None:
    """The line with a sign at every place, or None where a sign is missing: the cheapest way OCR can have dropped, doubled and mistaken.

    A sign read for a filler costs little when it looks like one; a sign taken out costs little when its neighbour is its double.
    """
    width = len(fillers)
    costs = [[float("inf")] * (width + 1) for _ in range(len(raw) + 1)]
    steps: list[list[str]] = [[""] * (width + 1) for _ in range(len(raw) + 1)]
    costs[0][0] = 0.0
    for read in range(len(raw) + 1):
        for place in range(width + 1):
            here = costs[read][place]
            if read < len(raw) and place < width:
                _offer(costs, steps, read + 1, place + 1, here + _matching(raw[read], fillers[place]), "match")
            if read < len(raw):
                _offer(costs, steps, read + 1, place, here + _taking_out(raw, read), "out")
            if place < width:
                _offer(costs, steps, read, place + 1, here + _MISSING[fillers[place]], "missing")
    return _spelled(raw, fillers, steps)


def _offer(costs: list[list[float]], steps: list[list[str]], read: int, place: int, cost: float, step: str) -> None:
    if cost < costs[read][place]:
        costs[read][place] = cost
        steps[read][place] = step


def _matching(sign: str, is_filler: bool | None) -> float:
    if is_filler is None:
        return 0.05
    if is_filler:
        return 0.0 if sign == "<" else _LOOK_LIKE_FILLERS.get(sign, 1.2)
    return 1.5 if sign == "<" else 0.0


def _taking_out(raw: str, read: int) -> float:
    """One sign read as two: a filler, a letter beside the digit it looks like, a look-alike of a filler beside one."""
    sign = raw[read]
    if sign == "<":
        return 0.3
    beside = [raw[place] for place in (read - 1, read + 1) if 0 <= place < len(raw)]
    if _DIGIT_OF.get(sign) in beside or (sign in "OQD" and any(other in "OQD" for other in beside)):
        return 0.5
    if any(_DIGIT_OF.get(other) == sign for other in beside):
        return 0.6
    if sign in _LOOK_LIKE_FILLERS and any(other == "<" or other in "KX" for other in beside):
        return _LOOK_LIKE_FILLERS[sign]
    return 0.9 if sign in beside else 1.0


def _spelled(raw: str, fillers: Sequence[bool | None], steps: Sequence[Sequence[str]]) -> str | None:
    read, place, line = len(raw), len(fillers), ""
    while read or place:
        step = steps[read][place]
        if step == "match":
            read, place = read - 1, place - 1
            if raw[read] == "<" and fillers[place] is False:
                return None
            line = ("<" if fillers[place] else raw[read]) + line
        elif step == "out":
            read -= 1
        else:
            place -= 1
            if fillers[place] is False:
                return None
            line = "<" + line
    return line
