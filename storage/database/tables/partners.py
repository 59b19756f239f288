"""What other factors let us compare: their books as keyed marks, which show nothing but whether one of ours is among them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database.tables.base import Base


class PartnerBookRow(Base):
    """The last book that another factor gave us, the key we share with him, and who loaded it when."""

    __tablename__ = "partner_book"

    partner: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str]
    made_at: Mapped[datetime]
    mark_count: Mapped[int]
    loaded_at: Mapped[datetime]
    loaded_by: Mapped[str]


class PartnerMarkRow(Base):
    """One mark of a partner's book."""

    __tablename__ = "partner_mark"

    partner: Mapped[str] = mapped_column(ForeignKey("partner_book.partner"), primary_key=True)
    mark: Mapped[str] = mapped_column(primary_key=True)
