"""The debtors of the factor as the checks know them, made anew only where a row differs from what was read last.

Every package asks for all of them, since a buyer's name may mean any, and 50 000 take two seconds to make. What a row says is compared by
a hash of its columns as the database writes them, so whoever changed it, and when, makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from storage.database.tables import DebtorRow
from storage.repositories.debtor_names import confirmed_names
from storage.repositories.masters import debtor_of_row
from verification.model import Debtor

_AT_ONCE = 500
_NOT_OF_THE_DEBTOR = frozenset({"changed_at"})
_AS_WRITTEN = select(
    *(
        cast(column, Text) if column.name in ("aliases", "particulars") else column
        for column in DebtorRow.__table__.columns
        if column.name not in _NOT_OF_THE_DEBTOR
    )
).order_by(DebtorRow.debtor_code)
"""Every row with its code first, lists and particulars as the text that they are stored as."""

_Known = dict[str, tuple[int, Debtor]]


class _LastRead:
    """The debtors of this process's last question, each with the hash of what its row said."""

    def __init__(self) -> None:
        self._known: _Known = {}

    def debtors(self, session: Session) -> Sequence[Debtor]:
        session.flush()
        confirmed = confirmed_names(session)
        told = {row[0]: hash((tuple(row), confirmed.get(row[0], ()))) for row in session.connection().execute(_AS_WRITTEN)}
        known = self._known
        news = {code for code, said in told.items() if code not in known or known[code][0] != said}
        made = {row.debtor_code: debtor_of_row(row, confirmed.get(row.debtor_code, ())) for row in _rows(session, news, len(told))}
        found = {code: (said, made[code]) if code in made else known[code] for code, said in told.items() if code in made or code in known}
        self._known = found  # whole, since other threads ask at the same time
        return tuple(debtor for _, debtor in found.values())


_LAST = _LastRead()


def debtors_of_the_house(session: Session) -> Sequence[Debtor]:
    """Every debtor by code, with the names that people confirmed; one that did not change is the same object as before."""
    return _LAST.debtors(session)


def _rows(session: Session, codes: Iterable[str], of_so_many: int) -> Iterable[DebtorRow]:
    """The rows of some debtors as they are in the database now, whatever the session remembers of them."""
    wanted = sorted(codes)
    fresh = select(DebtorRow).execution_options(populate_existing=True)
    if len(wanted) * 2 > of_so_many:
        chosen = set(wanted)
        yield from (row for row in session.scalars(fresh) if row.debtor_code in chosen)
        return
    for start in range(0, len(wanted), _AT_ONCE):
        yield from session.scalars(fresh.where(DebtorRow.debtor_code.in_(wanted[start : start + _AT_ONCE])))
