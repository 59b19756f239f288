"""A second reading of orders, deliveries, lists and receipts: where rules found nothing or something unlikely and the scorer is sure.

Rules read labels and places that somebody foresaw; the joint scorer weighs everything around a figure, on houses that it never
saw too. It decides only where it hardly doubts, and against a rule only where what the rule took hardly looks like such a field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.candidates.finding import Candidate, CandidateKind
from extractors.candidates.guessed_fields import is_no_day_to_pay
from extractors.candidates.guesses import Guess, announced_of, by_candidates, is_labelled
from extractors.candidates.marks import Marks
from extractors.candidates.own_numbers import MAY_STAND_OVER_NUMBERS, is_of_party, is_spoken_of, names_another, names_invoice
from extractors.candidates.paper_marks import layout_of_kind, marked_candidates, rows_of
from extractors.fields.amounts import canonical, decimal_mark_of
from extractors.fields.company_names import tidy_address
from extractors.fields.credit_note_labels import speaks_of_invoice
from extractors.fields.date_candidates import is_condition
from extractors.fields.dated import DocumentDates
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party
from extractors.joint_scorer.bounds import OF_UNSEEN, Bounds
from extractors.joint_scorer.network import CLASSES, OWN_NUMBER
from extractors.joint_scorer.weighed import OWN_NUMBERS, Weighed, class_of, weigh
from extractors.kinds import ExtractedParts
from extractors.model import Evidence, Field, Page, Value
from extractors.party_names.likelier import joint_parties
from extractors.signs import has_letter
from extractors.terms import RECEIVABLE_KINDS, DocumentKind, Term

_HARDLY = 0.05
_SURE, _VERY_SURE, _NEVER = 0.9, 0.98, 0.002
_AGAINST_LABEL, _CERTAIN = 0.98, 0.97
_BOUNDS: Mapping[str, Bounds] = {
    "issue_date": Bounds(0.8, 0.8, 0.1),
    OWN_NUMBER: Bounds(0.8, 0.95, 0.02),
    "po_number": Bounds(0.9, 0.9, 0.02),
    "seller_tax_id": Bounds(0.8, 0.9, 0.05),
    "buyer_tax_id": Bounds(0.8, 0.9, 0.05),
    "gross_total": Bounds(0.9, 0.85, 0.05),
    "net_total": Bounds(0.95, 0.95, 0.02),
    "tax_total": Bounds(0.95, 0.95, 0.02),
}
_BOUNDS_OF_INVOICES: Mapping[str, Bounds] = {
    "issue_date": Bounds(0.8, 0.8, 0.005),
    "due_date": Bounds(0.95, 0.8, 0.02),
    OWN_NUMBER: Bounds(0.6, 0.6, 0.02),
    "po_number": Bounds(0.8, 0.8, 0.02),
    "delivery_note_number": Bounds(0.9, 0.9, 0.02),
    "seller_tax_id": Bounds(0.9, 0.95, 0.02),
    "buyer_tax_id": Bounds(0.9, 0.95, 0.02),
    "registration_number": Bounds(0.95, 0.95, 0.02),
}
_PRICED = frozenset({DocumentKind.PURCHASE_ORDER, DocumentKind.QUOTATION})
_SAME_DAY = (Term.DELIVERY_DATE, Term.ORDER_DATE, Term.STATEMENT_DATE)
_DELIVERIES = frozenset({DocumentKind.DELIVERY_NOTE, DocumentKind.BILL_OF_LADING, DocumentKind.TIMESHEET})
_BUYERS = frozenset({DocumentKind.PURCHASE_ORDER, DocumentKind.REMITTANCE_ADVICE})  # whoever buys or pays writes them
_IDENTIFIERS = (Term.SELLER_TAX_ID, Term.BUYER_TAX_ID, Term.REGISTRATION_NUMBER)
_TAX_IDS = (Term.SELLER_TAX_ID, Term.BUYER_TAX_ID)
_OVERLAP = 1.0  # points
_BEHIND_NUMBER = 24.0  # points, room for "of" or "vom"
_CLEAR = 0.6  # of what a recogniser says of its own print
_CREDITED = "related_invoice"
_NUMBER_OF_WHATEVER = "plain"  # "Claim No"
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    marks: Marks
    share: float


_Groups = Mapping[str, Sequence[_Scored]]


def read_again(kind: DocumentKind, pages: Sequence[Page], parts: ExtractedParts) -> ExtractedParts:
    """What rules read of a paper, with what the scorer is sure of where they left a field open or took something unlikely."""
    if kind not in OWN_NUMBERS or kind in RECEIVABLE_KINDS or not pages:
        return parts
    layout = layout_of_kind(kind, pages)
    mark = decimal_mark_of(cell.text for cell in layout.cells_with_digits)
    marked = marked_candidates(kind, layout, parts, mark)
    weighed = weigh(layout, kind, marked, rows_of(layout, parts))
    fields = compared(kind, layout, parts.fields, weighed)
    return parts if fields == parts.fields else replace(parts, fields=fields)


def _with_parties(layout: DocumentLayout, kind: DocumentKind, read: Sequence[Field], weighed: Weighed) -> tuple[Field, ...]:
    """The fields with the parties of whom the scorer is surer."""
    fields = {field.term: field for field in read}
    places = ((Term.SELLER_NAME, Term.SELLER_ADDRESS), (Term.BUYER_NAME, Term.BUYER_ADDRESS))
    seller, buyer = (_party_of(fields, *each) for each in places)
    found = joint_parties(layout, kind, seller, buyer, weighed.names)
    for (name, address), before, party in zip(places, (seller, buyer), found, strict=True):
        if party is None or party is before:
            continue
        fields.pop(address, None)
        fields[name] = Field(name, Value(party.name), (party.name_evidence,), None, "layout")
        if party.address and party.address_evidence:
            fields[address] = Field(address, Value(tidy_address(party.address)), (party.address_evidence,), None, "layout")
    return tuple(fields.values())


def _party_of(fields: Mapping[Term, Field], name: Term, address: Term) -> Party | None:
    read = fields.get(name)
    if read is None or read.value is None:
        return None
    where = fields.get(address)
    place = where.evidence[0] if where is not None and where.evidence else None
    return Party(read.value, read.evidence[0], (where.value if where is not None else None) or "", place, 0.0, ())


def compared(kind: DocumentKind, layout: DocumentLayout, read: Sequence[Field], weighed: Weighed) -> tuple[Field, ...]:
    """The fields that rules read, with those in their place that are much likelier by all that stands on the paper."""
    read = _with_parties(layout, kind, read, weighed)
    groups = {name: group for each in _wanted(kind) for name, group in _by_class(kind, each, weighed).items()}
    fields = {field.term: field for field in read}
    for name, bounds in (_BOUNDS_OF_INVOICES if kind in RECEIVABLE_KINDS else _BOUNDS).items():
        if groups.get(name):
            _decide(kind, layout, fields, name, bounds, groups)
    return tuple(_with_tax_ids(read, fields).values())


def _with_tax_ids(read: Sequence[Field], fields: Mapping[Term, Field]) -> Mapping[Term, Field]:
    """The fields with the tax numbers as they were read, where one would be left without a number since it is taken for the other's."""
    before = {each.term: each for each in read if each.term in _TAX_IDS}
    return fields if all(term in fields for term in before) else {**{k: v for k, v in fields.items() if k not in _TAX_IDS}, **before}


