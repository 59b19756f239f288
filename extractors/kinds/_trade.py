"""What invoices, orders, delivery notes and receipts share: two parties, numbers, dates, lines and totals."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.candidates.closing import Closing, read_closing
from extractors.candidates.foot import percents_of
from extractors.candidates.guessed_fields import guessed_dates, guessed_numbers, other_number
from extractors.candidates.guesses import Guesses, by_candidates, share_of_guess
from extractors.candidates.own_numbers import own_number
from extractors.candidates.second_reading import compared
from extractors.candidates.totals import decide_with_guesses
from extractors.fields.amounts import DecimalMark, canonical, decimal_mark_of
from extractors.fields.arithmetic import Decision, decide, misread, take_rounded
from extractors.fields.bank_accounts import bank_fields, payee_field
from extractors.fields.credited_numbers import (
    credit_note_number,
    is_of_another_paper,
    is_of_credited_invoice,
    names_an_invoice,
    own_before_anothers,
)
from extractors.fields.currencies import currencies_on, document_currency
from extractors.fields.date_candidates import DateCandidate
from extractors.fields.dated import DocumentDates
from extractors.fields.identifiers import number_field, surely_labelled
from extractors.fields.line_items import LinesFound, find_lines
from extractors.fields.lookup import DocumentLayout, document_layout
from extractors.fields.notices import notice_field
from extractors.fields.page_zones import in_table
from extractors.fields.parties import PartyPlaces, party_fields
from extractors.fields.payable import left_to_pay
from extractors.fields.payment_references import payment_reference_field
from extractors.fields.printed_money import AmountCandidate, may_be_misread
from extractors.fields.progress_claims import last_of_earlier_claims
from extractors.fields.rates_by_their_tax import rates_by_their_tax
from extractors.fields.sale_sentences import sale_sentence_fields
from extractors.fields.signing import lines_of_signatures
from extractors.fields.terms_text import payment_terms_field
from extractors.fields.totals import find_totals
from extractors.fields.unnamed_numbers import number_beside_its_day, number_called, own_reference, unnamed_number
from extractors.kinds import ExtractedParts
from extractors.layout.lines import Cell
from extractors.model import Ambiguous, Evidence, Field, Page, Reading, Value
from extractors.terms import DocumentKind, Term

_SURE_GUESS = 0.97
_WEAK_DATE = 0.45  # a sentence dates another paper


@dataclass(frozen=True, slots=True)
class TradePaper:
    """What to look for on one kind of trade paper: which labels give its number and date, and which parts it has."""

    number_term: Term | None = Term.INVOICE_NUMBER
    number_roles: tuple[str, ...] = ("invoice_number",)
    date_roles: tuple[str, ...] = ("issue_date",)
    further_date_roles: tuple[str, ...] = ()
    """Labels of a day that dates the paper where no label of `date_roles` does, but that of who signed."""
    has_totals: bool = True
    counts_goods: bool = False
    """Whether the goods may be counted and not priced."""
    unnamed_number_of: DocumentKind | None = None
    """The kind whose own number is sought at the head where no label that is known gives it."""
    names_order_and_invoice: bool = False
    """Whether the order and the invoice of a delivery are sought under labels of any words."""
    has_bank: bool = True
    infers_amount_due: bool = False
    largest_is_total: bool = False
    is_paid_rounded: bool = False
    guesses: bool = False
    is_credit: bool = False
    extra_dates: tuple[tuple[Term, str], ...] = ((Term.DELIVERY_DATE, "delivery_date"), (Term.ORDER_DATE, "order_date"))
    extra_numbers: tuple[tuple[Term, str], ...] = ((Term.PO_NUMBER, "po_number"), (Term.DELIVERY_NOTE_NUMBER, "delivery_note_number"))
    needs_date_label: bool = False
    parties: PartyPlaces = dataclasses.field(default_factory=PartyPlaces)

    @property
    def numbers(self) -> tuple[Term, ...]:
        """The numbers of other papers that a paper names."""
        return tuple(term for term, _ in self.extra_numbers)


def read_trade_paper(pages: Sequence[Page], paper: TradePaper) -> ExtractedParts:
    """The fields and lines of a trade paper."""
    return read_laid_out(document_layout(pages, gives_back=paper.is_credit), paper)


def read_laid_out(layout: DocumentLayout, paper: TradePaper, whole: DocumentLayout | None = None) -> ExtractedParts:
    """The same, from pages that are laid out already; `whole` is the paper with the lines that were left out of `layout`.

    Its rows tell which mark parts the cents, whether the day or the month comes first, and the currency where nothing else does.
    """
    whole = whole or layout
    mark = decimal_mark_of(cell.text for cell in whole.cells_with_digits)
    lines = find_lines(layout, mark, are_counted=paper.counts_goods)
    fields: list[Field | None] = []
    payable = None
    guesses = Guesses(layout, mark, lines, is_credit=paper.is_credit) if paper.guesses else None
    if paper.has_totals:
        totals, payable = _totals(layout, mark, lines, paper, guesses)
        fields += totals
    mentions = currencies_on(layout.pages)
    currency = document_currency(mentions, payable, layout.text)
    if currency is None and whole is not layout:
        currency = document_currency(currencies_on(whole.pages), None, whole.text)
    if currency is not None:
        fields.append(Field(Term.CURRENCY, Value(currency.code), (currency.cell.evidence(currency.start, currency.end),), None, "labels"))
    parties = party_fields(layout, paper.parties, guesses.weighed.names if guesses is not None else None)
    bank = bank_fields(layout) if paper.has_bank else []
    dates = DocumentDates(layout, currency.code if currency else None, _issuer(parties, paper), whole.cells)
    fields += _dates(layout, dates, paper, guesses)
    if paper.number_term is not None:
        amounts = {(each.page_number, each.box) for field in fields if field is not None for each in field.evidence}
        called = credit_note_number(layout) if paper.is_credit else None
        labelled = called or number_field(  # "Invoice" over "Value:" beside the total labels no number
            layout, paper.number_term, paper.number_roles, lambda each: (each.evidence.page_number, each.evidence.box) not in amounts
        )
        if paper.is_credit and labelled is not None and called is None:
            labelled = own_before_anothers(layout, labelled, paper.number_term, paper.number_roles)
        if guesses is not None and called is None and (paper.is_credit or not names_an_invoice(layout, paper.number_term, labelled)):
            of_others = [role for term, role in paper.extra_numbers if term != paper.number_term]
            others = surely_labelled(layout, [*of_others, "related_invoice"] if paper.is_credit else of_others)
            others |= {
                each.value
                for each in bank
                if each.term in (Term.BANK_ACCOUNT, Term.BRANCH_CODE) and each.value and each.extracted_by == "labels"
            }
            labelled = own_number(guesses, paper.number_term, labelled, is_credit=paper.is_credit, parties=parties, others=others)
        of_another = paper.is_credit and called is None and labelled is not None and is_of_another_paper(layout, labelled)
        of_another = of_another and not _is_surely_guessed(labelled)
        if (labelled is None or of_another) and paper.unnamed_number_of is not None:
            unnamed = unnamed_number(
                layout, paper.unnamed_number_of, paper.number_roles, {labelled.value or ""} if labelled is not None else ()
            )
            labelled = unnamed.field(paper.number_term) if unnamed is not None else labelled
        if guesses is not None and (
            labelled is None or (paper.is_credit and not _is_surely_guessed(labelled) and is_of_credited_invoice(layout, labelled))
        ):
            reference = own_reference(layout)
            labelled = reference.field(paper.number_term) if reference is not None else labelled
        fields.append(_beside_its_day(layout, paper, labelled, guesses))
    taken = {each.value for each in fields if each is not None and each.term == paper.number_term}
    bank = [each for each in bank if each.extracted_by == "labels" or each.value not in taken]  # one number is not both
    for term, role in paper.extra_numbers:
        if term != paper.number_term:
            other = number_field(layout, term, (role,), lambda each: each.text not in taken)
            better = other_number(guesses, term, other, parties) if guesses is not None else other
            is_called_else = better is not other and better is not None and better.value in surely_labelled(layout, ["plain"])
            fields.append(other if is_called_else else better)
    if paper.names_order_and_invoice:
        fields += _called(layout, fields)
    if guesses is not None:
        fields += guessed_numbers(guesses, [*(each for each in fields if each is not None), *parties], paper.numbers)
    fields += parties
    if paper.has_bank:
        fields += bank
        own = next((each for each in fields if each is not None and each.term is Term.INVOICE_NUMBER), None)
        fields.append(payment_reference_field(layout, own if paper.number_term is Term.INVOICE_NUMBER else None))
        fields.append(payment_terms_field(layout))
        fields.append(notice_field(layout))
        fields.append(payee_field(layout))
    fields += sale_sentence_fields(layout)
    once = tuple(_once(fields))
    if guesses is not None:
        once = compared(DocumentKind.CREDIT_NOTE if paper.is_credit else DocumentKind.INVOICE, layout, once, guesses.weighed)
    return ExtractedParts(once, lines.lines, lines_are_whole=lines.are_whole)


def _beside_its_day(layout: DocumentLayout, paper: TradePaper, labelled: Field | None, guesses: Guesses | None) -> Field | None:
    """The number of an invoice or credit note that stands with its day or under its title, unless a label surely gives another."""
    if paper.number_term is not Term.INVOICE_NUMBER or guesses is None:
        return labelled
    kind = DocumentKind.CREDIT_NOTE if paper.is_credit else DocumentKind.INVOICE
    beside = number_beside_its_day(layout, kind, paper.number_roles)
    known = labelled.value if labelled is not None else None
    if beside is None or known == beside.number.text:
        return labelled
    is_whole = known is not None and len(beside.number.text) > len(known) and beside.number.text.endswith(known)
    called = credit_note_number(layout) if paper.is_credit else None
    surely = {called.value} if called is not None else set()
    is_seen = any(each.candidate.text == beside.number.text for each in guesses.of(Term.INVOICE_NUMBER))
    is_sure = (is_seen and _is_surely_guessed(labelled)) or known in (
        surely if paper.is_credit else surely_labelled(layout, paper.number_roles)
    )
    return labelled if is_sure and not is_whole else beside.field(paper.number_term)


def _is_surely_guessed(number: Field | None) -> bool:
    return number is not None and (share_of_guess(number.extracted_by) or 0.0) >= _SURE_GUESS


def _called(layout: DocumentLayout, fields: Sequence[Field | None]) -> list[Field | None]:
    """The order and the invoice of a delivery that no known label numbers."""
    known = [each for each in fields if each is not None]
    taken = {each.value for each in known if each.value}
    terms = {each.term for each in known}
    missing = ((Term.PO_NUMBER, "po_number"), (Term.INVOICE_NUMBER, "invoice_number"))
    called = ((term, number_called(layout, role, taken)) for term, role in missing if term not in terms)
    return [number.field(term) for term, number in called if number is not None]


def _once(fields: Iterable[Field | None]) -> list[Field]:
    """The first field of each term."""
    kept: dict[Term, Field] = {}
    for field in fields:
        if field is not None:
            kept.setdefault(field.term, field)
    return list(kept.values())


def _totals(
    layout: DocumentLayout, mark: DecimalMark, lines: LinesFound, paper: TradePaper, guesses: Guesses | None
) -> tuple[list[Field | None], Cell | None]:
    found = find_totals(layout, mark, lines.table_lines)
    line_totals = [line.line_total for line in lines.lines if line.line_total is not None]
    if guesses is not None:
        line_rates = {line.tax_rate for line in lines.lines if line.tax_rate is not None}
        claimed_before = last_of_earlier_claims(layout)
        after = max((*lines.table_lines, *((claimed_before,) if claimed_before is not None else ())), default=None)

        def read_foot() -> Closing | None:
            return read_closing(found, line_totals, line_rates, percents_of(layout, mark), after)

        decision = decide_with_guesses(found, guesses, line_totals, read_foot, fallback_to_largest=paper.largest_is_total)
    else:
        decision = decide(found, line_totals, fallback_to_largest=paper.largest_is_total)
    if paper.is_paid_rounded:
        take_rounded(decision, found)
    doubts = misread(decision, line_totals, [rate for rate, _ in found.rates])
    doubts = {term: expected for term, expected in doubts.items() if may_be_misread(decision.chosen[term])}
    fields: list[Field | None] = []
    for term, candidate in decision.chosen.items():
        by = "arithmetic" if term in decision.by_sum or len(candidate.evidence) > 1 else "labels"
        by = by_candidates(candidate.share) if candidate.share is not None else by
        reading = _reading(candidate, doubts.get(term))
        fields.append(Field(term, reading, candidate.evidence, None, by))
    gross = decision.chosen.get(Term.GROSS_TOTAL)
    net = decision.chosen.get(Term.NET_TOTAL)
    if net is not None and Term.LINES_TOTAL not in decision.chosen and line_totals and sum(line_totals) == net.value:
        fields.append(Field(Term.LINES_TOTAL, Value(canonical(net.value)), net.evidence, None, "arithmetic"))
    if (
        paper.infers_amount_due
        and gross is not None
        and Term.GROSS_TOTAL not in doubts
        and Term.AMOUNT_DUE not in decision.chosen
        and Term.PREPAID_TOTAL not in decision.chosen
    ):
        due = left_to_pay(decision.chosen, found) or gross
        fields.append(Field(Term.AMOUNT_DUE, Value(canonical(due.value)), due.evidence, None, "arithmetic"))
    by_tax = () if found.rates else rates_by_their_tax(layout, mark, net, decision.chosen.get(Term.TAX_TOTAL))
    fields.append(_tax_rate(decision, found.rates or by_tax, lines))
    payable = decision.chosen.get(Term.AMOUNT_DUE) or gross
    return fields, payable.cell if payable else None


def _reading(candidate: AmountCandidate, expected: Decimal | None) -> Reading:
    """What a total says; on a scan, a digit that makes the sums fail leaves it in doubt."""
    printed = canonical(candidate.value)
    if expected is None:
        return Value(printed)
    return Ambiguous((printed, canonical(expected)), f"Read as {printed}, but the other figures make {canonical(expected)}")


def _tax_rate(decision: Decision, rates: Sequence[tuple[Decimal, Evidence]], lines: LinesFound) -> Field | None:
    """The tax rate where one rate holds for all of the paper."""
    of_lines = {line.tax_rate for line in lines.lines if line.tax_rate is not None}
    net, tax = decision.chosen.get(Term.NET_TOTAL), decision.chosen.get(Term.TAX_TOTAL)
    by_value = dict(reversed(rates))
    if len(set(by_value) | of_lines) > 1 and net and tax and len(of_lines) <= 1:
        # a percentage of something else stands beside a tax: the one that makes the tax holds
        by_value = {rate: each for rate, each in by_value.items() if rate and abs(net.value * rate / 100 - tax.value) <= Decimal("0.02")}
    if not by_value and len(of_lines) == 1:
        by_value = {line.tax_rate: line.evidence for line in lines.lines if line.tax_rate is not None and line.evidence is not None}
        if not (net and tax):
            return None
    if len(set(by_value) | of_lines) != 1 or not by_value:
        return None
    ((rate, evidence),) = by_value.items()
    if net and tax and abs(net.value * rate / 100 - tax.value) > Decimal("0.05") + net.value / 2000:
        return None
    return Field(Term.TAX_RATE, Value(format(rate.normalize(), "f")), (evidence,), None, "labels")


def _issuer(parties: Iterable[Field], paper: TradePaper) -> str:
    """What a paper says of who wrote it."""
    own = (Term.BUYER_NAME, Term.BUYER_ADDRESS) if paper.parties.letterhead_is_buyer else (Term.SELLER_NAME, Term.SELLER_ADDRESS)
    return "\n".join(each.text for field in parties if field.term in own for each in field.evidence)


def _but_of_signature(layout: DocumentLayout, found: Sequence[DateCandidate]) -> list[DateCandidate]:
    """The dates but those that receivers and drivers wrote where they signed."""
    signed = lines_of_signatures(layout)
    return [each for each in found if (each.printed.cell.page_number, each.printed.cell.line_number) not in signed]


def _dates(layout: DocumentLayout, dates: DocumentDates, paper: TradePaper, guesses: Guesses | None) -> list[Field | None]:
    issued = [each for each in dates.candidates(paper.date_roles, paper.number_roles) if each.score > 0.05]
    if paper.further_date_roles:
        issued = _but_of_signature(layout, issued)
        issued = issued or [each for each in dates.candidates(paper.further_date_roles, paper.number_roles) if each.score > 0.05]
    if paper.number_term is Term.INVOICE_NUMBER and all(in_table(layout, each.printed.cell) for each in issued):
        stated = [each for each in dates.candidates(("statement_date",), paper.number_roles) if each.score > 0.3]
        issued = stated or issued  # a bill that is a statement too; in its table stand the days of payments
    due_dates = [each for each in dates.candidates(("due_date",)) if each.score > 0.3]
    issue, due = dates.issued_and_due(issued, due_dates)
    is_weak = issue is None or max(each.score for each in issued) < _WEAK_DATE
    if is_weak and guesses is not None and not paper.needs_date_label:
        placed, by_terms = dates.by_place(paper.number_roles, due or (due_dates[0].printed if due_dates else None))
        if issue is None or dates.is_in_sentence(issue) or (placed is not None and guesses.prefers_as_issued(placed, issue)):
            issue, due = placed or issue, due if paper.is_credit else by_terms
        if paper.is_credit and issue is not None:
            issue = dates.only_later(issue) or issue
    if issue is None and guesses is None and not (paper.needs_date_label or paper.is_paid_rounded):
        issue, _ = dates.by_place(paper.number_roles, due or (due_dates[0].printed if due_dates else None))
    if issue is None and not paper.needs_date_label:
        issue = dates.first(taken=[each.printed for each in due_dates], anywhere=paper.is_paid_rounded)
    if issue is None and guesses is not None and not paper.needs_date_label:
        issue = guesses.surely_issued()
    if guesses is not None and is_weak and not paper.needs_date_label:
        issue = guesses.better_as_issued(issue)
    dates.settle(issue, due)
    fields: list[Field | None] = []
    if issue is not None:
        fields.append(dates.field(Term.ISSUE_DATE, issue))
    if due is not None:
        fields.append(dates.field(Term.DUE_DATE, due))
    for term, role in paper.extra_dates:
        best = next((each for each in dates.candidates((role,)) if each.score > 0.4), None)
        if best is not None:
            fields.append(dates.field(term, best.printed))
    if guesses is not None:
        wanted = (Term.DUE_DATE, *(term for term, _ in paper.extra_dates if term is not Term.ORDER_DATE))
        fields += guessed_dates(guesses, [each for each in fields if each is not None], wanted, dates)
    return fields
