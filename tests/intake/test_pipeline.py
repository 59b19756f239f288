"""The road from a receipt to its package: joins that never lose the last document, trouble that stops one document only."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from api.sample.batches import clean_batch, faulty_batch
from api.sample.book import SampleBook
from intake.commands.acting import Actor
from intake.commands.run_again import read_again, run_again
from intake.packs import load_pack
from intake.pipeline import WORKER_DIED, run_message, run_next, run_until_idle
from intake.services import Services
from intake.steps import all_steps, extract, read_part
from intake.views import package_view, submission_view
from storage.database.reading import reading
from storage.database.tables import (
    AuditRow,
    DeficiencyRow,
    DocumentRow,
    FindingRow,
    KycEvidenceRow,
    LetterRow,
    MessageRow,
    PackageRow,
    PageRow,
    PartRow,
    ReceivableRow,
)
from storage.errors import Rejected, Unavailable
from storage.queue import outbox
from storage.unit_of_work import UnitOfWork
from tests.corpus.forty import forty_documents
from tests.intake.conftest import Processed
from tests.intake.made import archive, bring, delivery_pdf, invoice_pdf, mail, package_row, part_states, receipt, sender_of

ASSISTANT = Actor("u-assistant", "assistant")


def _rows(services: Services, table: Any) -> list[Any]:
    with reading(services.engine) as session:
        return list(session.scalars(select(table)))


def _package(services: Services, receipt_id: str) -> dict[str, Any]:
    with reading(services.engine) as session:
        row = package_row(session, receipt_id)
        assert row is not None
        view = package_view(session, row.id)
        assert view is not None
        return view


def _broken(monkeypatch: pytest.MonkeyPatch, step: Any, compute: Callable[..., Any]) -> None:
    monkeypatch.setitem(all_steps(), step.STEP.name, replace(step.STEP, compute=compute))


def _later(services: Services, hours: int = 1) -> Services:
    """The same services some time later, when what was postponed is due."""
    clock = services.clock
    return replace(services, clock=lambda: clock() + timedelta(hours=hours))


def test_the_clean_sample_ends_complete_and_its_sender_is_told(services_anywhere: Services, book: SampleBook) -> None:
    services, batch = services_anywhere, clean_batch(book)
    receipt_id = bring(services, ("mail.eml", batch.mail("intake@f.example").as_bytes()), sender=batch.sender)
    run_until_idle(services)
    view = _package(services, receipt_id)
    assert (view["state"], view["client"], view["version"]) == (batch.state, batch.client.role.client_code, 2)
    assert {each["state"] for each in view["receivables"]} == {"complete"}
    assert {each["fields"]["invoice_number"]["value"] for each in view["receivables"]} == set(batch.failing)
    assert all(finding["severity"] == "warn" for each in view["receivables"] for finding in each["findings"])
    (letter,) = _rows(services, LetterRow)
    assert letter.recipient == batch.sender
    assert all(document.filename in letter.body for document in batch.documents)
    assert view["id"] in letter.subject


def test_the_faulty_sample_ends_deficient_and_its_passport_in_the_kyc_file(
    decided: Services, processed: Processed, book: SampleBook
) -> None:
    services, batch = decided, faulty_batch(book)
    with reading(services.engine) as session:
        receipt_id = session.get_one(PackageRow, processed.faulty_id).receipt_id
    view = _package(services, receipt_id)
    assert view["state"] == "deficient"
    (evidence,) = _rows(services, KycEvidenceRow)
    assert (evidence.kind, evidence.state, evidence.client_code) == ("passport", "received", batch.client.role.client_code)
    assert evidence.document_id not in {each["id"] for each in view["documents"]}
    assert "passport" not in str(view)
    assert all(evidence.number not in letter.body for letter in _rows(services, LetterRow))
    assert evidence.number not in "".join(str(row.particulars) for row in _rows(services, AuditRow))


@pytest.mark.slow
def test_a_lost_page_of_an_identity_paper_is_not_named_after_its_file(decided: Services, processed: Processed) -> None:
    with UnitOfWork(decided.engine) as work:
        evidence = work.session.scalars(select(KycEvidenceRow)).one()
        document = work.session.get_one(DocumentRow, evidence.document_id)
        work.session.add(PageRow(part_id=document.part_id, page_number=99, state="parked", reason="It is too dark."))
        work.session.flush()
        pack = load_pack(work.session, processed.faulty_id)
    assert pack is not None
    assert pack.parked == (("A paper of the KYC file, page 99", "It is too dark."),)


def test_one_pdf_and_forty_files_end_as_the_same_receivables(services: Services, book: SampleBook) -> None:
    forty = forty_documents(book)

    def ends(key: str, *files: tuple[str, bytes]) -> list[tuple[Any, ...]]:
        receipt_id = bring(services, *files, key=key, client_code=forty.client_code)
        run_until_idle(services)
        view = _package(services, receipt_id)
        return sorted(
            (
                each["fields"]["invoice_number"]["value"],
                each["debtor"],
                each["fields"]["gross_total"]["value"],
                len(each["documents"]),
            )
            for each in view["receivables"]
        )

    whole = forty.one_pdf()
    apart = ends("apart", *((each.filename, each.content) for each in forty.files))
    assert [each[0] for each in apart] == sorted(forty.invoice_numbers)
    assert ends("whole", (whole.filename, whole.content)) == apart


def test_two_workers_that_finish_the_last_documents_together_send_the_receipt_once(services_anywhere: Services, book: SampleBook) -> None:
    services = services_anywhere
    files = [(f"{index}.pdf", invoice_pdf(book, f"R-{index}", index)) for index in range(6)]
    receipt_id = bring(services, *files)

    def work(number: int) -> None:
        own = replace(services, worker_name=f"worker-{number}")
        idle = 0
        while idle < 20:
            idle = 0 if run_next(own) else idle + 1

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    run_until_idle(_later(services))
    assert len(_package(services, receipt_id)["receivables"]) == 6
    messages = _rows(services, MessageRow)
    assert {row.state for row in messages} == {"done"}
    assert sum(row.step == "assemble" for row in messages) == 1
    assert len(_rows(services, LetterRow)) == 0  # an upload that nobody signed in for has nobody to write to


def test_a_mail_with_no_attachment_ends_without_receivables_and_its_sender_is_told(services: Services, book: SampleBook) -> None:
    receipt_id = bring(services, ("mail.eml", mail(sender_of(book), text="Hello, when will you pay?").as_bytes()), sender=sender_of(book))
    run_until_idle(services)
    assert receipt(services, receipt_id).state == "without_receivables"
    assert _rows(services, PackageRow) == []
    (letter,) = _rows(services, LetterRow)
    assert "no invoice" in letter.body
    assert "mail text.txt" in letter.body


def test_a_blank_page_is_not_called_unreadable(services: Services, book: SampleBook) -> None:
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, "Hello")
    canvas.save()
    receipt_id = bring(services, ("sheet.pdf", target.getvalue()), ("mail.eml", mail(sender_of(book), text="As agreed").as_bytes()))
    run_until_idle(services)
    assert part_states(services, receipt_id) == {
        "sheet.pdf": ("parked", "blank"),
        "mail.eml": ("unpacked", None),
        "mail text.txt": ("skipped", "mail_text"),
    }


def test_a_machine_is_not_written_back_to(services: Services, book: SampleBook) -> None:
    made = mail(sender_of(book), text="I am out of the office")
    made["Auto-Submitted"] = "auto-replied"
    bring(services, ("mail.eml", made.as_bytes()), sender=sender_of(book))
    run_until_idle(services)
    assert _rows(services, LetterRow) == []


def test_a_file_nobody_can_read_is_parked_and_stands_against_the_package(services: Services, book: SampleBook) -> None:
    receipt_id = bring(services, ("good.pdf", invoice_pdf(book)), ("broken.pdf", b"%PDF-1.4 nothing more"), ("empty.pdf", b""))
    run_until_idle(services)
    states = part_states(services, receipt_id)
    assert states["good.pdf"] == ("read", None)
    assert states["broken.pdf"][0] == "parked"
    assert states["empty.pdf"] == ("parked", "empty")
    view = _package(services, receipt_id)
    assert view["state"] == "deficient"
    with reading(services.engine) as session:
        submission = submission_view(session, receipt_id)
    assert submission is not None
    assert all(part["reason"] for part in submission["parts"] if part["state"] == "parked")


def test_a_step_that_fails_stops_its_document_only_and_can_be_run_again(
    services: Services, book: SampleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = delivery_pdf(book)
    receipt_id = bring(services, ("invoice.pdf", invoice_pdf(book)), ("poison.pdf", poison))

    def fails_on_poison(wanted: Any, given: Services) -> Any:
        if wanted.kept.filename == "poison.pdf":
            raise ZeroDivisionError("a fault of ours")
        return extract.compute(wanted, given)

    with monkeypatch.context() as patched:
        _broken(patched, extract, fails_on_poison)
        for hour in range(outbox.MAX_ATTEMPTS + 2):
            run_until_idle(_later(services, hour))
    (parked,) = [row for row in _rows(services, MessageRow) if row.state == "parked"]
    assert (parked.step, parked.error) == ("extract", "ZeroDivisionError")
    assert receipt(services, receipt_id).state == "assembled"
    assert len(_package(services, receipt_id)["receivables"][0]["documents"]) == 1
    later = _later(services, 20)
    run_again(later, ASSISTANT, parked.id)
    run_until_idle(later)
    assert len(_package(services, receipt_id)["receivables"][0]["documents"]) == 2
    assert {row.state for row in _rows(services, MessageRow)} == {"done"}


def test_a_service_that_is_away_postpones_and_counts_no_try(services: Services, book: SampleBook, monkeypatch: pytest.MonkeyPatch) -> None:
    receipt_id = bring(services, ("invoice.pdf", invoice_pdf(book)))

    def away(*_: Any) -> Any:
        raise Unavailable("blob.away", "The blob store does not answer.")

    with monkeypatch.context() as patched:
        _broken(patched, read_part, away)
        for hour in range(12):
            run_until_idle(replace(services, clock=lambda hour=hour: services.clock() + timedelta(hours=hour)))  # type: ignore[misc]
    (waiting,) = _rows(services, MessageRow)
    assert (waiting.state, waiting.attempt_count) == ("ready", 0)
    run_until_idle(_later(services, 20))
    assert receipt(services, receipt_id).state == "assembled"


def test_what_a_step_refuses_is_written_on_its_part(services: Services, book: SampleBook, monkeypatch: pytest.MonkeyPatch) -> None:
    receipt_id = bring(services, ("invoice.pdf", invoice_pdf(book)))

    def refuse(*_: Any) -> Any:
        raise Rejected("test.refused", "This will not do.", "Send another.")

    _broken(monkeypatch, read_part, refuse)
    run_until_idle(services)
    assert part_states(services, receipt_id)["invoice.pdf"] == ("rejected", "test.refused")
    assert receipt(services, receipt_id).state == "assembled"
    assert _package(services, receipt_id)["state"] == "deficient"


def test_a_worker_that_lost_its_lease_writes_nothing(services: Services, book: SampleBook, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(services, ("invoice.pdf", invoice_pdf(book)))
    (message,) = _rows(services, MessageRow)
    other = replace(_later(services), worker_name="other")

    def slow(file: Any, given: Services) -> Any:
        monkeypatch.undo()
        assert run_message(message.id, other)  # the lease ran out meanwhile, and somebody else did the work
        return read_part.compute(file, given)

    _broken(monkeypatch, read_part, slow)
    assert run_message(message.id, services)
    surveyed = [row for row in _rows(services, AuditRow) if row.action == "part.surveyed"]
    assert len(surveyed) == 1
    run_until_idle(other)
    assert {row.state for row in _rows(services, MessageRow)} == {"done"}


def test_a_document_that_kills_its_workers_is_parked_and_the_rest_goes_on(services: Services, book: SampleBook) -> None:
    receipt_id = bring(services, ("invoice.pdf", invoice_pdf(book)), ("killer.pdf", delivery_pdf(book)))
    with reading(services.engine) as session:
        killer = session.scalars(select(PartRow).where(PartRow.filename == "killer.pdf")).one()
        message = session.scalars(select(MessageRow).where(MessageRow.subject_id == killer.id)).one()
    for attempt in range(outbox.MAX_ATTEMPTS):
        # A worker claims the message and is never heard of again.
        assert outbox.claim(services.engine, f"w{attempt}", timedelta(minutes=1), message.id, services.clock() + timedelta(hours=attempt))
    later = _later(services, 20)
    run_until_idle(later)
    outbox.free_expired_leases(services.engine, later.clock())
    run_until_idle(later)
    assert part_states(services, receipt_id)["killer.pdf"] == ("parked", "worker_died")
    assert receipt(services, receipt_id).state == "assembled"
    (parked,) = [row for row in _rows(services, MessageRow) if row.state == "parked"]
    assert parked.error != WORKER_DIED
    run_again(later, ASSISTANT, parked.id)
    run_until_idle(later)
    assert part_states(services, receipt_id)["killer.pdf"] == ("read", None)
    assert len(_package(services, receipt_id)["receivables"][0]["documents"]) == 2


def test_a_part_can_be_read_again_after_the_reader_was_mended(
    services: Services, book: SampleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt_id = bring(services, ("invoice.pdf", invoice_pdf(book)))

    def refuse(*_: Any) -> Any:
        raise Rejected("test.refused", "This will not do.", "Send another.")

    with monkeypatch.context() as patched:
        _broken(patched, read_part, refuse)
        run_until_idle(services)
    (part,) = _rows(services, PartRow)
    read_again(services, ASSISTANT, part.id)
    run_until_idle(services)
    assert part_states(services, receipt_id)["invoice.pdf"] == ("read", None)
    assert len(_package(services, receipt_id)["receivables"]) == 1


def test_later_documents_cure_the_package_they_name(services: Services, book: SampleBook) -> None:
    sender = sender_of(book)
    first = bring(services, ("mail.eml", mail(sender, ("invoice.pdf", invoice_pdf(book), "application/pdf")).as_bytes()), sender=sender)
    run_until_idle(services)
    before = _package(services, first)
    (letter,) = _rows(services, LetterRow)
    assert before["missing"]
    answer = mail(
        sender, ("pod.pdf", delivery_pdf(book), "application/pdf"), subject=f"Re: {letter.subject}", message_id="<answer@client.example>"
    )
    second = bring(services, ("mail.eml", answer.as_bytes()), key="two", sender=sender, subject=f"Re: {letter.subject}")
    run_until_idle(services)
    after = _package(services, first)
    assert receipt(services, second).state == "assembled"
    assert after["id"] == before["id"]
    assert after["version"] > before["version"]
    assert not [each for each in after["missing"] if each["kind"] == "delivery_note"]
    assert len(_rows(services, PackageRow)) == 1
    cured = [row for row in _rows(services, DeficiencyRow) if row.check_code == "DOC-03"]
    assert {row.state for row in cured} == {"cured"}
    assert len(_rows(services, LetterRow)) == 2


def test_a_step_done_twice_writes_the_same_rows(services: Services, book: SampleBook) -> None:
    bring(services, ("batch.zip", archive({"invoice.pdf": invoice_pdf(book), "pod.pdf": delivery_pdf(book)})))
    run_until_idle(services)

    def ids() -> list[set[str]]:
        tables = (PartRow, DocumentRow, ReceivableRow, FindingRow, DeficiencyRow, LetterRow, PackageRow)
        return [{row.id for row in _rows(services, table)} for table in tables]

    before = ids()
    with services.engine.begin() as connection:
        connection.execute(MessageRow.__table__.update().values(state="ready", attempt_count=0))  # type: ignore[attr-defined]
    run_until_idle(services)
    assert ids() == before
