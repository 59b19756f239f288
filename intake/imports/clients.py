"""Clients with their facility, and the addresses from which they send."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from extractors.terms import DocumentKind
from intake.imports.cells import BadCell, matching, minor_units, one_of, parts, rate, share, text, yes_or_no
from intake.imports.kind import Column, Complaints, ImportKind, NumberedRows, Row, upsert
from intake.imports.particulars import silent_on_particulars, stated_particulars
from storage.database.tables import ClientRow, ClientSenderRow

_PARTICULARS = ("address", "directors", "phones", "bank_accounts")


@dataclass(slots=True)
class _Clients:
    clients: list[Row] = field(default_factory=list)
    senders: list[Row] = field(default_factory=list)


def _prepare(session: Session, rows: NumberedRows, complaints: Complaints, now: datetime) -> _Clients:
    found = _Clients()
    first_line: dict[str, int] = {}
    pattern_owner: dict[str, str] = {row.pattern: row.client_code for row in session.scalars(select(ClientSenderRow))}
    in_file = {row["client_code"] for _, row in rows}
    pattern_owner = {pattern: owner for pattern, owner in pattern_owner.items() if owner not in in_file}
    for line, row in rows:
        code = row["client_code"]
        if code in first_line:
            complaints.add(line, "client_code", f"{code} stands on line {first_line[code]} already.")
            continue
        first_line[code] = line
        currency = row["currency"]
        found.clients.append(
            {
                "client_code": code,
                "name": row["name"],
                "tax_id": row["tax_id"],
                "registration_number": row["registration_number"],
                "country": row["country"],
                "currency": currency,
                "facility_limit_minor": complaints.attempt(line, "facility_limit", minor_units, row["facility_limit"], currency),
                "advance_rate": complaints.attempt(line, "advance_rate", rate, row["advance_rate"]) or Decimal(0),
                "disclosed": True if row["disclosed"] is None else row["disclosed"],
                "language": row["language"] or "en",
                "required_documents": row["required_documents"] or [],
                "remit_to_account": row["remit_to_account"],
                "settings": {},
                "particulars": stated_particulars(row, _PARTICULARS),
                "changed_at": now,
            }
        )
        for pattern in dict.fromkeys(row["email_senders"] or []):
            owner = pattern_owner.setdefault(pattern, code)
            if owner != code:
                complaints.add(line, "email_senders", f"{pattern} belongs to client {owner} already.")
                continue
            found.senders.append({"client_code": code, "pattern": pattern})
    return found


def _write(session: Session, found: _Clients) -> None:
    upsert(session, ClientRow.__table__, found.clients, ["client_code"], keep=["settings", *silent_on_particulars(found.clients)])  # type: ignore[arg-type]
    codes = [row["client_code"] for row in found.clients]
    for start in range(0, len(codes), 500):
        session.execute(delete(ClientSenderRow).where(ClientSenderRow.client_code.in_(codes[start : start + 500])))
    upsert(session, ClientSenderRow.__table__, found.senders, ["client_code", "pattern"])  # type: ignore[arg-type]


def _senders(cell: object) -> list[str]:
    patterns = [piece.lower() for piece in parts(cell)]  # type: ignore[arg-type]
    for pattern in patterns:
        name, at, domain = pattern.rpartition("@")
        if not at or "." not in domain or " " in pattern or "@" in name:
            raise BadCell(f"{pattern} is neither an address nor an @domain.")
    return patterns


def _required(cell: object) -> list[str]:
    kinds = [piece.lower().replace(" ", "_") for piece in parts(cell)]  # type: ignore[arg-type]
    unknown = [kind for kind in kinds if kind not in set(DocumentKind)]
    if unknown:
        raise BadCell(f"{', '.join(unknown)} is no kind of document. Known are {', '.join(DocumentKind)}.")
    return kinds


KIND = ImportKind(
    name="clients",
    columns=(
        Column("client_code", text, required=True),
        Column("name", text, required=True),
        Column("tax_id", text),
        Column("registration_number", text),
        Column("country", matching(r"[A-Z]{2}", "a country code of two letters, such as ZA", str.upper), required=True),
        Column("email_senders", _senders),
        Column("currency", matching(r"[A-Z]{3}", "a currency code of three letters, such as ZAR", str.upper), required=True),
        Column("facility_limit", is_number=True, required=True),
        Column("advance_rate", share, is_number=True, required=True),
        Column("disclosed", yes_or_no),
        Column("language", one_of("en", "af", "zh")),
        Column("required_documents", _required),
        Column("remit_to_account", text),
        Column("address", text),
        Column("directors", parts),
        Column("phones", parts),
        Column("bank_accounts", parts),
    ),
    prepare=_prepare,
    write=_write,
)
