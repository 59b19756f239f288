"""A batch becomes the same package however its papers came: one file or forty, in whatever order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tests.verification.world import CLIENT, DEBTOR, DELIVERY_NOTE, INVOICE, OTHER_DEBTOR, document, pack_document
from verification.list_books import ListBooks
from verification.model import Batch, PackDocument
from verification.package import assemble_batch, missing_documents

BOOKS = ListBooks(clients=[CLIENT], debtors=[DEBTOR, OTHER_DEBTOR])
NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)

INV, POD = INVOICE, DELIVERY_NOTE


def _assemble(documents: Iterable[PackDocument]) -> Batch:
    return assemble_batch("p", "C001", NOW, tuple(documents), (), (), BOOKS)


def _papers(*stated: tuple[str, str, Mapping[str, Any]]) -> list[PackDocument]:
    """Papers in files of their own, in this order."""
    return [pack_document(name, place, document(kind, content)) for place, (name, kind, content) in enumerate(stated)]


def _ties(batch: Batch) -> dict[str, dict[str, str]]:
    return {each.invoice.document_id: {tie.document_id: tie.tied_by for tie in each.supporting} for each in batch.receivables}


def _bare(**stated: Any) -> dict[str, Any]:
    return {"delivery_date": "2026-03-01", **stated}


def test_a_paper_is_tied_by_the_most_telling_number_it_prints() -> None:
    batch = _assemble(
        _papers(
            ("one", "invoice", INV),
            ("two", "invoice", {**INV, "invoice_number": "INV-102", "delivery_note_number": "DN-10"}),
            ("pod-1", "delivery_note", POD),
            ("pod-2", "delivery_note", {**POD, "delivery_note_number": "dn 10"}),
            ("order", "purchase_order", {"po_number": "PO-55"}),
            ("sheet", "timesheet", {"invoice_number": "inv-0102"}),
        )
    )
    assert _ties(batch) == {
        "doc-one": {"doc-pod-1": "delivery note number DN-9", "doc-order": "purchase order number PO-55"},
        "doc-two": {
            "doc-pod-2": "delivery note number dn 10",
            "doc-order": "purchase order number PO-55",
            "doc-sheet": "invoice number inv-0102",
        },
    }


def test_a_number_that_a_scan_misread_ties_its_paper_where_no_other_looks_like_it() -> None:
    scanned = {**INV, "delivery_note_number": "DNo05251", "po_number": "P0000090"}
    papers = [
        ("one", "invoice", scanned),
        ("pod", "delivery_note", {**POD, "delivery_note_number": "DN005251", "po_number": "PO000090"}),
        ("order", "purchase_order", {"po_number": "PO000090"}),
    ]
    batch = _assemble(_papers(*papers, ("two", "invoice", {**INV, "invoice_number": "INV-102", "delivery_note_number": "DN005252"})))
    assert _ties(batch)["doc-one"] == {"doc-pod": "delivery note number DN005251", "doc-order": "purchase order number PO000090"}
    batch = _assemble(_papers(*papers, ("two", "invoice", {**scanned, "invoice_number": "INV-102", "delivery_note_number": "DN00525I"})))
    assert all("doc-pod" not in ties for ties in _ties(batch).values())


def test_one_proof_of_delivery_can_support_two_invoices() -> None:
    batch = _assemble(
        _papers(("one", "invoice", INV), ("two", "invoice", {**INV, "invoice_number": "INV-102"}), ("pod", "delivery_note", POD))
    )
    assert all("doc-pod" in ties for ties in _ties(batch).values())


def test_two_debtors_that_number_their_orders_alike_are_kept_apart() -> None:
    other = {"buyer_name": OTHER_DEBTOR.name, "buyer_tax_id": OTHER_DEBTOR.tax_id, "delivery_note_number": None}
    batch = _assemble(
        _papers(
            ("one", "invoice", {**INV, "delivery_note_number": None}),
            ("two", "invoice", {**INV, **other, "invoice_number": "INV-102"}),
            ("order", "purchase_order", {"po_number": "PO-55", "buyer_name": OTHER_DEBTOR.name}),
        )
    )
    assert _ties(batch) == {"doc-one": {}, "doc-two": {"doc-order": "purchase order number PO-55"}}


def test_an_order_whose_number_an_invoice_prints_is_its_own_where_its_debtor_is_known_only_by_a_likeness() -> None:
    like = {"buyer_name": "Overberg Stores Trading (Pty) Ltd", "buyer_tax_id": None, "buyer_address": None, "delivery_note_number": None}
    order = ("order", "purchase_order", {"po_number": "PO-55", "buyer_name": OTHER_DEBTOR.name})
    batch = _assemble(_papers(("one", "invoice", {**INV, **like}), order))
    match = batch.receivables[0].debtor_match
    assert match is not None
    assert match.code == DEBTOR.debtor_code
    assert match.score < CLIENT.facility.match_accept_score
    assert _ties(batch) == {"doc-one": {"doc-order": "purchase order number PO-55"}}
    assert batch.unplaced == ()


def test_goods_and_debtor_tie_a_paper_without_numbers() -> None:
    scarves = [{"description": "Wool scarf", "quantity": "7", "price": "10.00", "total": "70.00"}]
    batch = _assemble(
        _papers(
            ("one", "invoice", INV),
            ("two", "invoice", {**INV, "invoice_number": "INV-102", "lines": scarves}),
            ("pod", "delivery_note", _bare(buyer_name=DEBTOR.name, lines=[{"description": "wool scarf", "quantity": "7"}])),
        )
    )
    assert _ties(batch)["doc-two"] == {"doc-pod": "the same goods and debtor"}


def test_the_only_invoice_of_a_debtor_gets_its_paper() -> None:
    other = {**INV, "invoice_number": "INV-102", "buyer_name": OTHER_DEBTOR.name, "buyer_tax_id": OTHER_DEBTOR.tax_id}
    batch = _assemble(
        _papers(("one", "invoice", INV), ("two", "invoice", other), ("pod", "delivery_note", _bare(buyer_name=OTHER_DEBTOR.name)))
    )
    assert _ties(batch)["doc-two"] == {"doc-pod": "the only invoice of this debtor without one"}


def test_position_decides_only_where_the_whole_batch_follows_it() -> None:
    two = {**INV, "invoice_number": "INV-102"}
    regular = _assemble(
        _papers(("one", "invoice", INV), ("pod-1", "delivery_note", _bare()), ("two", "invoice", two), ("pod-2", "delivery_note", _bare()))
    )
    assert _ties(regular) == {"doc-one": {"doc-pod-1": "position in the batch"}, "doc-two": {"doc-pod-2": "position in the batch"}}
    shuffled = _assemble(
        _papers(("one", "invoice", INV), ("two", "invoice", two), ("pod-1", "delivery_note", _bare()), ("pod-2", "delivery_note", _bare()))
    )
    assert _ties(shuffled) == {"doc-one": {}, "doc-two": {}}
    assert [each.document_id for each in shuffled.unplaced] == ["doc-pod-1", "doc-pod-2"]


def test_an_order_of_a_stranger_is_tied_to_nobodys_invoice_by_its_position() -> None:
    invoice = {**INV, "po_number": None, "delivery_note_number": None}
    stranger = {"po_number": "PO-81", "buyer_name": "Hoekstra Staalwerke Bpk", "buyer_tax_id": "4111111117"}
    batch = _assemble(_papers(("one", "invoice", invoice), ("order", "purchase_order", stranger)))
    assert _ties(batch) == {"doc-one": {}}
    own = _assemble(_papers(("one", "invoice", invoice), ("order", "purchase_order", {"po_number": "PO-81"})))
    assert _ties(own) == {"doc-one": {"doc-order": "the only invoice of the batch"}}


def test_a_paper_for_an_invoice_that_is_not_there_is_given_to_no_other() -> None:
    batch = _assemble(_papers(("one", "invoice", INV), ("pod", "delivery_note", _bare(invoice_number="INV-500"))))
    assert _ties(batch) == {"doc-one": {}}
    assert [each.document_id for each in batch.unplaced] == ["doc-pod"]


def test_identity_papers_are_neither_supporting_nor_unplaced() -> None:
    batch = _assemble(_papers(("one", "invoice", INV), ("pass", "passport", {"document_number": "A1"}), ("bank", "bank_letter", {})))
    assert _ties(batch) == {"doc-one": {}}
    assert batch.unplaced == ()


def _forty() -> list[tuple[str, str, dict[str, Any]]]:
    """Ten invoices with order, delivery note and timesheet each."""
    papers: list[tuple[str, str, dict[str, Any]]] = []
    for number in range(10):
        numbers = {"po_number": f"PO-{number}", "delivery_note_number": f"DN-{number}"}
        papers.append((f"inv{number}", "invoice", {**INV, **numbers, "invoice_number": f"INV-{number}"}))
        papers.append((f"po{number}", "purchase_order", {"po_number": f"PO-{number}"}))
        papers.append((f"dn{number}", "delivery_note", {**POD, **numbers}))
        papers.append((f"ts{number}", "timesheet", {"invoice_number": f"INV-{number}"}))
    return papers


def test_forty_papers_are_the_same_package_as_one_file_or_forty_in_any_order() -> None:
    papers = _forty()
    separate = _papers(*papers)
    in_one_file = [
        replace(each, part_id="part", part_position=0, filename="batch.pdf", document=replace(each.document, page_numbers=(place + 1,)))
        for place, each in enumerate(separate)
    ]
    expected = _ties(_assemble(separate))
    assert all(len(ties) == 3 for ties in expected.values())
    assert _ties(_assemble(in_one_file)) == expected
    for seed in range(20):
        shuffled = list(papers)
        random.Random(seed).shuffle(shuffled)
        assert _ties(_assemble(_papers(*shuffled))) == expected


def test_the_id_of_a_receivable_follows_from_its_document() -> None:
    papers = _papers(("one", "invoice", INV))
    assert _assemble(papers).receivables[0].receivable_id == _assemble(papers).receivables[0].receivable_id
    batch = assemble_batch("p", "C001", NOW, papers, (), (), BOOKS, receivable_id=lambda document_id: f"r-{document_id}")
    assert batch.receivables[0].receivable_id == "r-doc-one"


def test_what_the_facility_requires_and_the_batch_lacks_is_named() -> None:
    facility = replace(CLIENT.facility, required_documents=frozenset({"delivery_note", "schedule_of_accounts"}))
    books = ListBooks(clients=[replace(CLIENT, facility=facility)], debtors=[replace(DEBTOR, requires_po=True)])
    batch = assemble_batch("p", "C001", NOW, _papers(("one", "invoice", INV)), (), (), books)
    own = batch.receivables[0].receivable_id
    assert [(each.receivable_id, each.kind) for each in missing_documents(batch, books)] == [
        (None, "schedule_of_accounts"),
        (own, "delivery_note"),
        (own, "purchase_order"),
    ]
