"""A credit note of a paint maker for the tests: its head, with room for a title, a heading of who buys, and particulars."""

from __future__ import annotations

from extractors.kinds import credit_note
from tests.extractors.fields.printed import printed

PAPER = """
Karoo Coatings CC
Unit 3, Halyard Park
Benoni 1501

{title}

{buyer}
Cloete Foods (Pty) Ltd
18 Hertzog Boulevard
George 6529

{rows}
"""


def fields_of(text: str) -> dict[str, str | None]:
    """What is read on a credit note, by the names of the terms."""
    return {field.term.value: field.value for field in credit_note.RULES.extract([printed(text)]).fields}


def rows_of(*rows: tuple[str, str]) -> str:
    """Particulars, each label before its value."""
    return "\n".join(f"{label:<30}{value}" for label, value in rows)
