"""What every table shares: one metadata, and names for constraints so that migrations can find them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Date, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase

from storage.database.types import ExactDecimal, Instant, PlainJson, PlainText

Identity = BigInteger().with_variant(Integer, "sqlite")
"""A counting key: SQLite counts only plain INTEGER keys up by itself."""


class Base(DeclarativeBase):
    """The declarative base."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: PlainText(),
        int: BigInteger(),
        datetime: Instant(),
        date: Date(),
        Decimal: ExactDecimal(),
        dict[str, Any]: PlainJson,
        list[Any]: PlainJson,
    }