def _wanted(kind: DocumentKind) -> Sequence[CandidateKind]:
    return ("amount", "date", "number") if kind in _PRICED else ("date", "number")


def _by_class(of: DocumentKind, kind: CandidateKind, weighed: Weighed) -> dict[str, list[_Scored]]:
    """The candidates of one kind for each class, the likeliest first; the own number of an order is an order's number by either class."""
    found = {}
    for name in CLASSES[kind]:
        names = (name, str(OWN_NUMBERS[of])) if name == OWN_NUMBER else (name,)
        scored = (
            _Scored(candidate, marks, sum(share.get(other, 0.0) for other in names))
            for candidate, marks, share in weighed.candidates
            if candidate.kind == kind
        )
        found[name] = sorted(scored, key=lambda each: -each.share)
    return found


def _decide(
    kind: DocumentKind,
    layout: DocumentLayout,
    fields: dict[Term, Field],
    name: str,
    bounds: Bounds,
    groups: _Groups,
) -> None:
    """Takes the likeliest candidate where the field is open or what stands there is hardly likely."""
    term = OWN_NUMBERS[kind] if name == OWN_NUMBER else Term(name)
    if term is None or (name != OWN_NUMBER and term == OWN_NUMBERS[kind]):
        return
    if name == "issue_date" and kind is DocumentKind.STATEMENT:
        term = Term.STATEMENT_DATE
    group = groups[name]
    best, read = group[0], fields.get(term)
    holders = [each for each in fields if each is not term and _holds(fields[each], best.candidate)]
    if not _is_better(kind, term, read, group, bounds) or not _may_be(kind, name, best):
        return
    if term is Term.ISSUE_DATE and read is not None and _stands_behind_number(read, fields.get(Term.INVOICE_NUMBER), groups):
        return
    if kind in RECEIVABLE_KINDS and (_is_called_else(kind, name, best, read) or _is_of_somebody(name, best, fields)):
        return
    if not all(_gives_up(kind, fields[each], best, groups) for each in holders):
        return
    for each in holders:
        del fields[each]  # one number is not two
    if best.candidate.kind == "date":
        _take_date(kind, layout, fields, term, best, groups)
    elif best.candidate.kind == "amount":
        _take_amount(fields, term, best)
    else:
        fields[term] = Field(term, Value(best.candidate.text), (best.candidate.evidence,), None, by_candidates(best.share))


