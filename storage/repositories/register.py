"""The register in the database: what was submitted before a package, found from indexes, all that is foreseen in one statement.

The statement is the same text whatever is asked, since what is asked comes in as JSON: it is put together once in a process, a server
prepares it once, and both databases run the same. Each part of it is answered from the index that is made for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import islice
from typing import Any, TypeAlias

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Executable,
    Integer,
    Select,
    String,
    TableValuedAlias,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session, aliased

from extractors.money import Money
from storage.database.tables import PackageRow, ReceivableRow
from storage.database.types import storable_json
from storage.repositories.ledger import GIVEN_UP
from verification.model import RegisterEntry
from verification.register_questions import (
    MOST_OF_PARTIES,
    ByAmount,
    ByDeliveryNote,
    ByNumber,
    ByOrder,
    ByParties,
    BySkeleton,
    RegisterQuestion,
)

_QUESTIONS_AT_ONCE = 1_000
"""So many are asked in one statement; a package seldom asks more, and the answers to more would be long in coming."""

_MOST = 2**63 - 1
"""The largest whole number of a column."""


@dataclass(frozen=True, slots=True)
class BySequence:
    """The entry that came at this place, which another table named."""

    sequence: int


Question: TypeAlias = RegisterQuestion | BySequence
_Asked: TypeAlias = ColumnElement[Any]


def known_before(own_package: object) -> tuple[ColumnElement[bool], ...]:
    """Not a package's own receivables, and none that came after the last of them; `own_package` is an id or a parameter for one."""
    own = aliased(ReceivableRow)
    last = select(func.max(own.sequence)).where(own.package_id == own_package).scalar_subquery()
    not_own = or_(ReceivableRow.package_id.is_(None), ReceivableRow.package_id != own_package)
    return not_own, ReceivableRow.sequence < func.coalesce(last, literal_column(str(_MOST), BigInteger))


ENTRY = (
    ReceivableRow.id,
    ReceivableRow.sequence,
    ReceivableRow.client_code,
    ReceivableRow.debtor_code,
    ReceivableRow.invoice_number,
    ReceivableRow.issue_date,
    ReceivableRow.due_date,
    ReceivableRow.gross_minor,
    ReceivableRow.currency,
    ReceivableRow.po_number,
    ReceivableRow.delivery_note_number,
    ReceivableRow.status,
    ReceivableRow.state,
    ReceivableRow.package_id,
    select(PackageRow.state).where(PackageRow.id == ReceivableRow.package_id).scalar_subquery(),
)
"""The columns of an entry, for `entry_of`. The package's state is looked up row by row, so that no plan reads every package."""


_Said: TypeAlias = Callable[[int], _Asked]
"""The text at a place of the list that a question is; the question's own place among all stands at 0."""

_MATCHES: Mapping[str, Callable[[_Said], tuple[_Asked, ...]]] = {
    "numbers": lambda said: (ReceivableRow.client_code == said(1), ReceivableRow.invoice_number_key == said(2)),
    "amounts": lambda said: (
        ReceivableRow.debtor_code == said(1),
        ReceivableRow.gross_minor == cast(said(2), BigInteger),
        ReceivableRow.currency == said(3),
    ),
    "orders": lambda said: (ReceivableRow.po_key == said(1),),
    "notes": lambda said: (ReceivableRow.delivery_note_key == said(1),),
    "skeletons": lambda said: (
        ReceivableRow.client_code == said(1),
        ReceivableRow.number_skeleton == said(2),
        ReceivableRow.gross_minor.between(cast(said(3), BigInteger), cast(said(4), BigInteger)),
        ReceivableRow.currency == said(5),
    ),
    "parties": lambda said: (
        ReceivableRow.client_code == said(1),
        ReceivableRow.debtor_code == said(2),
        ReceivableRow.issue_date.between(func.date(said(3), type_=Date), func.date(said(4), type_=Date)),
    ),
    "sequences": lambda said: (ReceivableRow.sequence == cast(said(1), BigInteger),),
}
"""What entries must have, by the list in which a question comes."""


def _particulars(question: Question) -> tuple[str, list[tuple[object, ...]]]:
    """The list in which a question goes, and what it says there; nothing where no entry can be of such an amount."""
    match question:
        case ByNumber(client_code, key):
            return "numbers", [(client_code, key)]
        case ByAmount(debtor_code, gross):
            minor_units = _minor_units(gross)
            return "amounts", [] if minor_units is None else [(debtor_code, minor_units, gross.currency)]
        case ByOrder(key):
            return "orders", [(key,)]
        case ByDeliveryNote(key):
            return "notes", [(key,)]
        case BySkeleton(client_code, skeletons, least, most):
            between = _minor_units(least.rounded()), _minor_units(most.rounded())
            return "skeletons", [] if None in between else [(client_code, each, *between, least.currency) for each in sorted(skeletons)]
        case ByParties(client_code, debtor_code, since, until):
            return "parties", [(client_code, debtor_code, since.isoformat(), until.isoformat())]
        case BySequence(sequence):
            return "sequences", [(sequence,)]


def _minor_units(amount: Money) -> int | None:
    """The amount in the smallest coin; None where coins cannot make it, or it is more than any entry can be of."""
    try:
        minor_units = amount.minor_units()
    except ValueError:
        return None
    return minor_units if abs(minor_units) <= _MOST else None


