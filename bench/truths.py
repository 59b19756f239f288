"""Documents with truth: a folder for each data set, and in it `<stem>.<anything>` beside `<stem>.json`, which says what a person sees.

Keys of a truth that start with an underscore are remarks: `_suspect_fields` (the label contradicts the page), `_hidden_fields` (not on the
page), `_alternates` (also right) and `_sign_insensitive`. A field that a truth does not have is unknown, not absent.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """One document with its truth."""

    dataset: str
    source: Path
    truth: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.dataset}/{self.source.name}"

    @property
    def vendor_key(self) -> str:
        """Who made the document: the seller that the truth names, else the document itself."""
        folded = unicodedata.normalize("NFKD", str(self.truth.get("seller_name") or "")).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]", "", folded) or self.source.stem

    def is_held_back(self, one_in: int) -> bool:
        """Whether its vendor belongs to the part that nobody looks at: one vendor in so many, by a hash of its name."""
        return int(hashlib.sha256(self.vendor_key.encode()).hexdigest(), 16) % one_in == 0


def labelled_documents(folder: Path, datasets: Sequence[str] = ()) -> Iterator[LabelledDocument]:
    """Every document of the folder with its truth, data set by data set; a folder without folders is one data set."""
    places = [path for path in sorted(folder.iterdir()) if path.is_dir()] or [folder]
    for place in places:
        if datasets and place.name not in datasets:
            continue
        for truth_path in sorted(place.glob("*.json")):
            source = next((path for path in sorted(place.glob(f"{_literal(truth_path.stem)}.*")) if path.suffix != ".json"), None)
            truth = json.loads(truth_path.read_text(encoding="utf-8"))
            if source is not None and isinstance(truth, dict):
                yield LabelledDocument(place.name, source, truth)


def _literal(stem: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", stem)
