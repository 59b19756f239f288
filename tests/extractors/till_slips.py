"""Till slips that the tests make up, from the file of the same name beside this one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class MadeSlip:
    """A slip as text (a column gap is three spaces or more) and its truth; `is_paid` where the slip shows that somebody paid."""

    text: str
    shop: str
    address: str
    day: str
    total: str
    is_paid: bool = True


MADE_SLIPS = {
    name: MadeSlip(**slip) for name, slip in yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")).items()
}
