"""A paper whose title nobody listed is told by what it lists and adds up; a clear title yields only to what is all but certain."""

from __future__ import annotations

import pytest

from extractors.classify import classify_page, kind_by_rules
from extractors.fields.lookup import DocumentLayout
from extractors.kind_evidence import signs_of
from extractors.likely_kinds import likelier
from extractors.likely_kinds.likelier import likelier_kind
from extractors.likely_kinds.marks import kind_marks, marks_of_sides
from extractors.likely_kinds.scorer import KINDS, kind_shares
from extractors.model import DocumentSpan, FileReading
from extractors.split import split_documents
from extractors.terms import DocumentKind
from tests.extractors.fields.printed import GOODS, TIMBER, printed

REMITTANCE = """
Kestrel Works (Pty) Ltd                      WOBBLE SENT
9 Quarry Street                              Date: 14 March 2026
Pretoria 0002                                Reference: EFT-40781

To: Hadrian Timber Supplies (Pty) Ltd

We have paid the following invoices into your account today:

Invoice No     Invoice Date     Invoice Amount     Discount     Amount Paid
IN-4401        02/02/2026             1,150.00        50.00        1,100.00
IN-4409        09/02/2026               575.00         0.00          575.00
IN-4412        17/02/2026             2,300.00       100.00        2,200.00

                                                Total paid         3,875.00
"""
SCHEDULE = """
Hadrian Timber Supplies (Pty) Ltd

GRUMBLE ROLL                                 Number: SCH-118
                                             Date: 14 March 2026

To: Corvid Capital (Pty) Ltd
We hereby assign and sell to you the debts listed below.

Debtor                        Invoice No     Invoice Date     Due Date       Amount
Kestrel Works (Pty) Ltd       IN-4401        02/02/2026       04/03/2026     1,150.00
Plover Mining Limited         IN-4409        09/02/2026       11/03/2026       575.00
Sandpiper Foods (Pty) Ltd     IN-4412        17/02/2026       19/03/2026     2,300.00

Number of invoices: 3                        Total assigned                  4,025.00
"""
ORDER = """
Kestrel Works (Pty) Ltd
9 Quarry Street, Pretoria 0002

WOBBLE ORDERED                               Number: PO-40781
                                             Date: 14 March 2026
Supplier                                     Deliver to
Hadrian Timber Supplies (Pty) Ltd            Kestrel Works, Gate 4
12 Anvil Road, Durban 4001                   11 Quarry Street, Pretoria

Please supply the following goods and confirm receipt.
Required delivery date: 28 March 2026
Ordered by: R Thackeray

Code       Description            Quantity     Unit price     Amount
TB-50      Treated batten               10          50.00     500.00
OD-20      Oak door                      2         400.00     800.00

                                  Total                     1,300.00

Authorised by: R Thackeray
"""
ID_PAPER = """
REPUBLIC OF WOBBLE
Surname     Thackeray
Names       Robin
Date of birth     14 March 1981
"""


def test_a_paper_that_rules_know_by_nothing_is_told_by_all_that_it_says() -> None:
    layout = DocumentLayout([printed(ORDER)])
    assert kind_by_rules(layout, layout.pages[0]).kind is DocumentKind.OTHER
    assert classify_page(printed(ORDER)).kind is DocumentKind.PURCHASE_ORDER


def test_the_shares_of_a_page_make_one() -> None:
    layout = DocumentLayout([printed(SCHEDULE)])
    page = layout.pages[0]
    shares = kind_shares(kind_marks(page, signs_of(layout, page), ()))
    assert set(shares) == set(KINDS)
    assert sum(shares.values()) == pytest.approx(1)


def test_a_word_is_marked_by_its_parts_and_one_of_a_sentence_by_how_it_begins() -> None:
    marks = marks_of_sides({"large": ("Remittance",), "says": ("remittance 2026",)})
    assert {"large=remittance", "large~<rem", "large~ance>", "says=remittance", "says~remit"} <= set(marks)
    assert not any(mark.startswith("says~<") or "2026" in mark for mark in marks)


