"""What protects the measure of the checks: the same seed plants the same faults, and the table counts what it should."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from bench.faults.book import make_book
from bench.faults.catalogue import all_faults, all_honest
from bench.faults.draft import Draft, Planted
from bench.faults.drawing import invoice_of
from bench.faults.houses import HOUSE, houses
from bench.faults.judging import Judged
from bench.faults.packages import make_drafts
from bench.faults.record import Record, append, kept_in, record_of
from bench.faults.table import Comparison, lines_of
from bench.papers.families import family
from verification.matching.company_names import core_name, writings_of
from verification.model import Batch, Finding, Outcome, Severity
from verification.registry import all_checks


@pytest.fixture
def drafts() -> list[Draft]:
    return make_drafts(make_book(3), 6, 3, scanned_share=0)


def test_the_same_seed_makes_the_same_packages(drafts: list[Draft]) -> None:
    again = make_drafts(make_book(3), 6, 3, scanned_share=0)
    assert [each.planted for each in drafts] == [each.planted for each in again]
    assert [sale.invoice for each in drafts for sale in each.sales] == [sale.invoice for each in again for sale in each.sales]
    assert invoice_of(drafts[0].sales[0]).content == invoice_of(again[0].sales[0]).content


def test_where_every_sale_is_a_scan_the_table_is_of_scans_alone() -> None:
    sales = [sale for draft in make_drafts(make_book(3), 6, 3, scanned_share=1) for sale in draft.sales]
    assert all(each.is_scanned for each in sales)
    some = [sale.is_scanned for draft in make_drafts(make_book(3), 6, 3, scanned_share=0.35) for sale in draft.sales]
    assert 0 < sum(some) < len(some)


def test_dense_packages_bear_a_fault_on_every_sale_that_is_no_likeness() -> None:
    dense = make_drafts(make_book(3), 6, 3, scanned_share=0, is_dense=True)
    assert all(each.planted for each in dense)
    free = [sale for draft in dense for sale in draft.sales if not sale.is_taken]
    assert len(free) < sum(len(each.planted) for each in dense) / 4  # those that no fault suits


def test_every_fault_names_a_check_that_exists() -> None:
    known = set(all_checks())
    assert {each.code for each in all_faults()} <= known
    assert {code for each in all_faults() for code in each.also} <= known
    assert {code for each in all_honest() for code in each.tempts} <= known


def _record(draft: Draft, *findings: tuple[str, Outcome]) -> Record:
    batch = Batch(draft.name, draft.client.client_code, datetime(2026, 11, 20, tzinfo=UTC), (), None)
    return record_of(Judged(draft, batch, tuple(Finding(code, outcome, Severity.REVIEW, "as said") for code, outcome in findings)))


def test_what_was_judged_is_kept_as_it_was(drafts: list[Draft], tmp_path: Path) -> None:
    records = [_record(each, ("FRD-04", Outcome.FAILED)) for each in drafts]
    assert any(each.planted for each in records)
    for each in records:
        append(tmp_path / "seed-3.jsonl", each)
    assert list(kept_in(tmp_path)) == records


def test_the_table_counts_found_missed_and_found_for_nothing(drafts: list[Draft]) -> None:
    fault = Planted("FRD-04", "somebody else wrote", None, frozenset({"DOC-05"}), everywhere=False)
    found = replace_planted(drafts[0], fault)
    comparison = Comparison()
    comparison.add(_record(found, ("FRD-04", Outcome.FAILED), ("DOC-05", Outcome.FAILED), ("DOC-06", Outcome.FAILED)))
    comparison.add(_record(found, ("FRD-04", Outcome.INCONCLUSIVE)))
    comparison.add(_record(found))
    tally = comparison.tallies["FRD-04"]
    assert (tally.planted, tally.found, tally.inconclusive) == (3, 1, 1)
    assert comparison.tallies["DOC-06"].false_alarms == 1
    assert comparison.tallies["DOC-05"].false_alarms == 0
    assert len(comparison.misses) == 2


def test_a_clean_package_is_held_up_by_any_open_finding(drafts: list[Draft]) -> None:
    comparison = Comparison()
    clean = replace_planted(drafts[1])
    comparison.add(_record(clean))
    comparison.add(_record(clean, ("CNF-01", Outcome.FAILED)))
    comparison.add(_record(clean, ("DOC-05", Outcome.INCONCLUSIVE)))
    assert (comparison.clean, comparison.clean_held_up, comparison.clean_held_up_but_for_readings) == (3, 2, 1)
    assert any("2 of 3 clean packages" in line for line in lines_of(comparison))


def replace_planted(draft: Draft, *planted: Planted) -> Draft:
    """The draft with just these faults noted."""
    return replace(draft, planted=list(planted))


def test_a_sale_is_drawn_in_a_house_of_the_made_papers_with_what_it_is_about(drafts: list[Draft]) -> None:
    sale = drafts[0].sales[0]
    plain = invoice_of(replace(sale, invoice_layout=houses()[2]))
    bare = replace(sale.invoice, po_number=None, seller=replace(sale.invoice.seller, tax_id=None), note="This invoice replaces invoice 7K.")
    changed = invoice_of(replace(sale, invoice_layout=houses()[2], invoice=bare))
    said, otherwise = (_text(each.content) for each in (plain, changed))
    close = said.replace(" ", "")  # a house may group the figures of an account
    for each in (sale.invoice.number, sale.invoice.po_number, sale.invoice.seller.tax_id, sale.invoice.account.number):
        assert (each or "") in close
    assert sale.invoice.po_number not in otherwise
    assert sale.invoice.seller.tax_id not in otherwise
    assert "This invoice replaces invoice 7K." in otherwise
    assert plain.content == invoice_of(replace(sale, invoice_layout=houses()[2])).content


def test_a_house_that_titles_its_invoices_otherwise_calls_them_so_on_an_honest_sale(drafts: list[Draft]) -> None:
    """The tax law demands one of three titles, and "Bill" is none of them."""
    told = ((each, family(int(each.removeprefix(HOUSE)))) for each in houses())
    bills = (each for each, own in told if own.tongue == "en" and "invoice" not in own.say("title_invoice").lower())
    sale = replace(drafts[0].sales[0], invoice_layout=next(bills))
    bill = replace(sale.invoice, payment_terms="Cash on delivery", factor_name=None, language="en")
    assert "TAX INVOICE" in _text(invoice_of(replace(sale, invoice=bill)).content).upper()


def _text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_a_stranger_bears_no_debtors_name() -> None:
    for seed in (527, 531, 533):
        book = make_book(seed)
        names = [core_name(writings_of(each.name)[0]) for each in (*book.parties.values(), *book.strangers)]
        assert len(set(names)) == len(names)
