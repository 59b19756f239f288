"""The state of the books as far as it must not depend on deaths: every row that matters, without its moments, counters and fences."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.engine import Engine

from storage.audit import verify_chain
from storage.database.reading import reading
from storage.database.tables import (
    AuditRow,
    Base,
    CorrectionRow,
    DebtorNameRow,
    DecisionRow,
    DeficiencyRow,
    DocumentRow,
    FindingRow,
    KycEvidenceRow,
    LetterRow,
    MessageRow,
    PackageRow,
    PageRow,
    PartnerBookRow,
    PartnerMarkRow,
    PartRow,
    ReceiptRow,
    ReceivableRow,
    VerificationRequestRow,
    VerificationRow,
)

_TABLES: dict[type[Base], Collection[str]] = {
    ReceiptRow: (),
    PartRow: (),
    PageRow: (),
    DocumentRow: (),
    CorrectionRow: ("id",),  # a person's free act has an id of its own
    LetterRow: (),
    PackageRow: (),
    ReceivableRow: ("sequence",),
    FindingRow: (),
    DeficiencyRow: (),
    DecisionRow: ("id",),
    KycEvidenceRow: (),
    DebtorNameRow: (),
    PartnerBookRow: (),
    PartnerMarkRow: (),
    VerificationRequestRow: (),
    VerificationRow: (),
    MessageRow: ("attempt_count", "postponed_count", "error", "fence"),
    AuditRow: ("sequence", "digest", "previous_digest"),
}
_INSTANT_IN_TEXT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC")  # a letter says when the documents came
_FACTS_OF_AN_INSTANT = ("lease_until",)


def end_state(engine: Engine) -> list[str]:
    """Every row as one line of text, sorted; fails where the audit trail does not hold."""
    lines = []
    with reading(engine) as session:
        broken = verify_chain(session)
        assert broken is None, broken
        for row_class, left_out in _TABLES.items():
            table = row_class.__table__
            columns = [
                column
                for column in table.columns
                if column.name not in left_out and not column.name.endswith("_at") and column.name not in (*_FACTS_OF_AN_INSTANT, "at")
            ]
            for row in session.execute(select(*columns)).mappings():
                plain = json.dumps(dict(row), sort_keys=True, default=str, ensure_ascii=False)
                lines.append(_INSTANT_IN_TEXT.sub("<instant>", f"{table.name} {plain}"))
    return sorted(lines)


def difference(expected: list[str], found: list[str]) -> str:
    """What is missing and what is too much, for a person to read."""
    missing, extra = list(expected), []
    for line in found:
        if line in missing:
            missing.remove(line)
        else:
            extra.append(line)
    return "\n".join([*(f"- {line[:500]}" for line in missing), *(f"+ {line[:500]}" for line in extra)])
