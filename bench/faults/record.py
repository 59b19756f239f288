"""What is kept of a judged package, so that runs can be taken up again and tables made of several: what was planted and what was found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.faults.draft import Planted
from bench.faults.judging import Judged
from extractors.terms import Term
from verification.model import Outcome, Severity


@dataclass(frozen=True, slots=True)
class Said:
    """What one check said of one invoice, by its true number, or of the package (None)."""

    code: str
    outcome: Outcome
    severity: Severity
    message: str
    invoice_number: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """One judged package; `honest` are the invoices that only look like faults, each with why in words."""

    package: str
    planted: tuple[Planted, ...]
    honest: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]


def record_of(judged: Judged, package: str | None = None) -> Record:
    """What is kept of it, under another name where one is given."""
    draft, numbers = judged.draft, _numbers(judged)
    said = (
        Said(each.check_code, each.outcome, each.severity, each.message, numbers.get(each.receivable_id or "")) for each in judged.findings
    )
    return Record(package or draft.name, tuple(draft.planted), tuple(draft.honest), tuple(said))


def _numbers(judged: Judged) -> dict[str, str | None]:
    """The true number of the invoice behind each receivable, by the file that it came in."""
    true = {each.receivable_id: each.invoice.document.value(Term.INVOICE_NUMBER) for each in judged.batch.receivables}
    for each in judged.batch.receivables:
        for sale in judged.draft.sales:
            if sale.is_file(each.invoice.filename):
                true[each.receivable_id] = sale.invoice.number
    return true


def append(file: Path, record: Record) -> None:
    """Write a package behind those before it, one a line."""
    kept = asdict(record)
    for each in kept["planted"]:
        each["also"] = sorted(each["also"])
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(kept, ensure_ascii=False) + "\n")


def kept_in(folder: Path, pattern: str = "*.jsonl") -> Iterable[Record]:
    """Every package that was kept in the folder."""
    for file in sorted(folder.glob(pattern)):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield _from_json(json.loads(line))


def _from_json(kept: dict[str, Any]) -> Record:
    return Record(
        kept["package"],
        tuple(Planted(**{**each, "also": frozenset(each["also"])}) for each in kept["planted"]),
        tuple((number, words) for number, words in kept["honest"]),
        tuple(
            Said(each["code"], Outcome(each["outcome"]), Severity(each["severity"]), each["message"], each["invoice_number"])
            for each in kept["said"]
        ),
    )