@cache
def _statement(dialect: str) -> Executable:
    """Constants are written out, so that the server sees that one plan suits whatever is asked, and keeps it."""
    known = known_before(bindparam("own_package", type_=String))
    parts = []
    for name, match in _MATCHES.items():
        stated = bindparam(name, type_=String)
        if dialect == "sqlite":
            listed = func.json_each(stated).table_valued(column("value"), name=name)
            said = partial(_said_to_sqlite, listed.c.value)
        else:
            listed = func.jsonb_array_elements(cast(stated, JSONB)).table_valued(column("value"), name=name)
            said = partial(_said_to_postgresql, listed.c.value)
        which = (*match(said), *known)
        if name == "parties":
            parts.append(_newest(dialect, listed, said, which))
        else:
            parts.append(select(cast(said(0), Integer), *ENTRY).select_from(listed).join(ReceivableRow, true()).where(*which))
    return union_all(*parts)


def _newest(dialect: str, listed: TableValuedAlias, said: _Said, which: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The newest entries for each question alone, which the two databases are told in ways of their own."""
    first = ReceivableRow.issue_date.desc(), ReceivableRow.sequence.desc()
    if dialect == "sqlite":
        own = select(ReceivableRow.sequence).where(*which).order_by(*first).limit(MOST_OF_PARTIES).correlate(listed).scalar_subquery()
        return select(cast(said(0), Integer), *ENTRY).select_from(listed).join(ReceivableRow, ReceivableRow.sequence.in_(own))
    named: list[ColumnElement[Any]] = [each.label(f"column_{place}") for place, each in enumerate(ENTRY)]
    newest = select(*named).where(*which).order_by(*first).limit(MOST_OF_PARTIES).correlate(listed).lateral()
    return select(cast(said(0), Integer), *newest.c).select_from(listed).join(newest, true())


def _said_to_sqlite(question: _Asked, place: int) -> _Asked:
    return func.json_extract(question, literal_column(f"'$[{place}]'"), type_=String)


def _said_to_postgresql(question: _Asked, place: int) -> _Asked:
    return question.op("->>", return_type=String())(literal_column(str(place)))


class Register:
    """The register as one package would have found it. What was asked once is known, and what is foreseen is asked with the first."""

    def __init__(self, session: Session, package_id: str | None) -> None:
        self._session = session
        self._package_id = package_id or ""
        self._answers: dict[Question, Sequence[RegisterEntry]] = {}
        self._foreseen: Iterable[Question] = ()

    def foresee(self, questions: Iterable[Question]) -> None:
        """Take in what will be asked; it is gone through when the first question comes, if any does."""
        self._foreseen = questions

    def answer(self, *questions: Question) -> Sequence[RegisterEntry]:
        """The entries that one of these questions is for, in the order in which they came."""
        unknown = [each for each in questions if each not in self._answers]
        if unknown:
            foreseen, self._foreseen = self._foreseen, ()
            waiting = iter(dict.fromkeys((*unknown, *(each for each in foreseen if each not in self._answers))))
            while some := list(islice(waiting, _QUESTIONS_AT_ONCE)):
                self._ask(some)
        if len(questions) == 1:
            return self._answers[questions[0]]
        found = {entry.sequence: entry for each in questions for entry in self._answers[each]}
        return tuple(found[sequence] for sequence in sorted(found))

    def _ask(self, questions: Sequence[Question]) -> None:
        listed: dict[str, list[tuple[object, ...]]] = {name: [] for name in _MATCHES}
        for place, question in enumerate(questions):
            name, particulars = _particulars(question)
            listed[name].extend((place, *each) for each in particulars)
        self._session.flush()
        connection = self._session.connection()  # plain rows need no more of the session
        stated = {name: storable_json(each) for name, each in listed.items()}
        asked = connection.execute(_statement(connection.dialect.name), {**stated, "own_package": self._package_id})
        entries: dict[int, RegisterEntry] = {}
        found: dict[int, list[RegisterEntry]] = defaultdict(list)
        for row in asked.all():
            place, sequence = row[0], row[2]
            if sequence not in entries:
                entries[sequence] = entry_of(*row[1:])
            found[place].append(entries[sequence])
        for place, question in enumerate(questions):
            self._answers[question] = tuple(sorted(found.get(place, ()), key=lambda each: each.sequence))


def entry_of(
    receivable_id: str,
    sequence: int,
    client_code: str,
    debtor_code: str | None,
    invoice_number: str,
    issue_date: date | None,
    due_date: date | None,
    gross_minor: int | None,
    currency: str | None,
    po_number: str | None,
    delivery_note_number: str | None,
    status: str,
    state: str,
    package_id: str | None,
    package_state: str | None,
) -> RegisterEntry:
    """An entry of the columns `ENTRY`."""
    return RegisterEntry(
        receivable_id,
        sequence,
        client_code,
        debtor_code,
        invoice_number,
        issue_date,
        due_date,
        None if gross_minor is None or currency is None else Money.from_minor_units(gross_minor, currency),
        po_number,
        delivery_note_number,
        status if package_id is None else _status(status, state, package_state),
        package_id,
    )


def _status(status: str, state: str, package_state: str | None) -> str:
    """The ledger's word where it has one; before that, how far the receivable has come with us."""
    if status != "open" or state == "approved":
        return status
    return "returned" if state == "returned" or package_state in GIVEN_UP else "submitted"
