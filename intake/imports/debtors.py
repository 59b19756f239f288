"""Debtors: the companies that owe the invoices."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.imports.cells import matching, minor_units, one_of, parts, text, whole, yes_or_no
from intake.imports.kind import Column, Complaints, ImportKind, NumberedRows, Row, upsert
from intake.imports.particulars import silent_on_particulars, stated_particulars
from storage.database.tables import ClientRow, DebtorRow

_HOUSE_CURRENCY = "ZAR"
_PARTICULARS = ("kind", "related_clients", "directors", "phones", "bank_accounts")


def _prepare(session: Session, rows: NumberedRows, complaints: Complaints, now: datetime) -> list[Row]:
    # The list names no currency: limits are in the one that the facilities are in.
    currencies = set(session.scalars(select(ClientRow.currency).distinct()))
    currency = currencies.pop() if len(currencies) == 1 else _HOUSE_CURRENCY
    found: list[Row] = []
    first_line: dict[str, int] = {}
    for line, row in rows:
        code = row["debtor_code"]
        if code in first_line:
            complaints.add(line, "debtor_code", f"{code} stands on line {first_line[code]} already.")
            continue
        first_line[code] = line
        limit = row["credit_limit"]
        minor = None
        if limit is not None:
            minor = complaints.attempt(line, "credit_limit", minor_units, limit, currency)
        found.append(
            {
                "debtor_code": code,
                "name": row["name"],
                "aliases": row["aliases"] or [],
                "tax_id": row["tax_id"],
                "registration_number": row["registration_number"],
                "country": row["country"] or "ZA",
                "address": row["address"],
                "email_domain": row["email_domain"].lower().lstrip("@") if row["email_domain"] else None,
                "credit_limit_minor": minor,
                "credit_limit_currency": currency if minor is not None else None,
                "terms_days": row["terms_days"],
                "status": row["status"] or "pending",
                "requires_po": bool(row["requires_po"]),
                "particulars": stated_particulars(row, _PARTICULARS),
                "changed_at": now,
            }
        )
    return found


def _write(session: Session, rows: list[Row]) -> None:
    upsert(session, DebtorRow.__table__, rows, ["debtor_code"], keep=silent_on_particulars(rows))  # type: ignore[arg-type]


KIND = ImportKind(
    name="debtors",
    columns=(
        Column("debtor_code", text, required=True),
        Column("name", text, required=True),
        Column("aliases", parts),
        Column("tax_id", text),
        Column("registration_number", text),
        Column("country", matching(r"[A-Z]{2}", "a country code of two letters, such as ZA", str.upper)),
        Column("address", text),
        Column("email_domain", text),
        Column("credit_limit", is_number=True),
        Column("terms_days", whole),
        Column("status", one_of("approved", "stopped", "pending")),
        Column("requires_po", yes_or_no),
        Column("kind", one_of("company", "government", "person")),
        Column("related_clients", parts),
        Column("directors", parts),
        Column("phones", parts),
        Column("bank_accounts", parts),
    ),
    prepare=_prepare,
    write=_write,
)
