"""People decide on a version they saw, within their role, and everything they do leaves its reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from api.sample.book import SampleBook
from extractors.model import Absent, Value
from extractors.money import Money
from extractors.terms import Term
from intake.commands.acting import Actor, NotAllowed, NotThere, StaleVersion
from intake.commands.approve import approve
from intake.commands.claim import claim
from intake.commands.correct import Correction, correct
from intake.commands.judge_kyc import accept_evidence, reject_evidence
from intake.commands.release import release
from intake.commands.request_documents import request_documents
from intake.commands.return_package import return_package
from intake.commands.submit import submit
from intake.commands.waive import waive
from intake.commands.withdraw import withdraw
from intake.pipeline import run_message, run_until_idle
from intake.services import Services
from intake.views import package_view
from storage.database.reading import reading
from storage.database.tables import (
    ClientRow,
    CorrectionRow,
    DecisionRow,
    FindingRow,
    KycEvidenceRow,
    LetterRow,
    MessageRow,
    PackageRow,
    ReceiptRow,
    UserRow,
)
from storage.errors import Rejected
from storage.repositories.books import DatabaseBooks
from storage.unit_of_work import UnitOfWork
from tests.intake.conftest import Processed
from tests.intake.made import bring, delivery_pdf, invoice_pdf, measure, package_row
from verification.package import checks_touched_by

ASSISTANT = Actor("u-ann", "assistant")
OTHER = Actor("u-bob", "assistant")
MANAGER = Actor("u-mia", "account_manager")
COMPLIANCE = Actor("u-kay", "compliance")


def _view(services: Services, package_id: str, every: bool = False) -> dict[str, Any]:
    with reading(services.engine) as session:
        view = package_view(session, package_id, all_findings=every)
        assert view is not None
        return view


def _bring_in(services: Services, book: SampleBook) -> str:
    """An invoice alone, of whose readings nobody measured how sure they are: what a hand must confirm is another test's business."""
    receipt_id = bring(services, ("invoice.pdf", invoice_pdf(book)))
    run_until_idle(services)
    with reading(services.engine) as session:
        row = package_row(session, receipt_id)
        assert row is not None
    measure(services, row.id, {})
    run_until_idle(services)
    return row.id


@pytest.fixture
def services(decided: Services) -> Services:
    return decided


@pytest.fixture
def clean(processed: Processed) -> str:
    return processed.clean_id


@pytest.fixture
def faulty(processed: Processed) -> str:
    return processed.faulty_id


def _version(services: Services, package_id: str) -> int:
    version: int = _view(services, package_id)["version"]
    return version


def _receivable(view: dict[str, Any], number: str) -> dict[str, Any]:
    return next(each for each in view["receivables"] if each["fields"]["invoice_number"]["value"] == number)


def _failing(receivable: dict[str, Any]) -> set[str]:
    return {each["check_code"] for each in receivable["findings"] if each["outcome"] == "failed"}


def test_a_package_goes_from_the_desk_to_approval_by_another_person(services: Services, clean: str) -> None:
    done = claim(services, ASSISTANT, clean, _version(services, clean))
    done = submit(services, ASSISTANT, clean, done.version)
    assert done.state == "in_review"
    done = approve(services, MANAGER, clean, done.version)
    assert done.state == "approved"
    view = _view(services, clean)
    assert {each["state"] for each in view["receivables"]} == {"approved"}
    assert [each["action"] for each in view["decisions"]] == ["claimed", "submitted", "approved"]
    with reading(services.engine) as session:
        assert {row.kind for row in session.scalars(select(LetterRow))} == {"received", "approved"}
        exposure = DatabaseBooks(session).exposure(view["client"], None)
        assert exposure.client_open.amount > 0


def test_whoever_sends_in_what_is_missing_does_not_approve(services: Services, book: SampleBook) -> None:
    package_id = _bring_in(services, book)
    assert _view(services, package_id)["missing"]
    bring(services, ("pod.pdf", delivery_pdf(book)), key="two", reference=package_id, submitted_by=MANAGER.user_id)
    run_until_idle(services)
    assert _view(services, package_id)["state"] == "complete"
    done = submit(services, ASSISTANT, package_id, _version(services, package_id))
    with pytest.raises(NotAllowed) as refused:
        approve(services, MANAGER, package_id, done.version)
    assert refused.value.code == "four_eyes"
    assert approve(services, Actor("u-max", "account_manager"), package_id, done.version).state == "approved"


