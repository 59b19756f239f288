"""A person adds, changes or takes away a line; the machine's stays beside it, and the checks that read lines run again."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from api.sample.book import SampleBook
from intake.commands.acting import Actor, NotThere
from intake.commands.correct import correct
from intake.commands.correct_lines import LineCorrection, line_of_texts
from intake.pipeline import run_until_idle
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import CorrectionRow, DocumentRow, MessageRow
from storage.errors import Rejected
from tests.intake.made import bring, invoice_pdf, package_row, view_of
from verification.package import checks_touched_by_lines

ASSISTANT = Actor("u-ann", "assistant")


@pytest.fixture
def package(services: Services, book: SampleBook) -> str:
    receipt_id = bring(services, ("invoice.pdf", invoice_pdf(book)))
    run_until_idle(services)
    with reading(services.engine) as session:
        row = package_row(session, receipt_id)
        assert row is not None
        return row.id


def _correct(services: Services, package_id: str, *lines: tuple[str | None, dict[str, str] | None]) -> None:
    view = view_of(services, package_id)
    invoice = view["receivables"][0]["documents"][0]
    made = [LineCorrection(invoice, key, line_of_texts(**texts) if texts is not None else None) for key, texts in lines]
    correct(services, ASSISTANT, package_id, view["version"], [], made)
    run_until_idle(services)


def _lines(services: Services, package_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = view_of(services, package_id)["receivables"][0]["lines"]
    return found


def _outcome(services: Services, package_id: str, code: str) -> str:
    findings = view_of(services, package_id)["receivables"][0]["findings"]
    return next(str(each["outcome"]) for each in findings if each["check_code"] == code)


def test_a_changed_line_supersedes_the_machines_and_both_stay(services: Services, package: str) -> None:
    before = _lines(services, package)
    assert _outcome(services, package, "INV-02") == "passed"
    _correct(
        services,
        package,
        (before[0]["id"], {"description": "Something else", "quantity": "1", "unit_price": "1,234.50", "line_total": "999"}),
    )
    after = _lines(services, package)
    assert after[0] == {
        "id": before[0]["id"], "description": "Something else", "quantity": "1", "unit_price": "1234.50",
        "line_total": "999", "extracted_by": "person:u-ann",
    }  # fmt: skip
    assert after[1:] == before[1:]
    assert _outcome(services, package, "INV-02") != "passed", "the sums are checked against what the person wrote"
    with reading(services.engine) as session:
        row = session.scalars(select(CorrectionRow)).one()
        assert row.superseded_reading is not None
        assert row.superseded_reading["line"]["description"] == before[0]["description"]
        document = session.get_one(DocumentRow, row.document_id)
        assert document.extraction is not None
        assert document.extraction["lines"][0]["description"] == before[0]["description"]


def test_a_line_is_added_after_the_others_and_can_be_changed_again(services: Services, package: str) -> None:
    before = _lines(services, package)
    _correct(services, package, (None, {"description": "Pallets", "quantity": "2", "line_total": "80.00"}))
    added = _lines(services, package)[-1]
    assert (added["description"], added["line_total"]) == ("Pallets", "80.00")
    _correct(services, package, (added["id"], {"description": "Pallets, returned", "quantity": "-2", "line_total": "-80.00"}))
    assert _lines(services, package)[:-1] == before
    assert _lines(services, package)[-1]["quantity"] == "-2"


def test_a_line_that_is_none_is_taken_away_and_can_be_put_back(services: Services, package: str) -> None:
    before = _lines(services, package)
    _correct(services, package, (before[0]["id"], None))
    assert _lines(services, package) == before[1:]
    texts = {name: value for name, value in before[0].items() if name not in ("id", "confidence")}
    _correct(services, package, (before[0]["id"], texts))
    by_hand = {name: value for name, value in before[0].items() if name != "confidence"}
    assert _lines(services, package)[0] == by_hand | {"extracted_by": "person:u-ann"}
    assert _outcome(services, package, "INV-02") == "passed"


def test_only_the_checks_that_read_lines_run_again(services: Services, package: str) -> None:
    _correct(services, package, (None, {"description": "Pallets"}))
    with reading(services.engine) as session:
        sent = session.scalars(select(MessageRow).where(MessageRow.step == "verify")).all()
    rerun = [row.payload["only"] for row in sent if row.payload.get("only")]
    assert rerun == [sorted(checks_touched_by_lines())]
    assert {"INV-02", "MAT-02", "MAT-03"} <= checks_touched_by_lines()
    assert not {"DUP-02", "PTY-01", "FND-01"} & checks_touched_by_lines()


def test_a_line_that_is_not_there_or_says_nothing_is_refused(services: Services, package: str) -> None:
    with pytest.raises(NotThere, match="no such line"):
        _correct(services, package, ("99", {"description": "Pallets"}))
    with pytest.raises(Rejected, match="empty"):
        line_of_texts("  ")
    with pytest.raises(Rejected, match="quantity is no number"):
        line_of_texts("Pallets", quantity="two")
    with pytest.raises(Rejected):
        _correct(services, package, (None, None))
