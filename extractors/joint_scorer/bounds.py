"""How sure the joint scorer must be to decide: bounds are chosen by what they mend and break, not by what a share says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """From what share on what is likeliest fills a field that is open, and replaces one whose own share is at most `doubted`."""

    fills: float
    replaces: float
    doubted: float

    def hold(self, own: float, best: float) -> bool:
        """Whether what is likeliest takes the place of what was read, by the shares of both."""
        return best >= self.replaces and own <= self.doubted


OF_UNSEEN = 0.97
"""From what share on it replaces what was read from what is no candidate, so that nothing is known of it."""
OF_FAR_BETTER = Bounds(1.0, 0.99, 0.25)
"""What is all but certain replaces what is not nearly as likely, whatever field it is; nothing is filled by that alone."""
