"""A second reading of a paper: where rules found nothing or something unlikely and the joint scorer is sure.

Rules read labels and places that somebody foresaw; the joint scorer weighs everything around a figure, on houses that it never
saw too. It decides only where it hardly doubts, and against a rule only where what the rule took hardly looks like such a field, or where
it is all but certain of another. What still speaks against a candidate is in `objections`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.candidates.finding import Candidate, CandidateKind
from extractors.candidates.guesses import by_candidates
from extractors.candidates.objections import AGAINST_OTHER_DAY, BUYERS, TAX_IDS, is_called_else, is_of_somebody, may_be
from extractors.candidates.paper_marks import layout_of_kind, marked_candidates, rows_of
from extractors.candidates.scored import OVERLAP, Groups, Scored, by_class, is_of, share_of
from extractors.fields.amounts import canonical, decimal_mark_of
from extractors.fields.company_names import tidy_address
from extractors.fields.credit_note_labels import speaks_of_invoice
from extractors.fields.dated import DocumentDates
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party
from extractors.joint_scorer.bounds import OF_FAR_BETTER, OF_UNSEEN, Bounds
from extractors.joint_scorer.network import OWN_NUMBER
from extractors.joint_scorer.weighed import OWN_NUMBERS, Weighed, class_of, weigh
from extractors.kinds import ExtractedParts
from extractors.model import Field, Page, Value
from extractors.party_names.likelier import joint_parties
from extractors.terms import RECEIVABLE_KINDS, DocumentKind, Term

_HARDLY, _NEVER = 0.05, 0.002
_SURE, _VERY_SURE = 0.9, 0.98
_AGAINST_LABEL = 0.98
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
_IDENTIFIERS = (Term.SELLER_TAX_ID, Term.BUYER_TAX_ID, Term.REGISTRATION_NUMBER)
_BEHIND_NUMBER = 24.0  # points, room for "of" or "vom"


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
    groups = {name: group for each in _wanted(kind) for name, group in by_class(kind, each, weighed).items()}
    fields = {field.term: field for field in read}
    for name, bounds in (_BOUNDS_OF_INVOICES if kind in RECEIVABLE_KINDS else _BOUNDS).items():
        if groups.get(name):
            _decide(kind, layout, fields, name, bounds, groups)
    return tuple(_with_tax_ids(read, fields, groups).values())


def _with_tax_ids(read: Sequence[Field], fields: Mapping[Term, Field], groups: Groups) -> Mapping[Term, Field]:
    """The fields with the tax numbers as they were read, where one would be left without a number since it is taken for the other's.

    What is all but certain stays so: the letterhead's number on an order is the buyer's, and the seller has none.
    """
    before = {each.term: each for each in read if each.term in TAX_IDS}
    kept = {each for each in TAX_IDS if each in fields and (share_of(fields[each], groups.get(each, ())) or 0.0) >= OF_FAR_BETTER.replaces}
    if kept or all(term in fields for term in before):
        return fields
    return {**{term: field for term, field in fields.items() if term not in TAX_IDS}, **before}


def _wanted(kind: DocumentKind) -> Sequence[CandidateKind]:
    return ("amount", "date", "number") if kind in _PRICED else ("date", "number")


def _decide(
    kind: DocumentKind,
    layout: DocumentLayout,
    fields: dict[Term, Field],
    name: str,
    bounds: Bounds,
    groups: Groups,
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
    if not _is_better(kind, term, read, group, bounds) or not may_be(kind, name, best, read, groups):
        return
    if term is Term.ISSUE_DATE and read is not None and _keeps_day(read, best, fields.get(Term.INVOICE_NUMBER), groups):
        return
    if kind in RECEIVABLE_KINDS and (is_called_else(kind, name, best, read) or is_of_somebody(name, best, fields, groups)):
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


def _keeps_day(date: Field, best: Scored, number: Field | None, groups: Groups) -> bool:
    """Whether a day stays the day of issue since it stands behind the paper's number; not where it surely is none and another surely is."""
    own = share_of(date, groups[Term.ISSUE_DATE])
    is_replaced = best.share >= AGAINST_OTHER_DAY and own is not None and own <= _NEVER
    return not is_replaced and _stands_behind_number(date, number, groups)


