"""Purchase orders in the database with their lines: those under some numbers, and those of one client."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from extractors.money import Money
from storage.database.tables import PurchaseOrderLineRow, PurchaseOrderRow
from verification.model import PurchaseOrder, PurchaseOrderLine

_KEYS_AT_ONCE = 500
"""A statement takes only so many values."""

_ORDERS = (
    select(PurchaseOrderRow.__table__, *(each for each in PurchaseOrderLineRow.__table__.columns if each.name != "purchase_order_id"))
    .select_from(PurchaseOrderRow.__table__)
    .outerjoin(PurchaseOrderLineRow.__table__, PurchaseOrderLineRow.purchase_order_id == PurchaseOrderRow.id)
    .order_by(PurchaseOrderRow.id, PurchaseOrderLineRow.line_number)
)
_UNDER_NUMBERS = _ORDERS.where(PurchaseOrderRow.po_key.in_(bindparam("po_keys", expanding=True)))
_OF_CLIENT = _ORDERS.where(PurchaseOrderRow.client_code == bindparam("client_code"))


def orders_under(session: Session, po_keys: Collection[str]) -> Mapping[str, Sequence[PurchaseOrder]]:
    """The orders of any client under each of these number keys; a key under which none stands is left out."""
    found: dict[str, list[PurchaseOrder]] = defaultdict(list)
    wanted = sorted(po_keys)
    for start in range(0, len(wanted), _KEYS_AT_ONCE):
        rows = _rows(session, _UNDER_NUMBERS, {"po_keys": wanted[start : start + _KEYS_AT_ONCE]})
        for key, order in _orders(rows):
            found[key].append(order)
    return found


def orders_of_client(session: Session, client_code: str) -> Sequence[PurchaseOrder]:
    """Every order that was placed with a client."""
    return tuple(order for _, order in _orders(_rows(session, _OF_CLIENT, {"client_code": client_code})))


def _rows(session: Session, statement: Any, stated: Mapping[str, object]) -> Sequence[Any]:
    session.flush()
    rows: Sequence[Any] = session.connection().execute(statement, stated).all()
    return rows


def _orders(rows: Iterable[Any]) -> Iterator[tuple[str, PurchaseOrder]]:
    """The orders of these rows, each behind the key of its number."""
    for _, of_one in groupby(rows, key=attrgetter("id")):
        lines = tuple(of_one)
        yield lines[0].po_key, _order(lines)


def _order(rows: Sequence[Any]) -> PurchaseOrder:
    """An order of its rows, one for each of its lines, or a single one where it has none."""
    order = rows[0]
    return PurchaseOrder(
        po_number=order.po_number,
        debtor_code=order.debtor_code,
        client_code=order.client_code,
        issue_date=order.issue_date,
        total=Money.from_minor_units(order.total_minor, order.currency),
        status=order.status,
        lines=tuple(
            PurchaseOrderLine(row.line_number, row.item_code, row.description, row.quantity, row.unit_price)
            for row in rows
            if row.line_number is not None
        ),
    )
