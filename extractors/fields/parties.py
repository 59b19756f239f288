"""Who sells and who buys: the names, addresses and tax numbers of the two parties of a paper.

A heading says it best ("Bill to", "Verkäufer"). Without one, the letterhead names the issuer and the address window the addressee: on an
invoice the issuer sells, on an order it buys. All that may be one of them is weighed, and the two are chosen together: the pair that has
most evidence and is not one party twice. A bank or a factor is never the seller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.fields.address_windows import address_windows, is_senders_line
from extractors.fields.addressing_words import FROM, TO
from extractors.fields.announced_companies import announced_company
from extractors.fields.bare_addressees import addressee_in_line, bare_addressee
from extractors.fields.carriage_parties import carriage_parties
from extractors.fields.clerks import but_clerks, is_company_in_large_print
from extractors.fields.company_names import name_key, tidy_address
from extractors.fields.consignees import by_others
from extractors.fields.fapiao_parties import fapiao_parties
from extractors.fields.goods_senders import but_who_sends_goods
from extractors.fields.headed_parties import headed_parties
from extractors.fields.holders_names import with_holders_name
from extractors.fields.labelled_addresses import opens_section
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.fields.letterhead import OF_THE_MAIL, NamedIssuer, issuers, legal_form_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.named_blocks import named_blocks
from extractors.fields.named_suppliers import but_named_suppliers
from extractors.fields.page_zones import are_rows_of_amounts, in_table
from extractors.fields.party_blocks import Party, blocks_with_contacts, party_of, with_score
from extractors.fields.party_numbers import split_by_owner, stands_by_one_of, stands_in_block
from extractors.fields.registration_numbers import registration_field
from extractors.fields.sellers_in_line import seller_in_line
from extractors.fields.senders_of_orders import senders_who_buy
from extractors.fields.tax_ids import tax_numbers
from extractors.fields.told_lines import is_told_party
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell
from extractors.model import Field, Value
from extractors.party_names.likelier import LIKELIEST, WeighedNames, likelier_parties
from extractors.party_names.scorer import BUYER, SELLER
from extractors.signs import has_letter
from extractors.terms import DocumentKind, Term

_LOWEST_BUYER_HEADING, _LOWEST_SELLER_HEADING = 0.5, 0.6
_HEADING_OVER_PLACE = 2.0  # what a heading says outweighs where a name stands
_HEADING_OF_BARE_NAME = 0.6
_NEXT_HEADING = 2.5  # a delivery address is only the buyer's where nothing else is
_CONSIDERED, _GOODS_GO = 4, "ship_to_heading"
_OWN_BLOCK = 1.0
_FOOT, _CLOSE_UNDER = 0.8, 0.8  # share of the page's height; heights of print
_CLEARLY, _LATER_BLOCK, _MAILED_BY_ANOTHER = 0.4, 0.01, 0.5
_GOODS_GO_THERE = 1.0  # half of it where nobody else is addressed
_REACHED_ELSEWHERE = 0.65  # where only goods are sent has none; an addressee's telephone speaks against him only where the issuer has none
_TAXED_THERE = 0.5  # who owes the tax has his number on the paper, whom the goods go to seldom has
_OF_ISSUERS = frozenset({OF_THE_MAIL, "is printed large", "is the first line", "holds the account to pay", "has a tax number under it"})
_NAMES_BOTH, _WRITES_BELOW, _WITHOUT_SIGN = 0.3, 0.6, 0.15  # who writes to someone names him, and stands above him or in the foot


@dataclass(frozen=True, slots=True)
class PartyPlaces:
    """Where the parties stand on a kind of paper: the headings of the buyer, best first, and whose letterhead the paper bears.

    `sellers_own` are headings that name the seller on this kind, as a factor's "Client" sells; of a carriage the parties send and receive.
    """

    buyer_roles: tuple[str, ...] = ("buyer_heading",)
    seller_roles: tuple[str, ...] = ("seller_heading",)
    sellers_own: frozenset[str] = frozenset()
    letterhead_is_buyer: bool = False
    has_address_window: bool = True
    is_of_carriage: bool = False
    kind: DocumentKind = DocumentKind.INVOICE

    @property
    def issuer(self) -> str | None:
        """The party whose letterhead the paper bears, by its term."""
        return None if self.is_of_carriage else BUYER if self.letterhead_is_buyer else SELLER


@dataclass(frozen=True, slots=True)
class PartyPair:
    """A seller and a buyer that a paper may mean, and how much speaks for both together."""

    seller: Party | None
    buyer: Party | None
    score: float


def party_fields(layout: DocumentLayout, places: PartyPlaces | None = None, names: WeighedNames | None = None) -> list[Field]:
    """Names, addresses and tax numbers of seller and buyer and the seller's registration number, those that the paper prints."""
    places = places or PartyPlaces()
    pair = _with_blocks(layout, ranked_pairs(layout, places)[0])
    if pair.seller is not None and pair.buyer is not None and not pair.buyer.heading:
        pair = replace(pair, buyer=_stands_elsewhere(pair.buyer, pair.seller))
    if pair.seller is not None and not places.letterhead_is_buyer:
        pair = replace(pair, seller=with_holders_name(layout, pair.seller))
    if pair.buyer is None and pair.seller is not None and places.has_address_window and not places.letterhead_is_buyer:
        seller, bare = pair.seller, _stands_elsewhere(bare_addressee(layout, pair.seller), pair.seller)
        pair = replace(pair, buyer=bare or by_others(layout, seller) or announced_company(layout, seller))
    if pair.seller is None and not places.letterhead_is_buyer and not places.is_of_carriage:
        pair = replace(pair, seller=seller_in_line(layout, pair.buyer))
    if fapiao_parties(layout) is None:
        likelier = likelier_parties(layout, places.kind, pair.seller, pair.buyer, places.issuer, names)
        pair = replace(pair, seller=likelier[0], buyer=likelier[1])
    fields: list[Field] = []
    for party, name_term, address_term in (
        (pair.seller, Term.SELLER_NAME, Term.SELLER_ADDRESS),
        (pair.buyer, Term.BUYER_NAME, Term.BUYER_ADDRESS),
    ):
        if party is None:
            continue
        fields.append(Field(name_term, Value(party.name), (party.name_evidence,), None, "layout"))
        if party.address and party.address_evidence:
            fields.append(Field(address_term, Value(tidy_address(party.address)), (party.address_evidence,), None, "layout"))
    numbers = tax_numbers(layout)
    if places.is_of_carriage and pair.seller and (pair.seller.heading or LIKELIEST in pair.seller.reasons):  # the carrier's are nobody's
        numbers = tuple(each for each in numbers if stands_by_one_of(layout, (pair.seller, pair.buyer), each))
    if places.letterhead_is_buyer:
        buyers, sellers = split_by_owner(layout, numbers, pair.buyer, pair.seller, issuer_sells=False)
    else:
        sellers, buyers = split_by_owner(layout, numbers, pair.seller, pair.buyer)
    for term, own in ((Term.SELLER_TAX_ID, sellers), (Term.BUYER_TAX_ID, buyers)):
        if own:
            fields.append(Field(term, Value(own[0].text), (own[0].evidence,), None, "labels"))
    registration = registration_field(layout, pair.seller, pair.buyer)
    return [*fields, registration] if registration is not None else fields


