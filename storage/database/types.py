"""Column types that keep what they are given: instants with their zone, decimals with every digit, on SQLite as on PostgreSQL.

Text is the exception: strangers write the subjects and file names that stand in it, and PostgreSQL keeps no NUL and neither database half
of a surrogate pair. One such sign must not stop a mailbox for ever, so it is kept as U+FFFD, which says that something stood there.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, DateTime, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
_NOT_STORABLE_IN_JSON = re.compile(r"\\u(?:0000|d[89a-f])")

PlainJson = JSON().with_variant(JSONB(), "postgresql")
"""A JSON column: JSONB where the database has it."""


def storable_text(text: str) -> str:
    """The text with U+FFFD for every sign that a database cannot keep."""
    return _NOT_STORABLE.sub("\ufffd", text)


def storable_json(value: Any) -> str:
    """JSON for a column, made of storable text. Both engines write theirs with it."""
    written = json.dumps(value)
    return json.dumps(_storable(value)) if _NOT_STORABLE_IN_JSON.search(written) else written


def _storable(value: Any) -> Any:
    match value:
        case str():
            return storable_text(value)
        case dict():
            return {_storable(key): _storable(each) for key, each in value.items()}
        case list() | tuple():
            return [_storable(each) for each in value]
    return value


class PlainText(TypeDecorator[str]):
    """Text of any length, made storable."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable_text(value)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. SQLite hands aware datetimes back naive, so the zone is put on again; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        instant: datetime = value
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal as text: SQLite's NUMERIC loses digits. For quantities, unit prices and rates; amounts are integer minor units."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not isinstance(value, Decimal):
            raise TypeError(f"an exact decimal column needs a Decimal, not {type(value).__name__}")
        return format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)