def _is_called_else(kind: DocumentKind, name: str, best: _Scored, read: Field | None) -> bool:
    """Whether a listed label says that a candidate is something else, or on a credit note that it is of the invoice that is credited.

    What is all but certain may stand by such a label, as one of a block beside it reads like it, but not by one that names
    another day or number where nothing was read, nor a tax number.
    """
    is_credit = kind is DocumentKind.CREDIT_NOTE
    announced = announced_of(best.candidate, best.marks, is_credit=is_credit) - _may_be_called(name)
    is_certain = best.share >= _CERTAIN and name not in _TAX_IDS
    if read is None:
        ends = "_date" if best.candidate.kind == "date" else ("_number", "_id")
        is_certain = is_certain and not any(role.endswith(ends) or role == _CREDITED for role in announced)
    if is_credit and (name == OWN_NUMBER or best.candidate.kind == "date") and _is_of_credited(best):
        return not is_certain or read is not None
    return not is_certain and bool(announced)


def _is_of_somebody(name: str, best: _Scored, fields: Mapping[Term, Field]) -> bool:
    """Whether what may be a paper's own number is of a party's name or address, or a day is that on which something else happens."""
    if name == OWN_NUMBER:
        return is_of_party(best.candidate, fields.values()) or is_spoken_of(best.candidate)
    if name == Term.ISSUE_DATE and Term.ISSUE_DATE not in fields and Term.DUE_DATE in fields:
        return _is_of(fields[Term.DUE_DATE], best.candidate)
    return name == Term.DUE_DATE and is_no_day_to_pay(best.candidate.label)


def _stands_behind_number(date: Field, number: Field | None, groups: _Groups) -> bool:
    """Whether a day stands right behind what may be the paper's own number in its line, "Invoice No. 123 of 03.06.2025"."""
    if number is None or not number.evidence or not date.evidence or (_share_of(number, groups.get(OWN_NUMBER, ())) or 0.0) < _HARDLY:
        return False
    own, day = number.evidence[0], date.evidence[0]
    if own.box is None or day.box is None or own.page_number != day.page_number:
        return False
    is_in_line = min(own.box.bottom, day.box.bottom) - max(own.box.top, day.box.top) > _OVERLAP
    return is_in_line and 0 <= day.box.x0 - own.box.x1 <= _BEHIND_NUMBER