def _stands_elsewhere(buyer: Party | None, seller: Party) -> Party | None:
    """Whom nothing heads, unless the address under him is the seller's: he is the end of a name that a column broke, or a suburb."""
    if buyer is None or buyer.address_evidence is None:
        return buyer
    is_suburb = name_key(seller.address) == name_key(buyer.name + buyer.address)
    return None if is_suburb or buyer.address_evidence == seller.address_evidence else buyer


def _with_blocks(layout: DocumentLayout, pair: PartyPair) -> PartyPair:
    """The pair with the block in which a party stands with its address, where its heading announces the bare name in another place."""
    windows = _windows(layout) if any(each is not None and not each.address for each in (pair.seller, pair.buyer)) else ()

    def whole(party: Party | None) -> Party | None:
        if party is None or party.address:
            return party
        block = next((each for each in windows if _same(each, party)), None)
        return party if block is None else replace(block, name=party.name, name_evidence=party.name_evidence, reasons=party.reasons)

    return replace(pair, seller=whole(pair.seller), buyer=whole(pair.buyer))


def ranked_pairs(layout: DocumentLayout, places: PartyPlaces) -> list[PartyPair]:
    """The pairs of seller and buyer that a paper may mean, most likely first; at least one, of nobody where it names nobody."""
    framed = fapiao_parties(layout)
    if framed is not None:
        return [PartyPair(*framed, framed[0].score + framed[1].score)]
    if places.is_of_carriage:
        return [_completed(layout, places, *carriage_parties(layout))]
    sellers = [party for role in places.seller_roles for party in headed_parties(layout, role) if party.score >= _LOWEST_SELLER_HEADING]
    buyers = _headed_buyers(layout, places)
    sellers = but_clerks(layout, sellers, buyers)  # he who sold the goods for the company of the letterhead
    buyers = but_clerks(layout, buyers, sellers) if places.letterhead_is_buyer else buyers
    sellers = but_named_suppliers(layout, sellers, buyers)
    sellers = sellers if "ship_to_heading" in places.buyer_roles else but_who_sends_goods(layout, sellers, buyers)
    to_sellers, to_buyers = (places.sellers_own | TO, FROM) if places.letterhead_is_buyer else (places.sellers_own, frozenset())
    turned = [each for each in buyers if each.heading in to_sellers], senders_who_buy(layout, sellers, to_buyers, to_sellers)
    sellers = [each for each in sellers if each not in turned[1]] + turned[0]
    buyers = [each for each in buyers if each not in turned[0]] + turned[1]
    pairs = []
    for seller in [*sellers[:_CONSIDERED], None]:
        for buyer in [*buyers[:_CONSIDERED], None]:
            if seller is None or buyer is None or not _same(seller, buyer):
                pairs.append(_completed(layout, places, seller, buyer))
    return sorted(pairs, key=lambda pair: -pair.score)


