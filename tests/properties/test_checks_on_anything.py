"""Whatever stands on the papers, every rule answers every receivable once, none breaks, and the same papers give the same answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.money import Money
from extractors.terms import DocumentKind, Shape, Term, shape_of
from tests.verification.world import CLIENT, DEBTOR, INVOICE, ORDER, OTHER_DEBTOR, build, document, pack_document
from verification.deficiencies import deficiencies_of
from verification.eligibility import package_totals
from verification.list_books import ListBooks
from verification.model import Outcome, PurchaseOrder, RegisterEntry
from verification.package import assemble_batch, missing_documents
from verification.registry import all_checks
from verification.runner import run_checks

NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)

NUMBERS = st.sampled_from(["INV-101", "INV-1O1", "inv 0101", "7", "0", "PO-55", "DN-9", "２０２６－１", "-", "№ 5", "A" * 60])
NAMES = st.sampled_from(
    [DEBTOR.name, OTHER_DEBTOR.name, CLIENT.name, "Overberg", "Ltd", "(Pty)", "深圳市华强电子有限公司", "公司", "t/a", "&", "x"]
)
OTHER_TEXTS = st.sampled_from(["30 days", "yes", "no", "ZAR", "EUR", "NL91ABNA1234567890", "62000012345"])
TEXTS = st.one_of(NUMBERS, NAMES, OTHER_TEXTS, st.text(max_size=12))
AMOUNTS = st.one_of(
    st.sampled_from(["11500.00", "10000.00", "1500.00", "0", "0.00", "-1.00", "999999999999.99", "12.345", "1,5", "NaN", "Infinity", ""]),
    st.decimals(-(10**6), 10**9, places=2).map(str),
)
DATES = st.one_of(st.dates().map(str), st.sampled_from(["2026-03-02", "2026-13-01", "0001-01-01", "9999-12-31", "", "yesterday"]))
RATES = st.sampled_from(["15", "14", "0", "-3", "100", "15.0", "NaN", "x"])


def _stated(term: Term) -> st.SearchStrategy[Any]:
    shape = shape_of(term)
    texts: st.SearchStrategy[str] = {Shape.DATE: DATES, Shape.AMOUNT: AMOUNTS, Shape.RATE: RATES}.get(shape, TEXTS)
    unsure = st.fixed_dictionaries({"ambiguous": st.lists(texts, min_size=2, max_size=2)})
    return st.one_of(st.none(), texts, texts, st.just({"unreadable": "smudged"}), unsure)


TERMS = [each for each in Term if each not in (Term.MRZ_LINES, Term.MRZ_VALID)]


def _fields(terms: list[Term]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({term.value: _stated(term) for term in terms})


FIELDS = st.lists(st.sampled_from(TERMS), unique=True, max_size=8).flatmap(_fields)
QUANTITIES = st.one_of(st.none(), st.sampled_from(["0", "1", "100", "-2", "0.001", "1E+3"]))
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "description": st.sampled_from(["Wool blanket", "Wool scarf", "", "10 % discount", "blanket 12 mm"]),
            "quantity": QUANTITIES,
            "price": QUANTITIES,
            "total": QUANTITIES,
            "tax_rate": st.one_of(st.none(), st.sampled_from(["15", "0", "-15"])),
            "item": st.one_of(st.none(), st.just("WB-1")),
        }
    ),
    max_size=3,
)
ENTRIES = st.lists(st.fixed_dictionaries({"invoice_number": NUMBERS, "amount": QUANTITIES}), max_size=3)
KINDS = st.sampled_from([*DocumentKind, DocumentKind.INVOICE, DocumentKind.INVOICE])
PAPERS = st.lists(st.tuples(KINDS, FIELDS, LINES, ENTRIES, st.booleans()), max_size=6)

BOOKS = ListBooks(
    clients=[CLIENT],
    debtors=[DEBTOR, OTHER_DEBTOR],
    orders=[PurchaseOrder("PO-55", "D007", "C001", None, Money(Decimal("20000.00"), "ZAR"), "open", ())],
    register=[
        RegisterEntry("e1", 1, "C001", "D007", "INV-101", None, None, Money(Decimal("11500.00"), "ZAR"), "PO-55", None, "paid", None),
        RegisterEntry("e2", 2, "C002", "D007", "7", None, None, None, None, "DN-9", "open", None),
        RegisterEntry("e3", 3, "C001", None, "", None, None, Money(Decimal(0), "ZAR"), "", "", "open", None),
    ],
)


@settings(max_examples=150, deadline=None)
@given(PAPERS)
def test_every_rule_answers_every_receivable_once_and_none_breaks(
    papers: Sequence[tuple[DocumentKind, dict[str, Any], list[Any], list[Any], bool]],
) -> None:
    documents = [
        pack_document(f"d{place}", place, document(kind, {**(INVOICE if usual else {}), **stated, "lines": lines, "entries": entries}))
        for place, (kind, stated, lines, entries, usual) in enumerate(papers)
    ]
    batch = assemble_batch("p", "C001", NOW, documents, (), (), BOOKS)
    findings = run_checks(batch, BOOKS, NOW)
    subjects = [(each.receivable_id, each.check_code) for each in findings]
    assert len(subjects) == len(set(subjects))
    for rule in all_checks().values():
        if rule.about_package:
            assert (None, rule.code) in subjects
        else:
            assert all((each.receivable_id, rule.code) in subjects for each in batch.receivables)
    assert [each for each in findings if "in the program" in each.message] == []
    assert all(each.message for each in findings)
    missing_documents(batch, BOOKS)
    package_totals(batch, deficiencies_of(findings), BOOKS, NOW.date())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_files_changes_no_finding(seed: int) -> None:
    numbers = [{"po_number": f"PO-{n}", "delivery_note_number": f"DN-{n}", "issue_date": f"2026-03-{n + 1:02d}"} for n in range(6)]
    invoices = [(f"inv{n}", "invoice", {**INVOICE, **each, "invoice_number": f"INV-{n}"}) for n, each in enumerate(numbers)]
    notes = [(f"dn{n}", "delivery_note", {**each, "delivery_date": "2026-03-03"}) for n, each in enumerate(numbers)]
    papers = [*invoices, *notes]
    expected = _answers(papers)
    random.Random(seed).shuffle(papers)
    assert _answers(papers) == expected
    assert any(outcome is Outcome.FAILED for outcome in expected.values())


def _answers(papers: Sequence[tuple[str, str, dict[str, Any]]]) -> dict[tuple[str, str], Outcome]:
    tight = build({"debtor": {"credit_limit": "40000.00"}, "orders": [ORDER]}).books
    documents = [pack_document(name, place, document(kind, stated)) for place, (name, kind, stated) in enumerate(papers)]
    batch = assemble_batch("p", "C001", NOW, documents, (), (), tight)
    number_of = {each.receivable_id: each.invoice.document_id for each in batch.receivables}
    return {(number_of.get(each.receivable_id or "", ""), each.check_code): each.outcome for each in run_checks(batch, tight, NOW)}