def _is_of_credited(best: _Scored) -> bool:
    guess = Guess(best.candidate, best.share)
    return names_invoice(guess) or names_another(guess)


def _is_better(kind: DocumentKind, term: Term, read: Field | None, group: Sequence[_Scored], bounds: Bounds) -> bool:
    """Whether the likeliest candidate fills what is open, or is much likelier than what was read.

    On invoices that takes more where a listed label says that it is what was read, and where that is no candidate, so that nothing is known
    of it; on other papers it stays then.
    """
    best = group[0]
    if read is None:
        return best.share >= bounds.fills
    own = _share_of(read, group)
    if own is None:
        return kind in RECEIVABLE_KINDS and best.share >= OF_UNSEEN
    if kind in RECEIVABLE_KINDS and _is_labelled(read, term, group):
        return best.share >= _AGAINST_LABEL and own <= _NEVER
    return own <= bounds.doubted and best.share >= bounds.replaces and not _is_of(read, best.candidate)


def _holds(read: Field, candidate: Candidate) -> bool:
    """Whether a number is read as another field already; one date or amount may be two."""
    return candidate.kind == "number" and (read.term in _IDENTIFIERS or read.term.endswith("_number")) and _is_of(read, candidate)


def _keeps(read: Field, kind: DocumentKind, groups: _Groups) -> bool:
    """Whether a field keeps its number, since it may well be what it was read as."""
    share = _share_of(read, groups.get(class_of(kind, read.term), ()))
    return read.term is Term.REGISTRATION_NUMBER or share is None or share > _HARDLY


def _may_be_called(name: str) -> set[str]:
    """What a listed label may say of a number that is this: "VAT No" says not whose it is."""
    if name == OWN_NUMBER:
        return {*MAY_STAND_OVER_NUMBERS, str(Term.INVOICE_NUMBER)} - {_NUMBER_OF_WHATEVER}
    return {*MAY_STAND_OVER_NUMBERS, *((*_TAX_IDS, Term.TAX_TOTAL, Term.TAX_RATE) if name in _TAX_IDS else ()), name}


def _gives_up(kind: DocumentKind, held: Field, best: _Scored, groups: _Groups) -> bool:
    """Whether a number may be taken from what it was read as: it hardly is that, and on invoices that surely is another."""
    if _keeps(held, kind, groups):
        return False
    if kind not in RECEIVABLE_KINDS:
        return True
    if held.term not in _IDENTIFIERS:
        return held.extracted_by != "labels"
    group = groups.get(str(held.term), ())
    own = _share_of(held, group) or 0.0
    is_never = held.term not in _TAX_IDS and best.share >= _VERY_SURE and own <= _NEVER
    return is_never or (bool(group) and group[0].share >= _SURE and not _is_of(held, group[0].candidate))


def _may_be(kind: DocumentKind, name: str, best: _Scored) -> bool:
    """Whether nothing speaks against a candidate that scoring does not see.

    The day with a time beside it is when a program printed the paper, but for that of a till. What no label calls a tax number may be any
    number of a party, and on papers that the buyer writes the letterhead's own is his, which scoring hardly tells. A number that words
    follow is part of a name or a sentence, "OYO 4189 Resort".
    """
    candidate = best.candidate
    if kind in RECEIVABLE_KINDS and not (is_labelled(candidate) and _is_clear(candidate)):
        return False
    if name in _TAX_IDS:
        is_named = kind not in _BUYERS and any(name_of_tax in role for role in best.marks.roles for name_of_tax in _TAX_IDS)
        return kind in RECEIVABLE_KINDS or is_named or (best.share >= _VERY_SURE and is_labelled(candidate))
    if candidate.kind == "number":
        return not has_letter(candidate.cell.text[candidate.end :])
    if candidate.printed is None:
        return True
    beside = candidate.cell.text.replace(candidate.text, " ")
    return not is_condition(candidate.printed) and (kind is DocumentKind.RECEIPT or _CLOCK.search(beside) is None)


