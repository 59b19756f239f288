"""What the factor loads beside its books: exchange rates, and what clients owe their own debtors."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database.tables.base import Base


class ExchangeRateRow(Base):
    """What one unit of a currency was worth in another on a day, as `source` says; rates that were used are kept."""

    __tablename__ = "exchange_rate"

    from_currency: Mapped[str] = mapped_column(primary_key=True)
    to_currency: Mapped[str] = mapped_column(primary_key=True)
    valid_on: Mapped[date] = mapped_column(primary_key=True)
    rate: Mapped[Decimal]
    source: Mapped[str]
    changed_at: Mapped[datetime]


class ContraBalanceRow(Base):
    """What a client owes a debtor that is its supplier as well, on a day: the debtor may set it off instead of paying."""

    __tablename__ = "contra_balance"

    client_code: Mapped[str] = mapped_column(ForeignKey("client.client_code"), primary_key=True)
    debtor_code: Mapped[str] = mapped_column(ForeignKey("debtor.debtor_code"), primary_key=True)
    currency: Mapped[str]
    owed_minor: Mapped[int]
    as_of: Mapped[date | None]
    changed_at: Mapped[datetime]
