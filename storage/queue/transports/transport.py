"""What every transport promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Transport(Protocol):
    """Tells workers of jobs that are ready. It may lose or double what it is told: the outbox knows better."""

    @property
    def announces(self) -> bool:
        """Whether workers wait to be told; where not, they look into the outbox themselves."""
        ...

    def publish(self, message_ids: Sequence[str]) -> None:
        """Tell of these jobs. Raises `storage.errors.Unavailable` where the broker does not take them."""
        ...
