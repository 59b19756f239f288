"""The optional columns of a master list: who directs a party, its phones and accounts, and what kind of party it is."""

from __future__ import annotations

from collections.abc import Sequence

from intake.imports.kind import Row


def stated_particulars(row: Row, names: Sequence[str]) -> Row:
    """Those of the columns that a row fills."""
    return {name: row[name] for name in names if row[name]}


def silent_on_particulars(rows: Sequence[Row]) -> list[str]:
    """The column to keep as it was, where a list says nothing of it: an export without these columns must not erase them."""
    return [] if any(row["particulars"] for row in rows) else ["particulars"]