def _is_clear(candidate: Candidate) -> bool:
    """Whether nothing of a candidate is print that was hardly recognised."""
    return all(
        word.confidence is None or word.confidence >= _CLEAR for word in candidate.cell.words_between(candidate.start, candidate.end)
    )


def _share_of(read: Field, group: Sequence[_Scored]) -> float | None:
    """How likely what was read is this field; None where it is no candidate, so that nothing is known of it."""
    return max((each.share for each in group if _is_of(read, each.candidate)), default=None)


def _is_labelled(read: Field, term: Term, group: Sequence[_Scored]) -> bool:
    """Whether a listed label beside or over what was read, or the word "invoice" before it, says that it may be this."""
    own = [each for each in group if _is_of(read, each.candidate)]
    if term in (Term.INVOICE_NUMBER, Term.ISSUE_DATE) and any(speaks_of_invoice(each.candidate.label) for each in own):
        return True
    return any(role.startswith("role_") and f":{term}:" in role for each in own for role in each.marks.roles)


def _is_of(read: Field, candidate: Candidate) -> bool:
    """Whether a field was read from where a candidate stands, or says the same."""
    if candidate.kind == "number" and _plain(read.value or "") == _plain(candidate.text):
        return True
    if candidate.kind == "amount" and read.value is not None and read.value.lstrip("-") == canonical(candidate.amount):
        return True
    return any(_overlap(each, candidate.evidence) for each in read.evidence)


def _overlap(one: Evidence, other: Evidence) -> bool:
    if one.page_number != other.page_number or one.box is None or other.box is None:
        return False
    across = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    return across > _OVERLAP and min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top) > _OVERLAP


def _take_date(kind: DocumentKind, layout: DocumentLayout, fields: dict[Term, Field], term: Term, best: _Scored, groups: _Groups) -> None:
    """Puts the day of a paper in its place, and in that of the days which the rules took from the same print for want of their own."""
    printed = best.candidate.printed
    if printed is None:
        return
    issuer = (Term.BUYER_NAME, Term.BUYER_ADDRESS) if kind in _BUYERS else (Term.SELLER_NAME, Term.SELLER_ADDRESS)
    said = "\n".join(each.text for own in issuer if own in fields for each in fields[own].evidence)
    currency = fields[Term.CURRENCY].value if Term.CURRENCY in fields else None
    dates = DocumentDates(layout, currency, said)
    by = by_candidates(best.share)
    dates.settle(printed, None)
    before = fields.get(term)
    if before is not None and before.value == dates.field(term, printed).value:
        return
    follows = {
        each
        for each in _SAME_DAY
        if before is not None and each in fields and fields[each].evidence == before.evidence and not _keeps(fields[each], kind, groups)
    }
    if kind in _DELIVERIES and Term.DELIVERY_DATE not in fields:
        follows.add(Term.DELIVERY_DATE)
    if term is Term.STATEMENT_DATE:
        follows.add(Term.ISSUE_DATE)
    for each in (term, *sorted(follows - {term})):
        fields[each] = dates.field(each, printed, by)
    if term is not Term.DUE_DATE and Term.DUE_DATE in fields and fields[Term.DUE_DATE].evidence == fields[term].evidence:
        del fields[Term.DUE_DATE]


def _take_amount(fields: dict[Term, Field], term: Term, best: _Scored) -> None:
    """Puts a total in its place, unless the sums hold that rules found."""
    net, tax, gross = (fields[each].value if each in fields else None for each in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL))
    if net and tax and gross and Decimal(tax) and Decimal(net) + Decimal(tax) == Decimal(gross):
        return
    fields[term] = Field(term, Value(canonical(best.candidate.amount)), (best.candidate.evidence,), None, by_candidates(best.share))


def _plain(text: str) -> str:
    return "".join(ch for ch in text.lower() if ch.isalnum())