def test_a_decision_on_an_old_version_is_refused_and_changes_nothing(services: Services, clean: str) -> None:
    version = _version(services, clean)
    claim(services, ASSISTANT, clean, version)
    with pytest.raises(StaleVersion) as stale:
        submit(services, ASSISTANT, clean, version)
    assert (stale.value.named, stale.value.current) == (version, version + 1)
    assert _view(services, clean)["state"] == "complete"


def test_two_people_at_once_do_not_both_decide(services_anywhere: Services, book: SampleBook) -> None:
    from concurrent.futures import ThreadPoolExecutor

    services = services_anywhere
    package_id = _bring_in(services, book)
    version = _version(services, package_id)

    def take(number: int) -> str:
        try:
            claim(services, Actor(f"u{number}", "assistant"), package_id, version)
        except StaleVersion:
            return "stale"
        return "claimed"

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(take, range(6)))
    assert sorted(answers) == ["claimed", *["stale"] * 5]


def test_while_one_person_holds_a_package_no_other_works_on_it(services: Services, faulty: str) -> None:
    done = claim(services, ASSISTANT, faulty, _version(services, faulty))
    with pytest.raises(NotAllowed) as refused:
        submit(services, OTHER, faulty, done.version)
    assert refused.value.code == "claimed_by_other"
    done = release(services, ASSISTANT, faulty, done.version)
    assert claim(services, OTHER, faulty, done.version).version == done.version + 1


def test_a_correction_reruns_only_the_checks_it_touches_and_keeps_both_readings(services: Services, faulty: str) -> None:
    view = _view(services, faulty, every=True)
    wrong = _receivable(view, "KSW2306")
    assert "INV-02" in _failing(wrong)
    document = wrong["documents"][0]
    with reading(services.engine) as session:
        before = {row.id: row.message for row in session.scalars(select(FindingRow).where(FindingRow.package_id == faulty))}
    fields = wrong["fields"]
    true_total = Decimal(fields["net_total"]["value"]) + Decimal(fields["tax_total"]["value"])
    african = f"{true_total:,.2f}".replace(",", " ").replace(".", ",")
    corrections = [Correction(document, "gross_total", Value(african)), Correction(document, "amount_due", Value(str(true_total)))]
    done = correct(services, ASSISTANT, faulty, view["version"], corrections)
    (message_id,) = done.message_ids
    with reading(services.engine) as session:
        payload = session.get_one(MessageRow, message_id).payload
        assert set(payload["only"]) == checks_touched_by(Term.GROSS_TOTAL) | checks_touched_by(Term.AMOUNT_DUE)
        assert "PTY-01" not in payload["only"]
        kept = session.scalars(select(CorrectionRow).where(CorrectionRow.term == "gross_total")).one()
        assert kept.reading["text"] == str(true_total)
        assert kept.superseded_reading is not None
        assert kept.superseded_reading["text"] == fields["gross_total"]["value"]
    assert run_message(message_id, services)
    after = _view(services, faulty, every=True)
    corrected = _receivable(after, "KSW2306")
    assert corrected["fields"]["gross_total"]["value"] == str(true_total)
    assert corrected["fields"]["gross_total"]["extracted_by"] == "person:u-ann"
    assert corrected["fields"]["gross_total"]["box"] == wrong["fields"]["gross_total"]["box"]
    assert "INV-02" not in _failing(corrected)
    cured = next(each for each in corrected["findings"] if each["check_code"] == "INV-02")["deficiency"]
    assert (cured["state"], cured["cured_by"]) == ("cured", "u-ann")
    with reading(services.engine) as session:
        now = {row.id: row.message for row in session.scalars(select(FindingRow).where(FindingRow.package_id == faulty))}
    assert set(now) == set(before)


@pytest.mark.parametrize(
    ("term", "value"),
    [("gross_total", "many"), ("issue_date", "03/04/2026"), ("kind", "poem"), ("colour", "red"), ("invoice_number", "  ")],
)
def test_a_correction_that_makes_no_sense_is_refused(services: Services, faulty: str, term: str, value: str) -> None:
    view = _view(services, faulty)
    document = view["receivables"][0]["documents"][0]
    with pytest.raises(Rejected) as refused:
        correct(services, ASSISTANT, faulty, view["version"], [Correction(document, term, Value(value))])
    assert refused.value.what_next
    assert _version(services, faulty) == view["version"]


