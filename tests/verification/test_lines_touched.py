"""A correction of a line reruns every check whose answer can change with it: with all lines gone no other check says anything else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.verification.world import build
from verification.model import PackDocument
from verification.package import assemble_batch
from verification.runner import checks_touched_by_lines, run_checks

CASES = Path(__file__).parents[1] / "cases"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
        if not case.get("client_unknown")
    ]


@pytest.mark.parametrize("case", _cases())
def test_checks_that_read_no_lines_say_the_same_without_them(case: dict[str, Any]) -> None:
    world = build(case)
    batch = world.batch
    papers: dict[str, PackDocument] = {each.invoice.document_id: each.invoice for each in batch.receivables}
    papers |= {each.document_id: each for each in batch.unplaced}
    papers |= {batch.schedule.document_id: batch.schedule} if batch.schedule else {}
    for receivable in batch.receivables:
        for tied in receivable.supporting:
            papers.setdefault(tied.document_id, PackDocument(tied.document_id, tied.document_id, 99, "tied.pdf", "0", tied.document))
    with_lines, without = (
        run_checks(
            assemble_batch(batch.package_id, batch.client_code, batch.received_at, documents, batch.files, batch.parked, world.books),
            world.books,
            world.now,
        )
        for documents in (
            list(papers.values()),
            [replace(each, document=replace(each.document, lines=())) for each in papers.values()],
        )
    )
    said = {(each.check_code, each.receivable_id): (each.outcome, each.message) for each in with_lines}
    changed = {each.check_code for each in without if said.get((each.check_code, each.receivable_id)) != (each.outcome, each.message)}
    assert changed <= checks_touched_by_lines()
