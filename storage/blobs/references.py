"""Which blobs the books speak of: every place in a row that may hold a blob's key stands here, and nowhere else.

Who adds a column of this kind adds it here; a test finds those that are forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.blobs.store import key_of_digest
from storage.database.tables import PageRow, PartRow

DIGEST_COLUMNS: tuple[InstrumentedAttribute[str], ...] = (PartRow.sha256,)
KEY_COLUMNS: tuple[InstrumentedAttribute[str | None], ...] = (PartRow.reading_key, PageRow.page_key)


def referenced_keys(session: Session) -> Iterator[str]:
    """The key of every blob that some row names, some of them more than once."""
    for digest in DIGEST_COLUMNS:
        for sha256 in session.scalars(select(digest).execution_options(yield_per=1000)):
            yield key_of_digest(sha256)
    for column in KEY_COLUMNS:
        for key in session.scalars(select(column).where(column.is_not(None)).execution_options(yield_per=1000)):
            if key is not None:
                yield key
