"""What is done about the debtor of the crash tests' package: it is asked and answers, its name is confirmed and forgotten, another factor's
book is compared with. Each looks first, and what chance would make (ids, the secret of a link) is fixed, so that two ways to one end are
alike row for row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.model import Absent, Value
from intake.commands.acting import Actor
from intake.commands.answer_by_link import answer_by_link
from intake.commands.ask_debtor import Said, ask_debtor, record_telephone
from intake.commands.confirm_debtor import confirm_debtor
from intake.commands.correct import Correction, correct
from intake.commands.forget_debtor_name import forget_debtor_name
from intake.pledge_books import export_book, load_book
from intake.services import Services
from storage.blobs import open_blob_store
from storage.database.engine import migrate, open_engine
from storage.database.reading import reading
from storage.database.tables import (
    ContactRow,
    CorrectionRow,
    DebtorNameRow,
    DebtorRow,
    PackageRow,
    PartnerBookRow,
    ReceivableRow,
    VerificationRequestRow,
    VerificationRow,
)
from tests.storage import rows
from verification.debtor_answers import Point, Verdict

ASSISTANT = Actor("assistant-1", "assistant")
PARTNER = "Northgate"
_KEY = "the-key-that-two-factors-share-0001"
_SECRET = "the-secret-of-the-only-link-that-this-road-sends"  # chance that is fixed


def debtor_acts(folder: str) -> dict[str, Callable[[Services], str]]:
    """Every act by its name; `folder` is where the partner's book lies."""
    return {
        "ask debtor": _ask,
        "answer by link": _answer,
        "telephone": _telephone,
        "misspell buyer": _misspell,
        "confirm debtor": _confirm,
        "forget name": _forget,
        "load pledges": lambda services: _load(services, Path(folder)),
    }


def write_partner_book(folder: Path) -> None:
    """What another factor funded, as he sends it."""
    engine = open_engine(f"sqlite:///{folder / 'partner.sqlite'}")
    migrate(engine)
    with Session(engine) as session:
        for row in (rows.client(), rows.debtor(), rows.receivable("NG-1", 500_000), rows.receivable("NG-2", 700_000)):
            session.add(row)
            session.flush()
        session.commit()
    services = Services(engine=engine, blobs=open_blob_store("memory:"), clock=lambda: rows.NOW)
    (folder / "partner.pledges").write_bytes(export_book(services, _KEY))
    engine.dispose()


@contextmanager
def _without_chance(act: str) -> Iterator[None]:
    numbers = count(1)

    def next_id() -> str:
        return f"{act.replace(' ', '-')}-{next(numbers)}"

    with (
        patch("intake.commands.ask_debtor.fresh_id", next_id),
        patch("storage.repositories.debtor_names.fresh_id", next_id),
        patch("intake.commands.ask_debtor.secrets.token_urlsafe", lambda _: _SECRET),
    ):
        yield


def _package_and_debtor(services: Services) -> tuple[PackageRow, ReceivableRow, ContactRow]:
    with reading(services.engine) as session:
        package = session.scalars(select(PackageRow)).one()
        receivable = session.scalars(select(ReceivableRow).where(ReceivableRow.package_id == package.id)).one()
        asked = select(ContactRow).where(ContactRow.debtor_code == receivable.debtor_code, ContactRow.source == "debtor")
        return package, receivable, session.scalars(asked).one()


def _asked(services: Services, how: str) -> str | None:
    with reading(services.engine) as session:
        return session.scalar(select(VerificationRequestRow.id).where(VerificationRequestRow.how == how))


def _ask(services: Services) -> str:
    if _asked(services, "letter"):
        return "done"
    package, _, contact = _package_and_debtor(services)
    with _without_chance("ask"):
        return ask_debtor(services, ASSISTANT, package.id, package.version, contact.id, "en").state


def _answer(services: Services) -> str:
    with reading(services.engine) as session:
        (row,) = session.scalars(select(VerificationRow).where(VerificationRow.request_id == _asked(services, "letter"))).all()
    if row.answered_at is not None:
        return "done"
    return answer_by_link(services, _SECRET, {row.id: Said(Verdict.CONFIRMED, {Point.RECEIVED: True})})


def _telephone(services: Services) -> str:
    if _asked(services, "telephone"):
        return "done"
    package, receivable, contact = _package_and_debtor(services)
    said = Said(Verdict.DISPUTED, {Point.RECEIVED: False}, remark="Two pallets came broken.")
    with _without_chance("telephone"):
        return record_telephone(services, ASSISTANT, package.id, package.version, contact.id, receivable.id, said).state


def _misspell(services: Services) -> str:
    """The paper's buyer becomes a name that is only like the debtor's, as a typist's slip would make it."""
    package, receivable, _ = _package_and_debtor(services)
    with reading(services.engine) as session:
        if session.scalar(select(CorrectionRow.id).where(CorrectionRow.term == "buyer_name")):
            return "done"
        name = session.get_one(DebtorRow, receivable.debtor_code).name
    said = {"buyer_name": Value(f"{name[:2]}k{name[3:]}"), "buyer_tax_id": Absent(), "buyer_address": Value("9 Kort Street, Ceres")}
    corrections = [Correction(receivable.document_id or "", term, reading_) for term, reading_ in said.items()]
    return correct(services, ASSISTANT, package.id, package.version, corrections, []).state


def _confirm(services: Services) -> str:
    with reading(services.engine) as session:
        if session.scalar(select(DebtorNameRow.id)):
            return "done"
    package, receivable, contact = _package_and_debtor(services)
    with _without_chance("confirm"):
        return confirm_debtor(services, ASSISTANT, package.id, package.version, receivable.id, contact.debtor_code).state


def _forget(services: Services) -> str:
    with reading(services.engine) as session:
        row = session.scalars(select(DebtorNameRow).where(DebtorNameRow.name_key.is_not(None))).one_or_none()
    if row is None:
        return "done"
    forget_debtor_name(services, ASSISTANT, row.debtor_code, row.id)
    return "forgotten"


def _load(services: Services, folder: Path) -> str:
    with reading(services.engine) as session:
        if session.scalar(select(PartnerBookRow.partner)):
            return "done"
    return load_book(services, PARTNER, _KEY, (folder / "partner.pledges").read_bytes()).partner