def test_only_documents_of_the_package_can_be_corrected(services: Services, clean: str, faulty: str) -> None:
    foreign = _view(services, clean)["receivables"][0]["documents"][0]
    with pytest.raises(NotThere):
        correct(services, ASSISTANT, faulty, _version(services, faulty), [Correction(foreign, "po_number", Absent())])
    with reading(services.engine) as session:
        kyc = session.scalars(select(KycEvidenceRow.document_id)).one()
    with pytest.raises(NotThere):
        correct(services, ASSISTANT, faulty, _version(services, faulty), [Correction(kyc, "surname", Value("Nobody"))])


def test_a_paper_that_a_person_recognises_as_kyc_leaves_the_package(services: Services, faulty: str) -> None:
    view = _view(services, faulty)
    document = _receivable(view, "KSW2301")["documents"][1]
    correct(services, ASSISTANT, faulty, view["version"], [Correction(document, "kind", Value("proof_of_address"))])
    run_until_idle(services)
    assert document not in {each["id"] for each in _view(services, faulty)["documents"]}
    with reading(services.engine) as session:
        assert document in session.scalars(select(KycEvidenceRow.document_id)).all()


def test_a_waiver_needs_its_reason_and_its_person(services: Services, faulty: str) -> None:
    view = _view(services, faulty)
    blocking = next(each for each in _receivable(view, "KSW2301")["findings"] if each["check_code"] == "MAT-05")["deficiency"]["id"]
    with pytest.raises(NotAllowed) as refused:
        waive(services, ASSISTANT, faulty, view["version"], blocking, "The client explained it")
    assert refused.value.because_of_person
    with pytest.raises(NotAllowed):
        waive(services, MANAGER, faulty, view["version"], blocking, "  ")
    with pytest.raises(NotThere):
        waive(services, MANAGER, faulty, view["version"], "0" * 32, "A reason")
    done = waive(services, MANAGER, faulty, view["version"], blocking, "Delivered early by agreement")
    after = _view(services, faulty)
    waived = next(each for each in _receivable(after, "KSW2301")["findings"] if each["check_code"] == "MAT-05")["deficiency"]
    assert (waived["state"], waived["waived_by"], waived["reason"]) == ("waived", "u-mia", "Delivered early by agreement")
    assert _receivable(after, "KSW2301")["state"] == "complete"
    assert Decimal(after["totals"]["eligible"]) > Decimal(view["totals"]["eligible"])
    done = submit(services, ASSISTANT, faulty, done.version)
    with pytest.raises(NotAllowed) as four_eyes:
        approve(services, MANAGER, faulty, done.version)
    assert four_eyes.value.code == "four_eyes"
    done = approve(services, Actor("u-zoe", "account_manager"), faulty, done.version)
    assert done.state == "deficient"  # the good invoices are approved, the others stay on the desk
    states = {each["state"] for each in _view(services, faulty)["receivables"]}
    assert states == {"approved", "deficient"}


def test_the_client_is_asked_once_for_each_request(services: Services, faulty: str) -> None:
    done = request_documents(services, ASSISTANT, faulty, _version(services, faulty), "Please hurry.")
    with reading(services.engine) as session:
        letter = session.scalars(select(LetterRow).where(LetterRow.kind == "documents_requested")).one()
    assert "Please hurry." in letter.body
    assert "KSW2303" in letter.body
    assert faulty in letter.subject
    assert done.version == _version(services, faulty)


def test_a_returned_package_says_why_and_a_withdrawn_one_counts_for_nothing(services: Services, clean: str, faulty: str) -> None:
    with pytest.raises(NotAllowed):
        return_package(services, ASSISTANT, faulty, _version(services, faulty), "")
    assert return_package(services, ASSISTANT, faulty, _version(services, faulty), "The schedule is unsigned").state == "returned"
    with reading(services.engine) as session:
        letter = session.scalars(select(LetterRow).where(LetterRow.kind == "returned")).one()
        owner = session.get_one(PackageRow, clean).client_code
    assert "The schedule is unsigned" in letter.body
    with pytest.raises(NotAllowed):
        withdraw(services, Actor("u-c", "client", "C999"), clean, _version(services, clean), "Sold elsewhere")
    assert withdraw(services, Actor("u-c", "client", owner), clean, _version(services, clean), "Sold elsewhere").state == "withdrawn"
    with reading(services.engine) as session:
        assert DatabaseBooks(session).exposure(owner, None).client_open == DatabaseBooks(session, clean).exposure(owner, None).client_open