def _stands_behind_number(date: Field, number: Field | None, groups: Groups) -> bool:
    """Whether a day stands right behind what may be the paper's own number in its line, "Invoice No. 123 of 03.06.2025"."""
    if number is None or not number.evidence or not date.evidence or (share_of(number, groups.get(OWN_NUMBER, ())) or 0.0) < _HARDLY:
        return False
    own, day = number.evidence[0], date.evidence[0]
    if own.box is None or day.box is None or own.page_number != day.page_number:
        return False
    is_in_line = min(own.box.bottom, day.box.bottom) - max(own.box.top, day.box.top) > OVERLAP
    return is_in_line and 0 <= day.box.x0 - own.box.x1 <= _BEHIND_NUMBER


def _is_better(kind: DocumentKind, term: Term, read: Field | None, group: Sequence[Scored], bounds: Bounds) -> bool:
    """Whether the likeliest candidate fills what is open, or is much likelier than what was read.

    On invoices that takes more where a listed label says that it is what was read, and where that is no candidate, so that nothing is known
    of it; on other papers it stays then.
    """
    best = group[0]
    if read is None:
        return best.share >= bounds.fills
    own = share_of(read, group)
    if own is None:
        return kind in RECEIVABLE_KINDS and best.share >= OF_UNSEEN
    is_of_credited = kind is DocumentKind.CREDIT_NOTE and term is Term.INVOICE_NUMBER  # "invoice number" may be said of that there
    if kind in RECEIVABLE_KINDS and not is_of_credited and _is_labelled(read, term, group):
        return best.share >= _AGAINST_LABEL and own <= _NEVER
    is_better = OF_FAR_BETTER.hold(own, best.share) or bounds.hold(own, best.share)
    return is_better and not is_of(read, best.candidate)


def _holds(read: Field, candidate: Candidate) -> bool:
    """Whether a number is read as another field already; one date or amount may be two."""
    return candidate.kind == "number" and (read.term in _IDENTIFIERS or read.term.endswith("_number")) and is_of(read, candidate)


def _keeps(read: Field, kind: DocumentKind, groups: Groups) -> bool:
    """Whether a field keeps its number, since it may well be what it was read as."""
    share = share_of(read, groups.get(class_of(kind, read.term), ()))
    return read.term is Term.REGISTRATION_NUMBER or share is None or share > _HARDLY


def _gives_up(kind: DocumentKind, held: Field, best: Scored, groups: Groups) -> bool:
    """Whether a number may be taken from what it was read as: it hardly is that, and on invoices that surely is another."""
    if _keeps(held, kind, groups):
        return False
    if kind not in RECEIVABLE_KINDS:
        return True
    if held.term not in _IDENTIFIERS:
        return held.extracted_by != "labels"
    group = groups.get(str(held.term), ())
    own = share_of(held, group) or 0.0
    is_never = held.term not in TAX_IDS and best.share >= _VERY_SURE and own <= _NEVER
    return is_never or (bool(group) and group[0].share >= _SURE and not is_of(held, group[0].candidate))


def _is_labelled(read: Field, term: Term, group: Sequence[Scored]) -> bool:
    """Whether a listed label beside or over what was read, or the word "invoice" before it, says that it may be this."""
    own = [each for each in group if is_of(read, each.candidate)]
    if term in (Term.INVOICE_NUMBER, Term.ISSUE_DATE) and any(speaks_of_invoice(each.candidate.label) for each in own):
        return True
    return any(role.startswith("role_") and f":{term}:" in role for each in own for role in each.marks.roles)


def _take_date(kind: DocumentKind, layout: DocumentLayout, fields: dict[Term, Field], term: Term, best: Scored, groups: Groups) -> None:
    """Puts the day of a paper in its place, and in that of the days which the rules took from the same print for want of their own."""
    printed = best.candidate.printed
    if printed is None:
        return
    issuer = (Term.BUYER_NAME, Term.BUYER_ADDRESS) if kind in BUYERS else (Term.SELLER_NAME, Term.SELLER_ADDRESS)
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


def _take_amount(fields: dict[Term, Field], term: Term, best: Scored) -> None:
    """Puts a total in its place, unless the sums hold that rules found."""
    net, tax, gross = (fields[each].value if each in fields else None for each in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL))
    if net and tax and gross and Decimal(tax) and Decimal(net) + Decimal(tax) == Decimal(gross):
        return
    fields[term] = Field(term, Value(canonical(best.candidate.amount)), (best.candidate.evidence,), None, by_candidates(best.share))
