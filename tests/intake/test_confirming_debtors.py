"""A clerk says who a misspelt buyer is, once: the name is remembered for every package of the factor until somebody forgets it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from api.sample.book import SampleBook
from extractors.model import Value
from intake.books_import import import_books
from intake.commands.acting import Actor, NotAllowed, NotThere, standing_of
from intake.commands.confirm_debtor import confirm_debtor
from intake.commands.correct import Correction, correct
from intake.commands.forget_debtor_name import forget_debtor_name
from intake.commands.waive import waive
from intake.pipeline import run_until_idle
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import AuditRow, DebtorNameRow, PackageRow
from storage.errors import Rejected
from storage.repositories.books import DatabaseBooks
from tests.intake.made import addressed_invoice, bring, debtor_of_invoices, misspelt, package_row, view_of

ASSISTANT = Actor("u-ann", "assistant")
OTHER = Actor("u-bob", "assistant")
MANAGER = Actor("u-mia", "account_manager")


def _brought(services: Services, book: SampleBook, number: str, buyer: str, client_code: str = "C001", tax_id: str | None = None) -> str:
    content = addressed_invoice(book, number, buyer, client_code, tax_id)
    receipt_id = bring(services, (f"{number}.pdf", content), key=number, client_code=client_code)
    run_until_idle(services)
    with reading(services.engine) as session:
        row = package_row(session, receipt_id)
        assert row is not None
        return row.id


def _asked(services: Services, package_id: str, check_code: str = "PTY-03") -> str:
    """What the check says of the one invoice."""
    (receivable,) = view_of(services, package_id)["receivables"]
    (finding,) = [each for each in receivable["findings"] if each["check_code"] == check_code]
    return str(finding["outcome"])


def _confirm(services: Services, package_id: str, debtor_code: str, actor: Actor = ASSISTANT) -> None:
    view = view_of(services, package_id)
    confirm_debtor(services, actor, package_id, view["version"], view["receivables"][0]["id"], debtor_code)
    run_until_idle(services)


def _kept(services: Services) -> list[DebtorNameRow]:
    with reading(services.engine) as session:
        return list(session.scalars(select(DebtorNameRow).order_by(DebtorNameRow.confirmed_at)))


def test_the_first_package_asks_and_the_second_does_not_until_the_name_is_forgotten(services_anywhere: Services, book: SampleBook) -> None:
    services, debtor = services_anywhere, debtor_of_invoices(book)
    printed = misspelt(debtor.party.name)
    first = _brought(services, book, "T-1", printed)
    waiting = _brought(services, book, "T-2", printed)
    assert [_asked(services, each) for each in (first, waiting)] == ["failed", "failed"]
    assert _kept(services) == [], "a match of the machine is never remembered"

    _confirm(services, first, debtor.role.debtor_code)
    (kept,) = _kept(services)
    assert (kept.name, kept.debtor_code, kept.client_code, kept.package_id) == (printed, debtor.role.debtor_code, "C001", first)
    assert (kept.confirmed_by, kept.document_id) == ("u-ann", view_of(services, first)["receivables"][0]["documents"][0])
    assert [_asked(services, each) for each in (first, waiting)] == ["passed", "passed"], "what waits at the desk is judged anew"
    with reading(services.engine) as session:
        assert "u-ann" in standing_of(session, session.get_one(PackageRow, first)).cleared_by, "whoever confirmed does not approve"
    assert "debtor_confirmed" in [each["action"] for each in view_of(services, first)["decisions"]]

    second = _brought(services, book, "T-3", printed, client_code="C002")
    assert _asked(services, second) == "passed"
    near = _brought(services, book, "T-4", printed[:-3], client_code="C002")
    told = view_of(services, near)["receivables"][0]["debtor_match"]["explanation"]
    told += view_of(services, second)["receivables"][0]["debtor_match"]["explanation"]
    assert "a name that a person confirmed" in told
    assert printed not in told, "what another client's paper printed is used, not told"

    forget_debtor_name(services, OTHER, debtor.role.debtor_code, kept.id)
    run_until_idle(services)
    assert _asked(services, second) == "failed"
    assert _asked(services, _brought(services, book, "T-5", printed)) == "failed"
    with reading(services.engine) as session:
        line = session.scalars(select(AuditRow).where(AuditRow.action == "debtor_name.forgotten")).one()
        assert (line.actor, line.particulars) == ("person:u-bob", {"name": kept.id})
    with pytest.raises(NotThere):
        forget_debtor_name(services, OTHER, debtor.role.debtor_code, kept.id)
    _confirm(services, second, debtor.role.debtor_code)
    assert [each.forgotten_by for each in _kept(services)] == ["u-bob", None], "what was forgotten can be confirmed again"


def test_a_new_master_file_leaves_what_people_confirmed(services: Services, book: SampleBook) -> None:
    debtor = debtor_of_invoices(book)
    first = _brought(services, book, "T-1", misspelt(debtor.party.name))
    _confirm(services, first, debtor.role.debtor_code)
    import_books("debtors", book.files()["debtors"], services)
    with reading(services.engine) as session:
        (found,) = [each for each in DatabaseBooks(session).debtors() if each.debtor_code == debtor.role.debtor_code]
    assert found.confirmed_names == (misspelt(debtor.party.name),)
    assert set(found.confirmed_names).isdisjoint(found.aliases)


def test_neither_a_waiver_nor_a_corrected_name_is_remembered(services: Services, book: SampleBook) -> None:
    debtor = debtor_of_invoices(book)
    package_id = _brought(services, book, "T-1", misspelt(debtor.party.name))
    (receivable,) = view_of(services, package_id)["receivables"]
    (open_one,) = [each["deficiency"]["id"] for each in receivable["findings"] if each["check_code"] == "PTY-03"]
    waive(services, ASSISTANT, package_id, view_of(services, package_id)["version"], open_one, "Small amount")
    invoice, version = receivable["documents"][0], view_of(services, package_id)["version"]
    correct(services, ASSISTANT, package_id, version, [Correction(invoice, "buyer_name", Value(debtor.party.name))])
    assert _kept(services) == []


def test_a_name_of_another_debtor_is_refused_in_a_sentence(services: Services, book: SampleBook) -> None:
    debtor = debtor_of_invoices(book)
    other = next(each for each in book.debtors.values() if each.role.debtor_code != debtor.role.debtor_code)
    package_id = _brought(services, book, "T-1", other.party.name)
    with pytest.raises(Rejected, match=f"is debtor {other.role.debtor_code}'s in the books"):
        _confirm(services, package_id, debtor.role.debtor_code, MANAGER)
    printed = misspelt(debtor.party.name)
    _confirm(services, _brought(services, book, "T-2", printed), debtor.role.debtor_code)
    with pytest.raises(Rejected, match=f"is debtor {debtor.role.debtor_code}'s in the books"):
        _confirm(services, _brought(services, book, "T-3", printed), other.role.debtor_code, MANAGER)
    assert [each.debtor_code for each in _kept(services)] == [debtor.role.debtor_code]


def test_a_paper_with_another_tax_number_teaches_nothing(services: Services, book: SampleBook) -> None:
    debtor = debtor_of_invoices(book)
    package_id = _brought(services, book, "T-1", misspelt(debtor.party.name), tax_id="4990001239")
    with pytest.raises(Rejected, match="the tax number differs"):
        _confirm(services, package_id, debtor.role.debtor_code)
    with pytest.raises(Rejected, match="There is no debtor D-NONE"):
        _confirm(services, package_id, "D-NONE", MANAGER)
    assert _kept(services) == []


def test_a_trading_name_that_is_like_no_debtor_is_named_by_an_account_manager(services: Services, book: SampleBook) -> None:
    debtor = debtor_of_invoices(book)
    package_id = _brought(services, book, "T-1", "Quiver & Zebedee Xylophones")
    waiting = _brought(services, book, "T-2", "Quiver & Zebedee Xylophones")
    assert view_of(services, package_id)["receivables"][0]["debtor"] is None
    with pytest.raises(NotAllowed, match="named by an account manager"):
        _confirm(services, package_id, debtor.role.debtor_code)
    with pytest.raises(NotAllowed):
        _confirm(services, package_id, debtor.role.debtor_code, Actor("u-client", "client", "C001"))
    _confirm(services, package_id, debtor.role.debtor_code, MANAGER)
    assert view_of(services, package_id)["receivables"][0]["debtor"] == debtor.role.debtor_code
    for each in (package_id, waiting):
        assert _asked(services, each, "PTY-02") == "passed", "what waits with a buyer that nobody knew is judged anew"
        assert _asked(services, each) == "passed"


def test_two_who_confirm_one_name_at_once_leave_it_once(services_anywhere: Services, book: SampleBook) -> None:
    services, debtor = services_anywhere, debtor_of_invoices(book)
    printed = misspelt(debtor.party.name)
    packages = [_brought(services, book, f"T-{number}", printed) for number in (1, 2)]
    start = threading.Barrier(2)

    def one(package_id: str, actor: Actor) -> None:
        view = view_of(services, package_id)
        start.wait(timeout=20)
        confirm_debtor(services, actor, package_id, view["version"], view["receivables"][0]["id"], debtor.role.debtor_code)

    with ThreadPoolExecutor(2) as pool:
        at_once = [pool.submit(one, *each) for each in zip(packages, (ASSISTANT, OTHER), strict=True)]
    for each in at_once:
        each.result()
    run_until_idle(services)
    assert len(_kept(services)) == 1
    assert [_asked(services, each) for each in packages] == ["passed", "passed"]
