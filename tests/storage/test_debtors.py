"""The debtors are read anew only where something of them changed, and then always."""

from __future__ import annotations

from sqlalchemy import text, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from storage.database.tables import DebtorRow
from storage.repositories.debtors import debtors_of_the_house
from tests.storage import rows


def _house(engine: Engine, count: int = 5) -> None:
    with Session(engine) as session:
        session.add_all(rows.debtor(f"D{place:03}", name=f"Company {place} Ltd", aliases=[f"C{place}"]) for place in range(count))
        session.commit()


def test_a_debtor_that_did_not_change_is_the_same_object(engine: Engine) -> None:
    _house(engine)
    with Session(engine) as session:
        before = debtors_of_the_house(session)
    with Session(engine) as session:
        session.execute(update(DebtorRow).where(DebtorRow.debtor_code == "D002").values(status="stopped"))
        session.commit()
        after = debtors_of_the_house(session)
    assert [each.debtor_code for each in after] == ["D000", "D001", "D002", "D003", "D004"]
    assert [one is other for one, other in zip(before, after, strict=True)] == [True, True, False, True, True]
    assert after[2].status == "stopped"


def test_a_change_beside_the_session_is_seen_in_it(engine: Engine) -> None:
    _house(engine)
    with Session(engine) as session:
        held = session.get_one(DebtorRow, "D001")
        debtors_of_the_house(session)
        session.execute(text("UPDATE debtor SET name = 'Renamed Ltd' WHERE debtor_code = 'D001'"))
        assert debtors_of_the_house(session)[1].name == "Renamed Ltd"
        assert held.name == "Renamed Ltd"
        session.rollback()
        assert debtors_of_the_house(session)[1].name == "Company 1 Ltd"


def test_what_a_row_says_in_lists_is_compared_too(engine: Engine) -> None:
    _house(engine)
    with Session(engine) as session:
        debtors_of_the_house(session)
        session.get_one(DebtorRow, "D003").aliases = ["C3", "The Third"]
        session.get_one(DebtorRow, "D004").particulars = {"phones": ["021 555 0199"]}
        found = debtors_of_the_house(session)
    assert found[3].aliases == ("C3", "The Third")
    assert found[4].particulars.phones == ("021 555 0199",)


def test_debtors_come_and_go(engine: Engine) -> None:
    _house(engine)
    with Session(engine) as session:
        debtors_of_the_house(session)
        session.delete(session.get_one(DebtorRow, "D001"))
        session.add(rows.debtor("D0005", name="Between Ltd"))
        assert [each.name for each in debtors_of_the_house(session)][:3] == ["Company 0 Ltd", "Between Ltd", "Company 2 Ltd"]
