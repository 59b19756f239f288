"""Who sells and who buys: the names, addresses and tax numbers of the two parties of a paper.

A heading says it best ("Bill to", "Verkäufer"). Without one, the letterhead names the issuer and the address window the addressee: on an
invoice the issuer sells, on an order it buys. A bank or a factor is never the seller.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.fields.address_windows import address_windows
from extractors.fields.company_names import name_key
from extractors.fields.letterhead import first_line, letterhead
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party, headed_party, party_of, with_score
from extractors.fields.tax_ids import TaxNumber, tax_numbers
from extractors.model import Field, Value
from extractors.terms import Term


@dataclass(frozen=True, slots=True)
class PartyPlaces:
    """Where the parties stand on a kind of paper: the headings of the buyer, best first, and whose letterhead the paper bears."""

    buyer_roles: tuple[str, ...] = ("buyer_heading",)
    letterhead_is_buyer: bool = False
    has_address_window: bool = True
    first_line_is_seller: bool = False


def party_fields(layout: DocumentLayout, places: PartyPlaces | None = None) -> list[Field]:
    """Names, addresses and tax numbers of seller and buyer, those that the paper prints."""
    seller, buyer = _parties(layout, places or PartyPlaces())
    fields: list[Field] = []
    for party, name_term, address_term in (
        (seller, Term.SELLER_NAME, Term.SELLER_ADDRESS),
        (buyer, Term.BUYER_NAME, Term.BUYER_ADDRESS),
    ):
        if party is None:
            continue
        fields.append(Field(name_term, Value(party.name), (party.name_evidence,), None, "layout"))
        if party.address and party.address_evidence:
            fields.append(Field(address_term, Value(party.address), (party.address_evidence,), None, "layout"))
    fields += _tax_fields(layout, seller, buyer)
    return fields


def _parties(layout: DocumentLayout, places: PartyPlaces) -> tuple[Party | None, Party | None]:
    """Seller and buyer: by heading, else the addressee by the address window and the issuer by the letterhead."""
    buyer = next((found for role in places.buyer_roles if (found := headed_party(layout, role)) is not None and found.score >= 0.5), None)
    seller = headed_party(layout, "seller_heading")
    if seller is not None and (seller.score < 0.6 or (buyer is not None and name_key(seller.name) == name_key(buyer.name))):
        seller = None
    if places.letterhead_is_buyer:
        if seller is None:
            seller = buyer or _address_window(layout)
            buyer = None
        if buyer is None or (seller is not None and name_key(buyer.name) == name_key(seller.name)):
            buyer = letterhead(layout, seller)
        return seller, buyer
    if buyer is None and places.has_address_window:
        window = _address_window(layout)
        if window is not None and (seller is None or name_key(window.name) != name_key(seller.name)):
            buyer = window
    seller = seller or letterhead(layout, buyer)
    if seller is None and places.first_line_is_seller:
        seller = first_line(layout)
    return seller, buyer


def _address_window(layout: DocumentLayout) -> Party | None:
    """The addressee of a letter, whose address stands in its window without a heading."""
    for window in address_windows(layout):
        party = party_of(layout, window.cells)
        if party is not None and party.address:
            return with_score(party, window.score)
    return None


def _tax_fields(layout: DocumentLayout, seller: Party | None, buyer: Party | None) -> list[Field]:
    numbers = tax_numbers(layout)
    buyers = [each for each in numbers if each.names_buyer or _belongs_to(each, buyer, seller)]
    sellers = [each for each in numbers if each not in buyers]
    sellers.sort(key=lambda each: not each.is_vat)
    fields = []
    for term, own in ((Term.SELLER_TAX_ID, sellers), (Term.BUYER_TAX_ID, buyers)):
        if own:
            fields.append(Field(term, Value(own[0].text), (own[0].evidence,), None, "labels"))
    return fields


def _belongs_to(number: TaxNumber, buyer: Party | None, seller: Party | None) -> bool:
    """Whether a tax number stands in or right under the buyer's block and not as near to the seller's name."""
    if buyer is None:
        return False

    def distance(party: Party) -> float:
        own = [cell for cell in party.cells if cell.page_number == number.cell.page_number]
        if not own:
            return 9999.0
        last = max(own, key=lambda cell: cell.box.bottom)
        down = number.cell.box.top - last.box.bottom
        across = max(0.0, own[0].box.x0 - number.cell.box.x1, number.cell.box.x0 - max(cell.box.x1 for cell in own))
        return (down if down >= -30 else 9999.0) + across * 2

    to_buyer = distance(buyer)
    return to_buyer < 90 and (seller is None or to_buyer < distance(seller))
