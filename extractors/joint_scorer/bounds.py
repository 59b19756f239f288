"""How sure the joint scorer must be to decide: bounds are chosen by what they mend and break, not by what a share says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """From what share on what is likeliest fills a field that is open, and replaces one whose own share is at most `doubted`."""

    fills: float
    replaces: float
    doubted: float


OF_UNSEEN = 0.97
"""From what share on it replaces what was read from what is no candidate, so that nothing is known of it."""
