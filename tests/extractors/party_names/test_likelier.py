"""A party whose heading nobody listed is found by where it stands; two companies that the rules know are not asked about again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields import parties
from extractors.fields.lookup import DocumentLayout
from extractors.fields.parties import PartyPlaces, party_fields
from extractors.fields.party_blocks import Party
from extractors.party_names import likelier
from extractors.party_names.finding import find_names
from extractors.party_names.marks import name_marks
from extractors.party_names.scorer import BUYER, CLASSES, SELLER, shares
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import printed

WAYBILL = """
Moorgate Vale Engineering

TRANSPORT WAYBILL

TOLIVAR                          KUNSABRO
Moorgate Vale Haulage Limited    Tamarside Catering Supplies Limited
Name of Contact: R Thackeray     Name of Contact: I Pemberton
Enterprise Park                  140 Canal Side
161 Unit Road                    Glasgow
Cardiff CF24 5PJ                 G52 4XY

Cartons     Item Description       Gross Kg
30          Lucerne bales           1084.70
"""
INVOICE = """
Hadrian Timber Supplies (Pty) Ltd          TAX INVOICE
12 Anvil Road
Durban 4001

Bill to
Kestrel Works (Pty) Ltd
9 Quarry Street
Pretoria 0002

Invoice No: K-1007
Date: 4 March 2026
"""


def read(text: str, places: PartyPlaces) -> dict[Term, str | None]:
    return {each.term: each.value for each in party_fields(DocumentLayout([printed(text)]), places)}


def test_names_are_found_behind_labels_and_before_the_address_in_their_line_and_a_form_alone_is_none() -> None:
    text = "Sold to: Kestrel Works (Pty) Ltd\n\nKaree Steel Ltd 235 Loop Road, Kimberley 8301\n\n(Pty) Ltd\n"
    found = [each.text for each in find_names(DocumentLayout([printed(text)]))]
    assert "Kestrel Works (Pty) Ltd" in found
    assert "Karee Steel Ltd" in found
    assert "(Pty) Ltd" not in found


def test_every_name_has_a_share_for_each_class() -> None:
    layout = DocumentLayout([printed(INVOICE)])
    names = find_names(layout)
    found = shares(name_marks(layout, names, DocumentKind.INVOICE))
    assert len(found) == len(names)
    assert all(len(each) == len(CLASSES) and sum(each) == pytest.approx(1.0) for each in found)


def test_marks_of_a_kind_with_other_places_are_there_with_the_kind_too() -> None:
    layout = DocumentLayout([printed(WAYBILL)])
    marks = name_marks(layout, find_names(layout), DocumentKind.BILL_OF_LADING)[0].all
    assert "bill_of_lading|form:none" in marks
    assert "form:none" in marks


def test_sender_and_receiver_under_words_of_no_language_are_found_on_a_waybill() -> None:
    fields = read(WAYBILL, PartyPlaces(has_address_window=False, is_of_carriage=True, kind=DocumentKind.BILL_OF_LADING))
    assert fields[Term.SELLER_NAME] == "Moorgate Vale Haulage Limited"
    assert fields[Term.BUYER_NAME] == "Tamarside Catering Supplies Limited"
    assert "Canal Side" in (fields[Term.BUYER_ADDRESS] or "")


def test_two_companies_that_the_rules_know_are_not_asked_about_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr(likelier, "find_names", never)
    fields = read(INVOICE, PartyPlaces())
    assert fields[Term.SELLER_NAME] == "Hadrian Timber Supplies (Pty) Ltd"
    assert fields[Term.BUYER_NAME] == "Kestrel Works (Pty) Ltd"


def test_what_the_rules_read_stays_where_no_name_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    text = INVOICE.replace("Kestrel Works (Pty) Ltd", "Kestrel Works")
    monkeypatch.setattr(likelier, "shares", lambda marks: [(0.5, 0.25, 0.25) for _ in marks])
    assert read(text, PartyPlaces())[Term.BUYER_NAME] == "Kestrel Works"


def test_one_name_is_not_both_parties(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likelier, "shares", lambda marks: [(0.0, 0.95, 0.94), *((1.0, 0.0, 0.0) for _ in marks[1:])])
    layout = DocumentLayout([printed(INVOICE)])
    seller, buyer = likelier.likelier_parties(layout, DocumentKind.INVOICE, None, None)
    assert seller is not None
    assert seller.name == "Hadrian Timber Supplies (Pty) Ltd"
    assert "Anvil Road" in seller.address
    assert buyer is None
    assert parties.PartyPlaces().issuer == "seller_name"


def weighed_as(layout: DocumentLayout, seller: float, buyer: float) -> likelier.WeighedNames:
    """The names of a paper where the first is the seller and the last that is a company the buyer, so likely."""
    names = find_names(layout)
    last = max(index for index, each in enumerate(names) if each.text.startswith("Kestrel Works"))
    marks = name_marks(layout, names, DocumentKind.INVOICE)
    return [
        (each, own, {"seller_name": seller if index == 0 else 0.0, "buyer_name": buyer if index == last else 0.0})
        for index, (each, own) in enumerate(zip(names, marks, strict=True))
    ]


def test_a_missing_party_is_taken_from_the_joint_scorer_where_it_is_all_but_certain() -> None:
    layout = DocumentLayout([printed(INVOICE)])
    seller, buyer = likelier.joint_parties(layout, DocumentKind.INVOICE, None, None, weighed_as(layout, 0.95, 0.85))
    assert seller is not None
    assert seller.name == "Hadrian Timber Supplies (Pty) Ltd"
    assert buyer is None


@pytest.mark.parametrize(("share", "name"), [(0.9, "Somebody Else"), (0.99, "Kestrel Works (Pty) Ltd")])
def test_a_party_that_is_no_name_to_the_joint_scorer_stays_unless_another_is_all_but_certain(share: float, name: str) -> None:
    layout = DocumentLayout([printed(INVOICE)])
    read = Party("Somebody Else", layout.cells[0].evidence(), "", None, 1.0, ())
    somebody = replace(read, name_evidence=layout.cells[-1].evidence())
    _, buyer = likelier.joint_parties(layout, DocumentKind.INVOICE, None, somebody, weighed_as(layout, 0.0, share))
    assert buyer is not None
    assert buyer.name == name


@pytest.mark.parametrize(("own", "name"), [(0.0005, "Kestrel Works (Pty) Ltd"), (0.01, "Hadrian Timber Supplies")])
def test_a_party_that_hardly_is_one_gives_way_to_a_likely_name(own: float, name: str) -> None:
    layout = DocumentLayout([printed(INVOICE)])
    names = weighed_as(layout, 0.0, 0.7)
    names = [(each, marks, {**share, "buyer_name": own} if index == 0 else share) for index, (each, marks, share) in enumerate(names)]
    read = Party("Hadrian Timber Supplies", names[0][0].cell.evidence(), "", None, 1.0, ())
    _, buyer = likelier.joint_parties(layout, DocumentKind.INVOICE, None, read, names)
    assert buyer is not None
    assert buyer.name == name


def test_a_firm_that_buys_claims_is_no_party() -> None:
    layout = DocumentLayout([printed(INVOICE.replace("Kestrel Works (Pty) Ltd", "Kestrel Works Factoring (Pty) Ltd"))])
    _, buyer = likelier.joint_parties(layout, DocumentKind.INVOICE, None, None, weighed_as(layout, 0.0, 0.99))
    assert buyer is None


def test_one_company_is_not_taken_for_both_by_the_joint_scorer() -> None:
    layout = DocumentLayout([printed(INVOICE)])
    names = weighed_as(layout, 0.0, 0.99)
    _, found = likelier.joint_parties(layout, DocumentKind.INVOICE, None, None, names)
    assert found is not None
    seller, buyer = likelier.joint_parties(layout, DocumentKind.INVOICE, found, None, names)
    assert (seller, buyer) == (found, None)


@pytest.mark.parametrize(("best", "own", "changes"), [(0.997, 0.05, True), (0.99, 0.05, False), (0.997, 0.2, False)])
def test_a_company_gives_way_only_to_a_name_that_is_all_but_certain(best: float, own: float, changes: bool) -> None:
    layout = DocumentLayout([printed(INVOICE)])
    names = weighed_as(layout, 0.0, best)
    names = [(each, marks, {**share, "buyer_name": own} if index == 0 else share) for index, (each, marks, share) in enumerate(names)]
    read = Party("Hadrian Timber Supplies (Pty) Ltd", names[0][0].cell.evidence(), "", None, 1.0, ())
    _, buyer = likelier.joint_parties(layout, DocumentKind.INVOICE, None, read, names)
    assert buyer is not None
    assert (buyer.name == "Kestrel Works (Pty) Ltd") is changes


@pytest.mark.parametrize(("share", "changes"), [(0.999, True), (0.99, False)])
def test_two_parties_change_places_where_each_surely_is_the_other(share: float, changes: bool) -> None:
    layout = DocumentLayout([printed(INVOICE)])
    names = weighed_as(layout, share, share)
    first, last = names[0][0], next(each for each, _, own in names if own["buyer_name"])
    seller = Party("Kestrel Works (Pty) Ltd", last.cell.evidence(), "", None, 1.0, ())
    buyer = Party("Hadrian Timber Supplies (Pty) Ltd", first.cell.evidence(), "", None, 1.0, ())
    found = likelier.joint_parties(layout, DocumentKind.INVOICE, seller, buyer, names)
    assert (found != (seller, buyer)) is changes
    if changes:
        assert [each.name for each in found if each] == ["Hadrian Timber Supplies (Pty) Ltd", "Kestrel Works (Pty) Ltd"]


def test_who_was_taken_for_the_seller_for_want_of_another_is_the_buyer() -> None:
    layout = DocumentLayout([printed(INVOICE)])
    names = find_names(layout)
    marks = name_marks(layout, names, DocumentKind.INVOICE)
    first, other = names[0], next(name for name in names if name.key != names[0].key)
    sure = [
        (name, mark, {SELLER: 0.999 if name is first else 0.0, BUYER: 0.999 if name is other else 0.0})
        for name, mark in zip(names, marks, strict=True)
    ]
    read = Party(other.text, other.cell.evidence(), "", None, 0.5, (other.cell,))
    seller, buyer = likelier.joint_parties(layout, DocumentKind.INVOICE, read, None, sure)
    assert seller is not None
    assert buyer is not None
    assert (seller.name, buyer.name) == (first.text, other.text)
