"""What is not read surely enough waits for a hand: a person confirms it, and both readings stay."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from api.sample.book import SampleBook
from extractors.terms import Term
from intake.commands.acting import Actor, NotAllowed, NotThere, StaleVersion, standing_of
from intake.commands.confirm import Confirmation, confirm
from intake.commands.set_target_error_rate import rate_of_text, set_target_error_rate
from intake.pipeline import run_until_idle
from intake.services import Services
from intake.views import package_view
from storage.database.reading import reading
from storage.database.tables import AuditRow, CorrectionRow, PackageRow
from storage.errors import Rejected
from storage.repositories.books import DatabaseBooks
from tests.intake.conftest import Processed
from tests.intake.made import bring, delivery_pdf, invoice_pdf, measure, package_row
from verification.package import checks_touched_by

ASSISTANT = Actor("u-ann", "assistant")
MANAGER = Actor("u-mia", "account_manager")
ADMINISTRATOR = Actor("u-tom", "administrator")


@pytest.fixture
def unsure(services: Services, book: SampleBook) -> str:
    """An invoice with its delivery note; the date is right in 43 of 100, and no schedule says it as well."""
    receipt_id = bring(services, ("invoice.pdf", invoice_pdf(book)), ("delivery.pdf", delivery_pdf(book)))
    run_until_idle(services)
    with reading(services.engine) as session:
        row = package_row(session, receipt_id)
        assert row is not None
    measure(services, row.id, {"issue_date": 0.43, "net_total": 0.5, "gross_total": 0.999, "buyer_name": 0.4})
    run_until_idle(services)
    return row.id


def _view(services: Services, package_id: str) -> dict[str, Any]:
    with reading(services.engine) as session:
        view = package_view(session, package_id)
        assert view is not None
        return view


def _standing(services: Services, package_id: str) -> list[tuple[str, str]]:
    """The state of every deficiency of the check, with what it says."""
    return [
        (finding["deficiency"]["state"], finding["message"])
        for receivable in _view(services, package_id)["receivables"]
        for finding in receivable["findings"]
        if finding["check_code"] == "CNF-01"
    ]


def _invoice(services: Services, package_id: str) -> str:
    document: str = _view(services, package_id)["receivables"][0]["documents"][0]
    return document


def test_an_unsure_reading_that_funding_depends_on_holds_the_receivable_up(services: Services, unsure: str) -> None:
    ((state, message),) = _standing(services, unsure)
    assert state == "open"
    assert "issue date" in message
    assert "right in 43 of 100" in message
    assert "net total" not in message, "nothing is funded on it"
    assert "buyer" not in message, "the debtor in the books agrees exactly"
    assert _view(services, unsure)["state"] == "deficient"


def test_the_schedule_confirms_what_the_machine_is_not_sure_of(decided: Services, processed: Processed) -> None:
    measure(decided, processed.clean_id, {"invoice_number": 0.8, "issue_date": 0.8, "gross_total": 0.8})
    run_until_idle(decided)
    assert _standing(decided, processed.clean_id) == []
    assert _view(decided, processed.clean_id)["state"] == "complete"


def test_a_confirmation_keeps_both_readings_and_cures_what_stood_against_it(services: Services, unsure: str) -> None:
    invoice, before = _invoice(services, unsure), _view(services, unsure)
    read = before["receivables"][0]["fields"]["issue_date"]
    assert read["confidence"] == 0.43
    confirm(services, ASSISTANT, unsure, before["version"], [Confirmation(invoice, "issue_date")])
    run_until_idle(services)
    after = _view(services, unsure)["receivables"][0]["fields"]["issue_date"]
    assert after["value"] == read["value"]
    assert (after["extracted_by"], after["confidence"]) == ("person:u-ann", None)
    assert after["box"] == read["box"], "the machine's place on the page stays the evidence"
    assert _standing(services, unsure) == []
    with reading(services.engine) as session:
        row = session.scalars(select(CorrectionRow)).one()
        assert row.reading == row.superseded_reading
    assert _view(services, unsure)["decisions"][-1]["action"] == "confirmed"


def test_whoever_confirmed_does_not_approve(services: Services, unsure: str) -> None:
    version = _view(services, unsure)["version"]
    confirm(services, MANAGER, unsure, version, [Confirmation(_invoice(services, unsure), "issue_date")])
    run_until_idle(services)
    with reading(services.engine) as session:
        assert standing_of(session, session.get_one(PackageRow, unsure)).cleared_by == {MANAGER.user_id}


def test_only_what_was_read_can_be_confirmed(services: Services, unsure: str) -> None:
    invoice, version = _invoice(services, unsure), _view(services, unsure)["version"]
    with pytest.raises(Rejected, match="no reading"):
        confirm(services, ASSISTANT, unsure, version, [Confirmation(invoice, "surname")])
    with pytest.raises(Rejected, match="no field"):
        confirm(services, ASSISTANT, unsure, version, [Confirmation(invoice, "shoe_size")])
    with pytest.raises(NotThere):
        confirm(services, ASSISTANT, unsure, version, [Confirmation("another", "issue_date")])
    with pytest.raises(StaleVersion):
        confirm(services, ASSISTANT, unsure, version - 1, [Confirmation(invoice, "issue_date")])
    assert _view(services, unsure)["version"] == version


def test_every_reading_that_can_be_unsure_reruns_the_check_when_it_is_corrected() -> None:
    critical = (Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.SELLER_NAME, Term.BUYER_TAX_ID, Term.CURRENCY, Term.GROSS_TOTAL, Term.IBAN)
    assert all("CNF-01" in checks_touched_by(term) for term in critical)


def test_the_target_is_the_facilitys_else_the_houses_and_the_desk_is_judged_by_it_at_once(services: Services, unsure: str) -> None:
    client = _view(services, unsure)["client"]

    def rate() -> Decimal:
        with reading(services.engine) as session:
            found = DatabaseBooks(session).client(client)
            assert found is not None
            return found.facility.target_error_rate

    assert rate() == Decimal("0.01")
    set_target_error_rate(services, ADMINISTRATOR, None, Decimal("0.10"))
    run_until_idle(services)
    assert (rate(), _standing(services, unsure)) == (Decimal("0.10"), [])
    set_target_error_rate(services, ADMINISTRATOR, client, Decimal("0.005"))
    run_until_idle(services)
    assert (rate(), [state for state, _ in _standing(services, unsure)]) == (Decimal("0.005"), ["open"])
    set_target_error_rate(services, ADMINISTRATOR, None, Decimal("0.2"))
    assert rate() == Decimal("0.005"), "the facility's own stands"
    set_target_error_rate(services, ADMINISTRATOR, client, None)
    assert rate() == Decimal("0.2")
    set_target_error_rate(services, ADMINISTRATOR, None, None)
    assert rate() == Decimal("0.01")
    with reading(services.engine) as session:
        lines = session.scalars(select(AuditRow).where(AuditRow.action.in_(["installation.changed", "facility.changed"]))).all()
    assert [(each.actor, each.particulars["after"]) for each in lines] == [
        ("person:u-tom", after) for after in ("0.10", "0.005", "0.2", None, None)
    ]


def test_only_an_administrator_sets_a_rate_that_makes_sense(services: Services) -> None:
    with pytest.raises(NotAllowed):
        set_target_error_rate(services, MANAGER, None, Decimal("0.02"))
    for rate in (Decimal("-0.01"), Decimal("0.51"), Decimal("NaN")):
        with pytest.raises(Rejected):
            set_target_error_rate(services, ADMINISTRATOR, None, rate)
    with pytest.raises(NotThere):
        set_target_error_rate(services, ADMINISTRATOR, "C999", Decimal("0.02"))
    assert [rate_of_text(each) for each in ("1", "0,5 %", " ")] == [Decimal("0.01"), Decimal("0.005"), None]
    with pytest.raises(Rejected, match="no number"):
        rate_of_text("a few")
