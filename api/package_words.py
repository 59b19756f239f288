"""A package in a few lines for people: what it is worth, and what stands against each receivable."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database.tables import ClientRow, DebtorRow, DeficiencyRow, PackageRow, ReceivableRow

_SUMS = ("submitted", "eligible", "advance")
_MARKS = {"block": "blocks", "review": "to review", "warn": "warning"}


def package_lines(session: Session, package_id: str) -> list[str]:
    """The lines; ValueError where there is no such package."""
    package = session.get(PackageRow, package_id)
    if package is None:
        raise ValueError(f"there is no package {package_id}")
    client = session.get(ClientRow, package.client_code)
    name = client.name if client else package.client_code
    lines = [f"{package.state.upper()}  package {package.id}  {package.client_code} {name}"]
    if package.totals:
        currency = package.totals.get("currency", "")
        sums = (f"{label} {package.totals[label]} {currency}".strip() for label in _SUMS if label in package.totals)
        lines.append("  " + ", ".join(sums))
    open_ones: dict[str | None, list[DeficiencyRow]] = {}
    found = select(DeficiencyRow).where(DeficiencyRow.package_id == package_id, DeficiencyRow.state == "open")
    for row in session.scalars(found.order_by(DeficiencyRow.check_code)):
        open_ones.setdefault(row.receivable_id, []).append(row)
    lines += [_deficiency(row, "  ") for row in open_ones.get(None, [])]
    for receivable in session.scalars(select(ReceivableRow).where(ReceivableRow.package_id == package_id).order_by(ReceivableRow.position)):
        debtor = session.get(DebtorRow, receivable.debtor_code) if receivable.debtor_code else None
        lines.append(f"  {receivable.invoice_number or '(no number)'}  {debtor.name if debtor else 'debtor unknown'}: {receivable.state}")
        lines += [_deficiency(row, "      ") for row in open_ones.get(receivable.id, [])]
    return lines


def _deficiency(row: DeficiencyRow, indent: str) -> str:
    return f"{indent}{row.check_code} ({_MARKS.get(row.severity, row.severity)}): {row.message}"
