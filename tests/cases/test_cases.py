"""Every rule does what its case file says: a clerk can read the case, and a rule without its cases does not pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.verification.world import build
from verification.model import Finding, Outcome
from verification.registry import all_checks
from verification.runner import run_checks

FOLDER = Path(__file__).parent
KNOWN_KEYS = {
    "name", "expect", "says", "about", "today", "invoice", "also", "papers", "schedule", "orders", "register", "received_before",
    "facility", "client", "client_unknown", "debtor", "unreadable_files", "funds_in_use", "mails",
    "earlier_series", "contras", "requirements", "rates", "kyc_people", "asked", "sample_key", "partner_books",
}  # fmt: skip


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}") for case in content["cases"]]
    return found


@pytest.mark.parametrize(("code", "case"), _cases())
def test_rule_answers_as_its_case_says(code: str, case: dict[str, Any]) -> None:
    unknown = set(case) - KNOWN_KEYS
    assert not unknown, f"no such thing in a case: {unknown}"
    world = build(case)
    finding = _finding_of(code, case, run_checks(world.batch, world.books, world.now, only={code}), world.batch)
    assert finding.outcome.value == case["expect"], finding.message
    if "says" in case:
        assert case["says"] in finding.message
    if finding.outcome is Outcome.FAILED and finding.receivable_id is not None:
        assert finding.evidence or code in WITHOUT_A_PLACE_ON_PAPER, "a failed finding shows where it saw it"
        assert all(each.document_id for each in finding.evidence)


WITHOUT_A_PLACE_ON_PAPER = {"DOC-01", "DOC-03", "DUP-01", "INV-01"}
"""What they miss is not on any page, or the whole file is meant."""


def _finding_of(code: str, case: dict[str, Any], findings: tuple[Finding, ...], batch: Any) -> Finding:
    per_package = all_checks()[code].about_package
    about = case.get("about", "package" if per_package else "invoice")
    if about == "package":
        wanted = None
    else:
        position = 0 if about == "invoice" else int(str(about).removeprefix("invoice-")) - 1
        wanted = next(each.receivable_id for each in batch.receivables if each.invoice.part_position == position)
    return next(each for each in findings if each.receivable_id == wanted)


@pytest.mark.parametrize("code", sorted(all_checks()))
def test_every_rule_has_its_cases(code: str) -> None:
    path = FOLDER / f"{code}.yml"
    assert path.exists(), f"{code} has no case file"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    shown = {case["expect"] for case in content["cases"]} | set(content.get("never") or {})
    assert shown == {each.value for each in Outcome}, f"{code} lacks {({each.value for each in Outcome}) - shown}"
    assert not set(content.get("never") or {}) & {"passed", "failed"}


def test_every_case_file_is_of_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} <= set(all_checks())