def _headed_buyers(layout: DocumentLayout, places: PartyPlaces) -> list[Party]:
    """The parties under headings of the buyer; those of an earlier role stand before those of a later."""
    found = []
    for rank, role in enumerate(places.buyer_roles):
        for party in headed_parties(layout, role):
            if party.score >= _LOWEST_BUYER_HEADING:
                found.append(with_score(party, party.score - (_NEXT_HEADING * rank if role == _GOODS_GO else 0.0)))
    return found


def _completed(layout: DocumentLayout, places: PartyPlaces, seller: Party | None, buyer: Party | None) -> PartyPair:
    """A pair of headed parties with who is missing found by the places of a letter."""
    headed = sum(each.score + _bonus(each) for each in (seller, buyer) if each is not None)
    issuer_missing = buyer is None if places.letterhead_is_buyer else seller is None
    addressee_missing = seller is None if places.letterhead_is_buyer else buyer is None
    known = buyer if places.letterhead_is_buyer else seller
    addressee = seller if places.letterhead_is_buyer else buyer
    issuer = known
    score = headed
    if issuer_missing or addressee_missing:
        issuer, addressee, placed = _by_place(layout, places, known, addressee)
        score += placed
    return PartyPair(addressee, issuer, score) if places.letterhead_is_buyer else PartyPair(issuer, addressee, score)


def _bonus(party: Party) -> float:
    """What a heading adds: little where a bare name follows, since a salesman has the same label as a seller."""
    has_address = has_letter(party.address)
    return _HEADING_OVER_PLACE if has_address or has_legal_form(party.name) else _HEADING_OF_BARE_NAME