def _shares(monkeypatch: pytest.MonkeyPatch, **named: float) -> None:
    """Lets the scorer say what a test needs."""
    shares = dict.fromkeys(KINDS, 0.0) | {DocumentKind(name): share for name, share in named.items()}
    monkeypatch.setattr(likelier, "kind_shares", lambda _: shares)


def _kind(text: str, by_rules: DocumentKind, *, is_clear: bool = False) -> DocumentKind | None:
    layout = DocumentLayout([printed(text)])
    page = layout.pages[0]
    return likelier_kind(page, signs_of(layout, page), by_rules, is_titled=is_clear, is_clear=is_clear)


@pytest.mark.parametrize(
    ("shares", "is_clear", "kind"),
    [
        ({"statement": 0.87, "invoice": 0.01}, False, DocumentKind.STATEMENT),
        ({"statement": 0.87, "invoice": 0.05}, False, None),
        ({"statement": 0.8, "invoice": 0.01}, False, None),
        ({"statement": 0.87, "invoice": 0.01}, True, None),
        ({"statement": 0.9, "invoice": 0.02}, True, None),
        ({"statement": 0.95, "invoice": 0.005}, True, DocumentKind.STATEMENT),
    ],
)
def test_a_clear_title_yields_only_to_what_is_all_but_certain(
    monkeypatch: pytest.MonkeyPatch, shares: dict[str, float], is_clear: bool, kind: DocumentKind | None
) -> None:
    _shares(monkeypatch, **shares)
    assert _kind(REMITTANCE, DocumentKind.INVOICE, is_clear=is_clear) is kind


def test_what_a_page_lacks_makes_no_delivery_note_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _shares(monkeypatch, delivery_note=0.99)
    assert _kind(TIMBER.format(tax="VAT 15%"), DocumentKind.INVOICE) is None


def test_a_credit_note_that_rules_know_is_not_taken_for_the_invoice_that_it_looks_like(monkeypatch: pytest.MonkeyPatch) -> None:
    _shares(monkeypatch, invoice=0.99)
    assert _kind(TIMBER.format(tax="VAT 15%"), DocumentKind.CREDIT_NOTE) is None


def test_kinds_that_were_not_learned_from_and_pages_that_say_little_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    _shares(monkeypatch, statement=1.0)
    assert _kind(REMITTANCE, DocumentKind.BANK_STATEMENT) is None
    assert _kind(ID_PAPER, DocumentKind.OTHER) is None


def test_a_page_that_goes_on_with_a_paper_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    _shares(monkeypatch, statement=1.0)
    assert _kind(REMITTANCE + "\nPage 1 of 2", DocumentKind.OTHER) is DocumentKind.STATEMENT
    assert _kind(REMITTANCE + "\nPage 2 of 2", DocumentKind.OTHER) is None


def test_a_file_is_cut_by_the_kinds_of_rules_and_its_papers_have_the_likelier_one(monkeypatch: pytest.MonkeyPatch) -> None:
    head = "Hadrian Timber Supplies (Pty) Ltd\n\nTAX INVOICE   IN-4418\nBill to: Kestrel Works (Pty) Ltd\nPayment terms: 30 days\n"
    _shares(monkeypatch, quotation=0.99)
    pages = (printed(head + GOODS), printed("Banking details\nBank: Gulf Crest Bank\nAccount number: 62000000001", page_number=2))
    assert split_documents(FileReading("0" * 64, "application/pdf", "x.pdf", pages)) == (DocumentSpan(DocumentKind.QUOTATION, (1, 2)),)


@pytest.mark.parametrize("kind", [DocumentKind.QUOTATION, DocumentKind.PURCHASE_ORDER])
@pytest.mark.parametrize("likely", [DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE])
def test_what_its_title_alone_tells_from_an_invoice_is_not_taken_for_one(
    monkeypatch: pytest.MonkeyPatch, kind: DocumentKind, likely: DocumentKind
) -> None:
    _shares(monkeypatch, **{likely.value: 0.99})
    layout = DocumentLayout([printed(ORDER)])
    page, signs = layout.pages[0], signs_of(layout, layout.pages[0])
    assert likelier_kind(page, signs, kind, is_titled=True, is_clear=True, is_named=True) is None
    assert likelier_kind(page, signs, kind, is_titled=True, is_clear=True) is likely