def test_compliance_judges_papers_and_nobody_else_does(services: Services, faulty: str) -> None:
    with reading(services.engine) as session:
        evidence = session.scalars(select(KycEvidenceRow.id)).one()
    with pytest.raises(NotAllowed):
        accept_evidence(services, MANAGER, evidence)
    with pytest.raises(Rejected):
        reject_evidence(services, COMPLIANCE, evidence, "because")
    reject_evidence(services, COMPLIANCE, evidence, "unreadable")
    with pytest.raises(NotAllowed):
        accept_evidence(services, COMPLIANCE, evidence)
    with reading(services.engine) as session:
        row = session.get_one(KycEvidenceRow, evidence)
        letter = session.scalars(select(LetterRow).where(LetterRow.kind == "kyc_rejected")).one()
    assert (row.state, row.decided_by, row.rejection_reason) == ("rejected", "u-kay", "unreadable")
    assert row.number is not None
    assert row.number not in letter.body
    assert "Die dokument kan nie gelees word nie." in letter.body, "the client of the faulty batch reads Afrikaans"


def test_a_paper_that_the_desk_sent_in_goes_back_to_the_people_of_the_client(services: Services, faulty: str) -> None:
    with UnitOfWork(services.engine) as work:
        evidence = work.session.scalars(select(KycEvidenceRow)).one()
        package = work.session.get_one(PackageRow, faulty)
        work.session.get_one(ReceiptRow, package.receipt_id).sender = None
        for name, client_code, active in (("ann", "C002", True), ("bob", "C002", False), ("eve", "C001", True)):
            work.session.add(
                UserRow(id=name, email=f"{name}@x.example", name=name, role="client", client_code=client_code, language="en", active=active,
                        made_at=work.now)
            )  # fmt: skip
        work.commit()
    reject_evidence(services, COMPLIANCE, evidence.id, "unreadable")
    with reading(services.engine) as session:
        letters = session.scalars(select(LetterRow).where(LetterRow.kind == "kyc_rejected")).all()
    assert [letter.recipient for letter in letters] == ["ann@x.example"]


def test_every_decision_is_kept_with_the_version_it_was_made_on(services: Services, clean: str) -> None:
    version = _version(services, clean)
    done = claim(services, ASSISTANT, clean, version)
    release(services, ASSISTANT, clean, done.version)
    with reading(services.engine) as session:
        rows = session.scalars(select(DecisionRow).order_by(DecisionRow.package_version)).all()
    assert [(row.action, row.package_version, row.made_by) for row in rows] == [
        ("claimed", version, "u-ann"),
        ("released", version + 1, "u-ann"),
    ]


def test_of_two_approvals_that_together_exceed_a_limit_the_second_is_refused(services: Services, book: SampleBook, clean: str) -> None:
    first = _view(services, clean)
    client_code = first["client"]
    order = next(index for index, each in enumerate(book.open_orders(client_code)) if index > 10)
    papers = [
        ("invoice.pdf", invoice_pdf(book, "Q-1", order, client_code)),
        ("pod.pdf", delivery_pdf(book, "Q-1", order, client_code)),
    ]
    receipt_id = bring(services, *papers, key="second", client_code=client_code)
    run_until_idle(services)
    with reading(services.engine) as session:
        row = package_row(session, receipt_id)
        assert row is not None
        second = row.id
    for package_id in (clean, second):
        _waive_everything(services, package_id)
        submit(services, ASSISTANT, package_id, _version(services, package_id))
    with UnitOfWork(services.engine) as work:
        exposure = DatabaseBooks(work.session, clean).exposure(client_code, None)
        eligible = Money(Decimal(_view(services, clean)["totals"]["eligible"]), exposure.client_open.currency)
        # Room for the first package and one rand more.
        work.session.get_one(ClientRow, client_code).facility_limit_minor = (
            exposure.client_open + eligible + Money(Decimal(1), eligible.currency)
        ).minor_units()
        work.commit()
    boss = Actor("u-zoe", "account_manager")
    assert approve(services, boss, clean, _version(services, clean)).state in ("approved", "deficient")
    with pytest.raises(NotAllowed) as refused:
        approve(services, boss, second, _version(services, second))
    assert refused.value.code == "limits"
    run_until_idle(services)
    after = _view(services, second)
    assert after["state"] == "deficient"
    assert "FND-01" in {finding["check_code"] for each in after["receivables"] for finding in each["findings"]}


def _waive_everything(services: Services, package_id: str) -> None:
    view = _view(services, package_id)
    findings = [*view["findings"], *(finding for each in view["receivables"] for finding in each["findings"])]
    for finding in findings:
        if finding["deficiency"] and finding["deficiency"]["state"] == "open":
            waive(services, MANAGER, package_id, _version(services, package_id), finding["deficiency"]["id"], "For the test")