def _by_place(
    layout: DocumentLayout, places: PartyPlaces, issuer: Party | None, addressee: Party | None
) -> tuple[Party | None, Party | None, float]:
    """Issuer and addressee, those that are missing chosen together from the letterhead's names and the address windows."""
    elsewhere = _elsewhere(layout, with_address=places.letterhead_is_buyer)
    taken = [cell for party in (issuer, addressee, *elsewhere) if party is not None for cell in party.cells]
    everyone = issuers(layout, taken) if issuer is None else []
    names = _but_who_is_taxed_as_buyer(layout, everyone, places)
    windows: list[Party | None] = [None]
    if addressee is None and places.has_address_window:
        found = list(_windows(layout))
        others = issuers(layout, taken) if issuer is not None else everyone
        is_issuer_known = issuer is not None or is_company_in_large_print(others)
        found += named_blocks(layout, others, found, is_issuer_known=is_issuer_known)
        found.sort(key=_reading_order)
        windows += [window for window in found if issuer is None or not _same(window, issuer)]
    taxed = _taxed(layout, windows[1:])
    others_than_goods = any(window is not None and not _is_one_of(window, elsewhere) for window in windows)
    reached = len(blocks_with_contacts(layout))
    best: tuple[float, NamedIssuer | None, Party | None] = (-1.0, None, None)
    for rank, window in enumerate(windows):
        other = addressee or window
        free = [name for name in names if other is None or not _is_part_of(name, other)]
        chosen = legal_form_of(free[0], free) if free else None
        likeness = _likeness(window, names, chosen) if window is not None else 0.0
        score = (chosen.score if chosen else 0.0) + (window.score - likeness if window is not None else 0.0)
        if chosen is not None and window is not None and _goes_on_under(layout, chosen.cell, window):
            score -= _OWN_BLOCK
        if chosen is not None and window is not None:
            score += _NAMES_BOTH - (_WRITES_BELOW + _WITHOUT_SIGN * _has_bare_address(chosen)) * _stands_over(layout, window, chosen.cell)
            score += _REACHED_ELSEWHERE if window.has_contacts and _has_particulars(chosen) and reached > 1 else 0.0
            score -= _OWN_BLOCK if _ends_name_of(window, chosen) else 0.0
        score += _TAXED_THERE if window in taxed else 0.0
        score -= _MAILED_BY_ANOTHER if chosen is not None and _is_mailed_by_another(chosen, free, windows) else 0.0
        score -= _LATER_BLOCK * rank
        if window is not None and _is_one_of(window, elsewhere):
            score -= _GOODS_GO_THERE if others_than_goods else _GOODS_GO_THERE / 2
        if score > best[0]:
            best = (score, chosen, window)
    score, name, window = best
    other = addressee or window
    if issuer is None and name is not None:
        issuer = name.as_party(layout, other.cells if other is not None else ())
    return issuer, other, max(score, 0.0)


def _is_one_of(window: Party, parties: Iterable[Party]) -> bool:
    return any(_is_in(cell, window) for party in parties for cell in party.cells)


def _ends_name_of(window: Party, issuer: NamedIssuer) -> bool:
    """Whether an address stands under the last words of the issuer's name, which a narrow column broke."""
    key = name_key(window.name)
    return len(key) < len(issuer.key) and issuer.key.endswith(key)


def _but_who_is_taxed_as_buyer(layout: DocumentLayout, names: list[NamedIssuer], places: PartyPlaces) -> list[NamedIssuer]:
    """The names without those in whose block a label gives the tax number to the customer, where any other name is left.

    What stands under the sender's line over the window of a letter, or under another heading, is of another block.
    """
    if places.letterhead_is_buyer:
        return names
    labels = {number.label.words[0] for number in tax_numbers(layout) if number.names_buyer}
    kept = [
        name
        for name in names
        if (is_senders_line(name.cell) and has_strong_legal_form(name.text))
        or not any(word in labels for cell in _own_lines(layout, name) for word in cell.words)
    ]
    return kept or names


def _own_lines(layout: DocumentLayout, name: NamedIssuer) -> Iterator[Cell]:
    """The lines under a name, up to the heading of another party."""
    below = stack_below(layout.page(name.cell.page_number), name.cell)[1:]
    return takewhile(lambda cell: not any(hit.at_start and opens_section(hit) for hit in layout.labels_in(cell)), below)


def _has_particulars(name: NamedIssuer) -> bool:
    """Whether the issuer's own address, tax number or mail address is known, so that those in another block are not his."""
    return any("address" in reason or "number" in reason for reason in name.reasons)


def _stands_over(layout: DocumentLayout, addressee: Party, issuer: Cell) -> bool:
    """Whether an addressee stands over an issuer's name in the body of the first page and no imprint, which is how no letter is written."""
    last = max(addressee.cells, key=lambda cell: cell.line_number)
    foot = 0.0 if is_senders_line(issuer) else layout.page(issuer.page_number).page.height * _FOOT
    return last.page_number == issuer.page_number and last.line_number < issuer.line_number and issuer.box.top < foot


