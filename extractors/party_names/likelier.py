"""Where the rules find no party, or one that hardly looks like it, the name that learning is sure of takes its place.

Rules know headings and letters; a heading that nobody listed leaves them with the line under the name, or with nobody. What they are
sure of, two companies by their forms of law on an invoice, is not asked about again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.fields.company_names import is_bank, name_key, tidy_name
from extractors.fields.financing_firms import surely_finances
from extractors.fields.headed_parties import headed_parties
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.fields.letterhead import NamedIssuer
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party, party_of, with_score
from extractors.joint_scorer.bounds import OF_UNSEEN, Bounds
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell
from extractors.party_names.finding import NameCandidate, find_names
from extractors.party_names.marks import NameMarks, name_marks
from extractors.party_names.scorer import BUYER, CLASSES, SELLER, shares
from extractors.terms import RECEIVABLE_KINDS, DocumentKind

LIKELIEST = "is the likeliest name"
_FILLS, _CHANGES, _HARDLY = 0.9, 0.75, 0.15  # shares of a name that fills a gap, that takes another's place, and of that other
_CHANGES_HEADED, _CHANGES_FORMED, _NEVER = 0.97, 0.98, 0.01  # where a listed heading or a form of law says who it is
_OF_INVOICES, _OF_OTHERS = Bounds(0.9, 0.6, 0.001), Bounds(0.95, 0.95, 0.01)  # of the joint scorer alone
_FAR_BETTER = Bounds(1.0, 0.985, 0.1)  # of it too, whatever heading or form of law stands by what was read
_CHANGES_COMPANY = 0.995  # its share of what replaces a company by its form of law
_SWAPS = 0.995  # its share of each party that was read as the other
_SURE_OF_BOTH = 0.97  # of the joint scorer, where that which sees a name alone is asked too
_AS_GOOD = 0.5  # times the likeliest, of the same name elsewhere on the paper
_SHORTEST_PART = 4
_ASKED_ALWAYS = frozenset({DocumentKind.BILL_OF_LADING})
"""Kinds whose letterhead is of neither party, so that one company is easily taken for another."""
WeighedNames = Sequence[tuple[NameCandidate, NameMarks, Mapping[str, float]]]
"""The names of a paper with their marks, each with how likely it is the seller's and the buyer's."""
_TERMS = (SELLER, BUYER)
_WITHOUT_BUYER = frozenset({DocumentKind.RECEIPT})


@dataclass(frozen=True, slots=True)
class _Likely:
    """A name and how likely it is one of the parties."""

    name: NameCandidate
    share: float


def likelier_parties(
    layout: DocumentLayout,
    kind: DocumentKind,
    seller: Party | None,
    buyer: Party | None,
    issuer: str | None = SELLER,
    weighed: WeighedNames | None = None,
) -> tuple[Party | None, Party | None]:
    """Seller and buyer, each as the rules read them or the likelier one; `issuer` is the term of whoever writes the paper."""
    parties = (seller,) if kind in _WITHOUT_BUYER and buyer is None else (seller, buyer)
    if kind not in _ASKED_ALWAYS and not any(map(_is_doubtful, parties)):
        return seller, buyer
    if weighed is None:
        names = find_names(layout)
        marks = name_marks(layout, names, kind)
    else:
        names, marks = [name for name, _, _ in weighed], [each for _, each, _ in weighed]
    found = _alone(marks) if weighed is None else _of_both(marks, [joint for _, _, joint in weighed])
    likely = {term: [_Likely(name, own[term]) for name, own in zip(names, found, strict=True)] for term in (SELLER, BUYER)}
    better = {term: _better(likely[term], now) for term, now in ((SELLER, seller), (BUYER, buyer))}
    sells, buys = better[SELLER], better[BUYER]
    if sells is not None and buys is not None and _are_one(sells.name.key, buys.name.key):
        better[BUYER if sells.share > buys.share else SELLER] = None
    chosen = {SELLER: seller, BUYER: buyer}
    for term, other in ((SELLER, BUYER), (BUYER, SELLER)):
        new = better[term]
        if new is None:
            continue
        replaced, others = better[other], chosen[other]
        beside = replaced.name.key if replaced is not None else name_key(others.name) if others is not None else ""
        if not _are_one(new.name.key, beside):
            chosen[term] = _party(layout, likely[term], new, others.cells if others is not None else (), is_issuer=term == issuer)
    return chosen[SELLER], chosen[BUYER]


def joint_parties(
    layout: DocumentLayout, kind: DocumentKind, seller: Party | None, buyer: Party | None, weighed: WeighedNames
) -> tuple[Party | None, Party | None]:
    """Seller and buyer as they were read, or another or one that is missing where the joint scorer is surer of that.

    On invoices and credit notes less is enough, since of them it learned most.
    """
    bounds = _OF_INVOICES if kind in RECEIVABLE_KINDS else _OF_OTHERS
    found = {}
    if _is_the_other(layout, seller, buyer, weighed):
        seller = None
    is_swap = seller is not None and buyer is not None and _are_swapped(layout, seller, buyer, weighed)
    for term, now, other in ((SELLER, seller, buyer), (BUYER, buyer, seller)):
        likely = [_Likely(name, share[term]) for name, _, share in weighed]
        best = max(likely, key=lambda each: each.share, default=None)
        found[term] = now
        if best is None or best.share < bounds.replaces or _is_no_party(best.name.text):
            continue
        if other is not None and _are_one(best.name.key, name_key(other.name)) and not is_swap:
            continue
        if now is not None:
            key = name_key(now.name)
            same = [each.share for each in likely if _are_one(each.name.key, key) or _stands_in(each.name, now)]
            is_known = bool(same) and not now.heading and _is_doubtful(now)
            own = max(same, default=0.0)
            is_likelier = bounds.hold(own, best.share) and (is_known or best.share >= OF_UNSEEN)
            least = 0.0 if _is_doubtful(now) else _CHANGES_COMPANY
            if best.share < least or not (is_likelier or _FAR_BETTER.hold(own, best.share)):
                continue
        elif best.share < bounds.fills:
            continue
        found[term] = _party(layout, likely, best, (), is_issuer=False)
    return found[SELLER], found[BUYER]


def _is_the_other(layout: DocumentLayout, seller: Party | None, buyer: Party | None, weighed: WeighedNames) -> bool:
    """Whether who was read as the seller for want of another, under something else, surely is the buyer, and another the seller."""
    if seller is None or buyer is not None or not weighed:
        return False
    if any(each.name == seller.name for each in headed_parties(layout, "seller_heading")):
        return False
    sells, buys = (max(weighed, key=lambda each: each[2][term]) for term in (SELLER, BUYER))
    is_sure = sells[2][SELLER] >= _SWAPS and buys[2][BUYER] >= _SWAPS
    begins = buys[0].cell.line_number == 0  # as a letterhead does
    return is_sure and not begins and _are_one(buys[0].key, name_key(seller.name)) and not _are_one(sells[0].key, buys[0].key)


def _are_swapped(layout: DocumentLayout, seller: Party, buyer: Party, weighed: WeighedNames) -> bool:
    """Whether each party surely is the other, though not each stands under a listed heading of its own."""
    headed = (("seller_heading", seller), ("buyer_heading", buyer))
    if not weighed or all(any(each.name == own.name for each in headed_parties(layout, role)) for role, own in headed):
        return False
    return all(
        best[2][term] >= _SWAPS and _are_one(best[0].key, name_key(read.name))
        for term, read in ((SELLER, buyer), (BUYER, seller))
        for best in [max(weighed, key=lambda each: each[2][term])]
    )


def _is_no_party(name: str) -> bool:
    """Whether a name is that of a bank or of a firm that buys claims."""
    return is_bank(name) or surely_finances(name)


def _alone(marks: Sequence[NameMarks]) -> list[Mapping[str, float]]:
    """How likely each name is either party by the scorer that sees it alone."""
    return [{term: own[CLASSES.index(term)] for term in _TERMS} for own in shares(marks)]


def _of_both(marks: Sequence[NameMarks], joint: Sequence[Mapping[str, float]]) -> list[Mapping[str, float]]:
    """How likely each name is either party by two scorers; that which sees a name alone is asked of those that the joint one is sure of."""
    sure = [at for at, each in enumerate(joint) if any(each[term] >= _SURE_OF_BOTH for term in _TERMS)]
    found: list[Mapping[str, float]] = [{term: min(each[term], _HARDLY) for term in _TERMS} for each in joint]
    for at, alone in zip(sure, _alone([marks[at] for at in sure]), strict=True):
        own = joint[at]
        found[at] = {term: min(alone[term], own[term]) if own[term] >= _SURE_OF_BOTH else found[at][term] for term in _TERMS}
    return found


def _is_doubtful(party: Party | None) -> bool:
    return party is None or not has_strong_legal_form(party.name)


def _better(likely: Sequence[_Likely], now: Party | None) -> _Likely | None:
    """The likeliest name, where it is sure and what the rules read is not or hardly likely; None where that stays."""
    best = max(likely, key=lambda each: each.share, default=None)
    least = _FILLS if now is None else _CHANGES_HEADED if now.heading else _CHANGES if _is_doubtful(now) else _CHANGES_FORMED
    if best is None or best.share < least or is_bank(best.name.text):
        return None
    if now is None:
        return best
    if now.heading and not _is_doubtful(now):
        return None  # a company under a listed heading
    key = name_key(now.name)
    if _are_one(key, best.name.key) or _stands_in(best.name, now):
        return None
    own = max((each.share for each in likely if _are_one(each.name.key, key) or _stands_in(each.name, now)), default=0.0)
    return best if own <= (_HARDLY if _is_doubtful(now) else _NEVER) else None


def _are_one(key: str, other: str) -> bool:
    """Whether two names are one, or one is the beginning of the other: a trade name, or the first line of a long name."""
    short, long = sorted((key, other), key=len)
    return short == long or (len(short) >= _SHORTEST_PART and long.startswith(short))


def _stands_in(name: NameCandidate, party: Party) -> bool:
    """Whether a name stands where a party's name was read, and is a part of that or holds it."""
    where, own, key = party.name_evidence.box, name.cell.box, name_key(party.name)
    if where is None or party.name_evidence.page_number != name.cell.page_number or (name.key not in key and key not in name.key):
        return False
    return own.x0 < where.x1 and where.x0 < own.x1 and where.top < (own.top + own.bottom) / 2 < where.bottom


def _party(layout: DocumentLayout, likely: Sequence[_Likely], best: _Likely, taken: Sequence[Cell], *, is_issuer: bool) -> Party:
    """The party of a name, from the place where it has its form of law and its address."""
    places = [each for each in likely if each.share >= _AS_GOOD * best.share and _are_one(each.name.key, best.name.key)]
    read = [_read(layout, each) for each in places]
    party = max(read, key=lambda each: (has_legal_form(each.name), bool(each.address), each.score))
    if party.address or not is_issuer:
        return party
    name = next(each.name for each, own in zip(places, read, strict=True) if own is party)
    return NamedIssuer(name.key, party.name, name.cell, party.score, ()).as_party(layout, taken)


def _read(layout: DocumentLayout, likely: _Likely) -> Party:
    name = likely.name
    cells = [name.cell, *stack_below(layout.page(name.cell.page_number), name.cell)[1:]]
    party = party_of(layout, cells, is_headed=True)
    if party is None or not _are_one(name_key(party.name), name.key):
        party = Party(tidy_name(name.text), name.cell.evidence(), "", None, 0.0, (name.cell,))
    return with_score(party, likely.share, LIKELIEST)
