"""Names on papers that people said are a debtor: kept once, found for every package, and forgotten by a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.database.tables import DebtorNameRow
from storage.ids import fresh_id
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name as a paper prints it, the key by which it is compared, and whose paper it is."""

    name: str
    key: str
    client_code: str
    package_id: str
    document_id: str


def confirmed_names(session: Session) -> dict[str, tuple[str, ...]]:
    """What each debtor is called as well because somebody confirmed it, in a fixed order."""
    found: dict[str, list[str]] = defaultdict(list)
    asked = select(DebtorNameRow.debtor_code, DebtorNameRow.name).where(DebtorNameRow.name_key.is_not(None))
    for code, name in session.execute(asked.order_by(DebtorNameRow.debtor_code, DebtorNameRow.name_key)):
        found[code].append(name)
    return {code: tuple(names) for code, names in found.items()}


def names_of_debtor(session: Session, debtor_code: str) -> Sequence[DebtorNameRow]:
    """The names that people confirmed for one debtor and nobody forgot, oldest first."""
    asked = select(DebtorNameRow).where(DebtorNameRow.debtor_code == debtor_code, DebtorNameRow.name_key.is_not(None))
    return session.scalars(asked.order_by(DebtorNameRow.confirmed_at, DebtorNameRow.id)).all()


def remember_name(work: UnitOfWork, debtor_code: str, printed: PrintedName, confirmed_by: str) -> DebtorNameRow:
    """Keep the name unless it is kept already; returns the row that holds it, which may be another debtor's.

    Of two people who confirm one name at once the second waits for the first and finds its row.
    """
    insert: Any = postgresql.insert if work.session.get_bind().dialect.name == "postgresql" else sqlite.insert
    values = {
        "id": fresh_id(), "debtor_code": debtor_code, "name": printed.name, "name_key": printed.key, "client_code": printed.client_code,
        "package_id": printed.package_id, "document_id": printed.document_id, "confirmed_by": confirmed_by, "confirmed_at": work.now,
    }  # fmt: skip
    work.session.execute(insert(DebtorNameRow.__table__).values(values).on_conflict_do_nothing(index_elements=["name_key"]))
    return work.session.scalars(select(DebtorNameRow).where(DebtorNameRow.name_key == printed.key)).one()


def forget_name(work: UnitOfWork, row: DebtorNameRow, forgotten_by: str) -> None:
    """From now on the name means nobody; that it did stays."""
    row.name_key, row.forgotten_by, row.forgotten_at = None, forgotten_by, work.now
    work.session.flush()