def _goes_on_under(layout: DocumentLayout, issuer: Cell, window: Party) -> bool:
    """Whether a block goes on close under the issuer's name in its column: his trade and his own address.

    The window of a letter stands further below the sender's line.
    """
    first = min(window.cells, key=lambda cell: cell.line_number)
    page = layout.page(issuer.page_number)
    stack = stack_below(page, issuer, at_most=2)
    return (
        len(stack) > 1 and stack[1].words[0] is first.words[0] and first.box.top - issuer.box.bottom < _CLOSE_UNDER * page.height_of_print
    )


def _is_mailed_by_another(issuer: NamedIssuer, others: Sequence[NamedIssuer], windows: Sequence[Party | None]) -> bool:
    """Whether an issuer stands in an address like an addressee's, and the mail or web address of the paper has another's name."""
    is_addressed = any(window is not None and _is_in(issuer.cell, window) for window in windows)
    if OF_THE_MAIL in issuer.reasons or not (is_addressed or _has_bare_address(issuer)):
        return False
    return any(OF_THE_MAIL in other.reasons and not any(window and _is_in(other.cell, window) for window in windows) for other in others)


def _has_bare_address(name: NamedIssuer) -> bool:
    """Whether nothing but an address under it speaks for a name in small print, as for the buyer's."""
    return "has an address under it" in name.reasons and _OF_ISSUERS.isdisjoint(name.reasons)


def _taxed(layout: DocumentLayout, windows: Sequence[Party | None]) -> list[Party]:
    """Of several addressees those under whose address stands a tax number that its label gives them, or that is not the only one.

    Of one alone it says nothing: the issuer's letterhead looks like an addressee, and has his own number.
    """
    if sum(window is not None for window in windows) < 2:
        return []
    numbers = [number for number in tax_numbers(layout) if number.named not in ("seller", "issuer")]
    several = len({number.text for number in numbers}) > 1
    found = []
    for window in windows:
        if window is not None and any(
            (number.names_buyer or several) and stands_in_block(layout, window, number.label) for number in numbers
        ):
            found.append(window)
    return found


def _elsewhere(layout: DocumentLayout, *, with_address: bool) -> list[Party]:
    """Whom the goods go to: a party whose heading says so does not issue the paper.

    Its bare name is enough where the issuer sells; who orders has goods sent to himself.
    """
    headed = headed_parties(layout, "ship_to_heading")
    return [party for party in headed if party.address or (not with_address and has_strong_legal_form(party.name))]


def _reading_order(party: Party) -> tuple[int, float]:
    """Who pays stands before or left of whom the goods go to; in the first line who writes stands left, and who pays right of him."""
    first = min(party.cells, key=lambda cell: cell.line_number)
    return first.line_number, first.box.x0 if first.line_number else -first.box.x0


@once_a_layout
def _windows(layout: DocumentLayout) -> tuple[Party, ...]:
    """The addressees of a letter, whose address stands in its window without a heading."""
    found = []
    for window in address_windows(layout)[:_CONSIDERED]:
        page = layout.page(window.cells[0].page_number)
        if any(in_table(layout, cell) for cell in window.cells) or are_rows_of_amounts(page, window.cells):
            continue
        party = party_of(layout, window.cells)
        if party is not None and party.address and is_told_party(party.cells):
            party = with_score(party, window.score, "stands in the address window")
            found.append(replace(party, has_contacts=window.has_contacts))
    in_line = addressee_in_line(layout)
    return (*found, in_line) if in_line is not None else tuple(found)


def _likeness(window: Party, names: Iterable[NamedIssuer], other: NamedIssuer | None) -> float:
    """How much a party in an address window looks like the issuer instead, where no other name looks clearly more like him."""
    key = name_key(window.name)
    own = max((each.score for each in names if each.key == key or _is_in(each.cell, window)), default=0.0)
    return 0.5 * (own if other is None else max(0.0, own - other.score + _CLEARLY))


def _is_in(cell: Cell, party: Party) -> bool:
    return any(
        own.page_number == cell.page_number
        and own.line_number == cell.line_number
        and own.box.x0 < cell.box.x1
        and cell.box.x0 < own.box.x1
        for own in party.cells
    )


def _is_part_of(name: NamedIssuer, party: Party) -> bool:
    """Whether a name is a party's own: the same words, or the beginning of them, or a line of its block."""
    key = name_key(party.name)
    return name.key == key or key.startswith(name.key) or _is_in(name.cell, party)


def _same(one: Party, other: Party) -> bool:
    return name_key(one.name) == name_key(other.name)
