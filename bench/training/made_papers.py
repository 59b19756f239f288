"""The made papers of some folders, each with its truth, for whatever learns from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from bench.training.readings import kept_reading
from extractors.model import Page
from extractors.straightening import straightened

Shown = TypeVar("Shown")


def of_made_papers(
    show: Callable[[str, dict[str, Any], list[Page]], list[Shown]],
    kinds: frozenset[str],
    folders: Sequence[Path],
    jobs: int,
    cache: Path | None = None,
) -> list[Shown]:
    """What `show` makes of the name, the truth and the pages of each paper of some kinds; `cache` keeps the words of each file."""
    truths = [path for folder in folders for path in sorted(folder.rglob("*.json"))]
    with ProcessPoolExecutor(max_workers=jobs) as processes:
        found = processes.map(partial(_shown, show=show, kinds=kinds, cache=cache), truths, chunksize=8)
        return [each for part in found for each in part]


def _shown(
    truth_path: Path, show: Callable[[str, dict[str, Any], list[Page]], list[Shown]], kinds: frozenset[str], cache: Path | None
) -> list[Shown]:
    truth = json.loads(truth_path.read_text(encoding="utf-8"))
    source = next((path for path in truth_path.parent.glob(f"{truth_path.stem}.*") if path.suffix != ".json"), None)
    if source is None or truth.get("doc_type") not in kinds:
        return []
    return show(truth_path.stem, truth, [straightened(page) for page in kept_reading(source, cache).pages])
