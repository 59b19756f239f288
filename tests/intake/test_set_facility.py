"""What an administrator sets for a facility holds there, is written down with who and why, and decides nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from intake.commands.acting import Actor, NotAllowed, NotThere
from intake.commands.set_facility import set_check, set_facility_setting
from intake.services import Services
from storage.blobs import open_blob_store
from storage.database.reading import reading
from storage.database.tables import AuditRow, ClientRow, DecisionRow, MessageRow, PackageRow
from storage.errors import Rejected
from storage.repositories.books import DatabaseBooks
from tests.storage import rows
from verification.facility_settings import FACILITY_SETTINGS, BadSettingError, in_words
from verification.model import CheckSetting, Facility, Severity

ADMINISTRATOR = Actor("user-1", "administrator")


@pytest.fixture
def house(engine: Engine) -> Services:
    receipts = [rows.receipt(f"mail-{n}") for n in range(2)]
    with Session(engine) as session:
        session.add_all([rows.client(), rows.client("C002", name="Vaal Castings CC")])
        session.flush()
        session.add_all(receipts)
        session.flush()
        session.add_all([rows.package(receipts[0], "deficient"), rows.package(receipts[1], "approved")])
        session.commit()
    return Services(engine=engine, blobs=open_blob_store("memory:"))


def _facility(services: Services, client_code: str = "C001") -> Facility:
    with reading(services.engine) as session:
        found = DatabaseBooks(session).client(client_code)
        assert found is not None
        return found.facility


def test_a_threshold_holds_for_one_facility_and_goes_back(house: Services) -> None:
    set_facility_setting(house, ADMINISTRATOR, "C001", "concentration_share", "35 %", "Two large debtors by design")
    assert _facility(house).concentration_share == Decimal("0.35")
    assert _facility(house, "C002").concentration_share == Decimal("0.20")
    set_facility_setting(house, ADMINISTRATOR, "C001", "concentration_share", "", "Grown out of it")
    assert _facility(house).concentration_share == Decimal("0.20")


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("cross_age_share", "12,5 %", Decimal("0.125")),
        ("cross_age_share", "0.25", Decimal("0.25")),
        ("long_terms_days", "120 days", 120),
        ("accepted_countries", "nl, DE", ("DE", "NL")),
        ("government_accepted", "Yes", True),
        ("deductions", "aged; disputed; contra; fixed reserve", ("aged", "disputed", "contra", "fixed_reserve")),
        ("fixed_reserve", "25 000", Decimal("25000.00")),
    ],
)
def test_a_value_is_read_as_people_write_it(house: Services, name: str, written: str, value: object) -> None:
    set_facility_setting(house, ADMINISTRATOR, "C001", name, written, "Agreed")
    assert getattr(_facility(house), name) == value


@pytest.mark.parametrize("name", sorted(FACILITY_SETTINGS))
def test_every_setting_reads_what_it_shows(house: Services, name: str) -> None:
    before = getattr(_facility(house), name)
    set_facility_setting(house, ADMINISTRATOR, "C001", name, in_words(before), "The same, written down")
    assert getattr(_facility(house), name) == before


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("cross_age_share", "120 %"), ("cross_age_share", "few"), ("cross_age_share", "NaN"), ("long_terms_days", "-3"),
        ("accepted_countries", "Holland"), ("government_accepted", "maybe"), ("deductions", "aged; luck"), ("fixed_reserve", "-1"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(name: str, written: str) -> None:
    with pytest.raises(BadSettingError):
        FACILITY_SETTINGS[name].read(written)


def test_a_check_is_switched_off_and_on_again_with_who_and_why(house: Services) -> None:
    set_check(house, ADMINISTRATOR, "C001", "ELG-03", "off", "One debtor by design")
    assert _facility(house).check_settings == (CheckSetting("ELG-03", None, "One debtor by design"),)
    set_check(house, ADMINISTRATOR, "C001", "ELG-03", "warn", "Let us see it at least")
    assert _facility(house).check_settings == (CheckSetting("ELG-03", Severity.WARN, "Let us see it at least"),)
    set_check(house, ADMINISTRATOR, "C001", "ELG-03", None, "As all others")
    assert _facility(house).check_settings == ()
    with reading(house.engine) as session:
        lines = session.scalars(select(AuditRow).where(AuditRow.action == "facility.changed").order_by(AuditRow.sequence)).all()
        assert [(each.actor, each.particulars["before"], each.particulars["after"], each.particulars["reason"]) for each in lines] == [
            ("person:user-1", None, "off", "One debtor by design"),
            ("person:user-1", "off", "warn", "Let us see it at least"),
            ("person:user-1", "warn", None, "As all others"),
        ]


def test_packages_at_the_desk_are_judged_anew_and_nothing_is_decided(house: Services) -> None:
    messages = set_check(house, ADMINISTRATOR, "C001", "ELG-03", "block", "Credit committee")
    with reading(house.engine) as session:
        asked = [session.get_one(MessageRow, each) for each in messages]
        assert [(each.step, each.payload["only"]) for each in asked] == [("verify", ["ELG-03"])]
        assert sorted(session.scalars(select(PackageRow.state))) == ["approved", "deficient"]
        assert session.scalars(select(DecisionRow)).all() == []


@pytest.mark.parametrize(
    ("act", "refused"),
    [
        (lambda house: set_check(house, Actor("user-2", "assistant"), "C001", "ELG-03", "off", "Too many"), NotAllowed),
        (lambda house: set_check(house, Actor("", "administrator"), "C001", "ELG-03", "block", "A program thinks so"), NotAllowed),
        (lambda house: set_check(house, ADMINISTRATOR, "C001", "ELG-03", "off", "  "), Rejected),
        (lambda house: set_check(house, ADMINISTRATOR, "C001", "ELG-03", "fatal", "So"), Rejected),
        (lambda house: set_check(house, ADMINISTRATOR, "C001", "XYZ-99", "off", "So"), NotThere),
        (lambda house: set_check(house, ADMINISTRATOR, "C404", "ELG-03", "off", "So"), NotThere),
        (lambda house: set_facility_setting(house, ADMINISTRATOR, "C001", "limit", "1", "So"), NotThere),
        (lambda house: set_facility_setting(house, ADMINISTRATOR, "C001", "max_age_days", "many", "So"), Rejected),
    ],
)
def test_only_a_person_who_may_with_a_reason_sets_anything(house: Services, act: Callable[[Services], object], refused: type) -> None:
    with pytest.raises(refused):
        act(house)
    with reading(house.engine) as session:
        assert session.get_one(ClientRow, "C001").settings == {}
