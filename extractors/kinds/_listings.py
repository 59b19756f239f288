"""What statements, remittance advices and schedules share: a list of invoices with their amounts, and a total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, canonical, decimal_mark_of, figures_in
from extractors.fields.column_roles import assign_roles
from extractors.fields.company_names import name_key
from extractors.fields.currencies import currencies_on, document_currency
from extractors.fields.date_order import USUAL_TERMS
from extractors.fields.dated import DocumentDates
from extractors.fields.dates import DateOrder, dates_of
from extractors.fields.headed_parties import headed_parties
from extractors.fields.labelled_amounts import labelled_amount
from extractors.fields.labels import Role
from extractors.fields.legal_forms import has_legal_form
from extractors.fields.letterhead import AT_HEAD, issuers
from extractors.fields.listed_amounts import amount_in_row
from extractors.fields.listed_debtors import SoldInvoice, debtors_of
from extractors.fields.listed_rows import ListedRow, Place, lines_of_list, listed_rows, undated_rows
from extractors.fields.listing_days import with_its_day
from extractors.fields.lookup import DocumentLayout, document_layout
from extractors.fields.parties import PartyPlaces
from extractors.fields.running_balance import RunningBalance, proven_balance, running_balance, total_of_rows
from extractors.fields.signatures import signature_fields
from extractors.fields.signing import ANYONE, signing_of
from extractors.kinds import ExtractedParts
from extractors.kinds._trade import TradePaper, read_laid_out, read_trade_paper
from extractors.layout.headings import Heading, find_headings
from extractors.layout.lines import Cell, PageLayout, TextLine, box_of
from extractors.layout.tables import Column, TableRow, row_of
from extractors.model import Evidence, Field, Page, Reading, ScheduleEntry, Value, Word
from extractors.signs import has_digit
from extractors.terms import DocumentKind, Term

_NUMBERS_INVOICES: tuple[Role, ...] = ("invoice_number", "related_invoice")
"""What labels name elsewhere: over a list they head the column of its invoices, "Your invoice", "Factuurnr"."""
_AMOUNTS: tuple[Role, ...] = ("column_line_total", "column_line_gross", "column_debit", "column_credit")
_SUMS: tuple[Role, ...] = ("gross_total", "prepaid_total")  # of an invoice each, "Invoice amount", "Amount paid"
_WANTED: tuple[Role, ...] = (
    "column_invoice_number",
    "column_debtor",
    "column_date",
    "column_due_date",
    "column_line_total",
    "column_line_gross",
    "column_debit",
    "column_credit",
    "column_position",
    "column_description",
    "column_tax",
    *_NUMBERS_INVOICES,
    *_SUMS,
)
_OF_CLIENT = frozenset(["client", "clientname", "klient", "kunde", "klant", "nomduclient", "客户", "客户名称", "委托人"])
_LISTING = TradePaper(
    number_term=None,
    number_roles=("statement_number",),
    has_bank=False,
    extra_numbers=(),
    extra_dates=(),
    parties=PartyPlaces(
        ("factor_heading", "buyer_heading"), ("seller_heading", "client_heading"), _OF_CLIENT, kind=DocumentKind.SCHEDULE_OF_ACCOUNTS
    ),
)
STATEMENT = TradePaper(
    number_term=None,
    number_roles=("statement_number",),
    date_roles=("statement_date", "issue_date"),
    extra_numbers=(),
    extra_dates=((Term.STATEMENT_DATE, "statement_date"),),
    parties=PartyPlaces(kind=DocumentKind.STATEMENT),
)
_RECIPIENTS = frozenset(
    ["recipient", "empfanger", "adressat", "destinataire", "ontvanger", "geadresseerde", "addressedto", "致", "收件人", "收件方"]
)
_REMITTANCE = TradePaper(  # it is the debtor who writes it, to whom he pays
    number_term=Term.PAYMENT_REFERENCE,
    number_roles=("payment_reference", "payment_number", "statement_number"),
    unnamed_number_of=DocumentKind.REMITTANCE_ADVICE,
    further_date_roles=("payment_date", "due_date", "other_date"),
    extra_numbers=(),
    extra_dates=(),
    parties=PartyPlaces(
        ("buyer_heading", "payer_heading"),
        ("seller_heading", "payee_heading"),
        _RECIPIENTS,
        letterhead_is_buyer=True,
        kind=DocumentKind.REMITTANCE_ADVICE,
    ),
)


@dataclass(frozen=True, slots=True)
class _Listing:
    """A paper in three: its list of invoices, the whole of it, and what is left of it without the list."""

    whole: DocumentLayout
    rest: DocumentLayout
    rows: Sequence[ListedRow]
    entries: tuple[ScheduleEntry, ...]
    sold: tuple[SoldInvoice, ...]
    balance: RunningBalance | None
    mark: DecimalMark
    order: DateOrder | None

    def read(self, paper: TradePaper) -> tuple[Field, ...]:
        """What stands outside the list; of the list only the order of day and month and the currency hold for the paper."""
        fields = read_laid_out(self.rest, paper, self.whole).fields
        return tuple(with_its_day(fields, Term.ISSUE_DATE, self.rest, self.rows, self.order))


def read_schedule_of_accounts(pages: Sequence[Page]) -> ExtractedParts:
    """The invoices that a client says it sells, with the total of the schedule."""
    listing = _listing(pages, is_schedule=True)
    found = listing.read(_LISTING)
    fields = [field for field in found if field.term not in (Term.AMOUNT_DUE, Term.NET_TOTAL, Term.TAX_TOTAL, Term.LINES_TOTAL)]
    fields += _factor_at_head(listing.rest, fields)
    signed = [field for field in signature_fields(listing.whole, ANYONE) if field.term is Term.SIGNED]
    total = _with_total(listing.whole, fields, found, listing.entries)
    debtors = debtors_of(listing.sold, listing.mark)
    entries = tuple(replace(entry, debtor_name=name) for entry, name in zip(listing.entries, debtors, strict=True))
    return ExtractedParts((*total, *signed), (), entries, signing=signing_of(listing.whole, ANYONE))


def _factor_at_head(layout: DocumentLayout, fields: Sequence[Field]) -> list[Field]:
    """The company of the letterhead as who buys, where a heading names the client and nobody names the factor: it is the factor's form."""
    read = {field.term: field.value or "" for field in fields}
    headed = [party for role in ("client_heading", "buyer_heading") for party in headed_parties(layout, role)]
    client = name_key(read.get(Term.SELLER_NAME, ""))
    if Term.BUYER_NAME in read or not client or all(name_key(party.name) != client for party in headed):
        return []
    names = [each for each in issuers(layout) if each.key != client]
    if not names or AT_HEAD not in names[0].reasons or not has_legal_form(names[0].text):
        return []
    return [Field(Term.BUYER_NAME, Value(names[0].text), (names[0].as_party(layout).name_evidence,), None, "layout")]


def read_remittance_advice(pages: Sequence[Page]) -> ExtractedParts:
    """The invoices that a payment pays, and the amount paid."""
    listing = _listing(pages)
    found = listing.read(_REMITTANCE)
    fields = [field for field in found if field.term not in (Term.DUE_DATE, Term.PREPAID_TOTAL, Term.TAX_TOTAL)]
    fields = _with_total(listing.whole, fields, found, listing.entries)
    paid = labelled_amount(listing.rest, ("prepaid_total", "amount_paid"), listing.mark)
    if paid is not None and not any(field.term is Term.GROSS_TOTAL for field in fields):
        fields.append(Field(Term.GROSS_TOTAL, Value(canonical(abs(paid.value))), (paid.evidence,), None, "labels"))
    return ExtractedParts(tuple(fields), (), listing.entries)


def read_statement(pages: Sequence[Page]) -> ExtractedParts:
    """The invoices that a statement lists, and its closing balance."""
    listing = _listing(pages, is_statement=True)
    found = listing.read(STATEMENT)
    fields = {field.term: field for field in found if field.term not in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.LINES_TOTAL)}
    due, total = fields.get(Term.AMOUNT_DUE), fields.get(Term.GROSS_TOTAL)
    proven = proven_balance(listing.rest, listing.balance, listing.mark)
    called = labelled_amount(listing.rest, ("closing_balance",), listing.mark) if proven is None else None
    if proven is None and called is None and due is None:
        proven = total_of_rows(listing.rest, listing.rows, listing.mark)
        before_tax = labelled_amount(listing.rest, ("lines_total", "net_total"), listing.mark)
        if proven is not None and total is not None and before_tax is not None and before_tax.value == proven.value:
            proven = None  # a bill that calls itself a statement: the tax on its rows is owed too
    balance, figure = due or total, proven or called
    if figure is not None:
        reading: Reading = Value(canonical(figure.value))
        by = "arithmetic" if proven is not None else "labels"
        fields[Term.CLOSING_BALANCE] = Field(Term.CLOSING_BALANCE, reading, (figure.evidence,), None, by)
    elif balance is not None:
        reading = _signed(balance, listing.mark)
        fields[Term.CLOSING_BALANCE] = Field(Term.CLOSING_BALANCE, reading, balance.evidence, None, balance.extracted_by)
    date = fields.get(Term.STATEMENT_DATE) or fields.get(Term.ISSUE_DATE)
    if date is not None and Term.DUE_DATE in fields and fields[Term.DUE_DATE].evidence == date.evidence:
        del fields[Term.DUE_DATE]  # "截止日期", up to which the account is stated
    if date is not None:
        fields[Term.STATEMENT_DATE] = Field(Term.STATEMENT_DATE, date.reading, date.evidence, None, date.extracted_by)
    return ExtractedParts(tuple(fields.values()), (), listing.entries)


def _listing(pages: Sequence[Page], *, is_statement: bool = False, is_schedule: bool = False) -> _Listing:
    whole = document_layout(pages, of_kind=True)
    mark = decimal_mark_of(cell.text for cell in whole.cells)
    headings = {page.page_number: _headings(whole, page) for page in whole.pages}
    heading_lines = {
        (number, line) for number, own in headings.items() for each in own for line in range(each.first_line, each.last_line + 1)
    }
    rows = listed_rows(whole, mark)
    if is_schedule and not rows and not heading_lines:
        rows = undated_rows(whole, mark)
    balance = running_balance(whole, rows, mark) if is_statement else None
    currency = document_currency(currencies_on(whole.pages))
    dates = DocumentDates(whole, currency.code if currency else None)
    changes = balance.changes if balance is not None else None
    entries, places = schedule_entries(whole, mark, headings, rows, dates, changes, is_statement)
    rest = whole.without(lines_of_list(whole, rows, heading_lines | places))
    return _Listing(whole, rest, rows, tuple(each for each, _ in entries), tuple(each for _, each in entries), balance, mark, dates.order)


def _signed(balance: Field, mark: DecimalMark) -> Reading:
    """A balance as it is printed: below nothing where the client owes."""
    printed = figures_in(balance.evidence[0].text, mark) if balance.evidence else []
    if balance.value is None or not printed or printed[0].value >= 0:
        return balance.reading
    return Value(f"-{balance.value.lstrip('-')}")


def read_notice_of_assignment(pages: Sequence[Page]) -> ExtractedParts:
    """Who tells whom to pay into which account."""
    parts = read_trade_paper(pages, TradePaper(number_term=None, has_totals=False, extra_numbers=(), extra_dates=()))
    return ExtractedParts(parts.fields)


def _with_total(layout: DocumentLayout, fields: list[Field], all_fields: Sequence[Field], entries: Sequence[ScheduleEntry]) -> list[Field]:
    """The printed total, which no row of the list holds; where labels found none, a figure that is the sum of the rows."""
    fields = [each for each in fields if each.term is not Term.GROSS_TOTAL or not _within_entry(each, entries)]
    if any(field.term is Term.GROSS_TOTAL for field in fields):
        return fields
    total = sum((entry.amount for entry in entries if entry.amount is not None), Decimal(0))
    for field in all_fields:
        if field.value == canonical(total) and total:
            return [*fields, Field(Term.GROSS_TOTAL, Value(canonical(total)), field.evidence, None, "arithmetic")]
    printed = _sum_below(layout, entries, total)
    return [*fields, Field(Term.GROSS_TOTAL, Value(canonical(total)), (printed,), None, "arithmetic")] if printed is not None else fields


def _sum_below(layout: DocumentLayout, entries: Sequence[ScheduleEntry], total: Decimal) -> Evidence | None:
    """Where the sum of all rows stands below the last of them; whatever words are beside it, no other figure is that by chance."""
    last = entries[-1].evidence if len(entries) > 1 else None
    if last is None or last.box is None:
        return None
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    for cell in layout.cells:
        if (cell.page_number, cell.box.top) <= (last.page_number, last.box.top):
            continue
        for figure in figures_in(cell.text, mark):
            if figure.value == total:
                return cell.evidence(figure.start, figure.end)
    return None


def _within_entry(field: Field, entries: Sequence[ScheduleEntry]) -> bool:
    """Whether a field was read from a row of the list, of which it is one among several."""
    rows = [each.evidence for each in entries if each.evidence is not None] if len(entries) > 1 else []
    return any(
        seen.page_number == row.page_number
        and seen.box is not None
        and row.box is not None
        and row.box.top <= (seen.box.top + seen.box.bottom) / 2 <= row.box.bottom
        and row.box.x0 <= seen.box.x0 <= row.box.x1
        for seen in field.evidence
        for row in rows
    )


def schedule_entries(
    layout: DocumentLayout,
    mark: DecimalMark,
    headings: Mapping[int, Sequence[Heading]],
    rows: Sequence[ListedRow],
    dates: DocumentDates,
    changes: Mapping[Place, Decimal] | None,
    is_statement: bool,
) -> tuple[list[tuple[ScheduleEntry, SoldInvoice]], set[Place]]:
    """Every invoice of the list, its number, date and amount as far as printed, with its row; and the lines that they stand in.

    Where a running balance says what each row adds to it (`changes`), a row that takes off is a payment and no invoice.
    """
    by_place = {row.place: row for row in rows}
    entries: list[tuple[ScheduleEntry, SoldInvoice]] = []
    places: set[Place] = set()
    columns: tuple[Column, ...] | None = None
    roles: dict[Role, int] = {}
    for page in layout.pages:
        starts = {each.first_line: each for each in headings[page.page_number]}
        skip_to = -1
        for line in page.lines:
            if line.line_number in starts:
                columns, skip_to = starts[line.line_number].columns, starts[line.line_number].last_line
                roles = _roles_of_list(columns)
                continue
            if line.line_number <= skip_to:
                continue
            place = (page.page_number, line.line_number)
            listed = by_place.get(place)
            may_be_row = listed is not None or not rows or _is_among(line, rows)  # the rows of another table are no invoices
            row = row_of(line, columns) if columns is not None and may_be_row else None
            entry = _entry(row, columns, roles, mark, dates, listed) if row is not None and columns is not None else None
            if entry is None and listed is not None:
                entry = _entry_by_form(listed, dates)
            if entry is None:
                continue
            places.add(place)
            change = changes.get(place) if changes is not None else None
            if change is not None:
                entry = replace(entry, amount=change)
            if not is_statement or (entry.amount is not None and entry.amount > 0 and not _is_credit(line, columns, roles, mark)):
                entries.append((entry, SoldInvoice(page, line, entry.invoice_number, _under_heading(row, roles), listed)))
    return entries, places


def _roles_of_list(columns: Sequence[Column]) -> dict[Role, int]:
    """The parts of the columns of a list, the numbers of its invoices under any label that names an invoice's."""
    roles = assign_roles(columns)
    for own, others in (("column_invoice_number", _NUMBERS_INVOICES), ("column_line_total", (*_AMOUNTS, *_SUMS))):
        named = [roles[role] for role in (own, *others) if role in roles]
        roles |= {own: named[0]} if named else {}
    return roles


def _is_among(line: TextLine, rows: Sequence[ListedRow]) -> bool:
    """Whether a line without a day stands between two rows of the list that have one."""
    own = [row.line.line_number for row in rows if row.line.page_number == line.page_number]
    return bool(own) and min(own) < line.line_number < max(own)


def _is_credit(line: TextLine, columns: Sequence[Column] | None, roles: Mapping[Role, int], mark: DecimalMark) -> bool:
    """Whether a row of a statement has its amount under the heading of what was paid or credited."""
    if columns is None or "column_debit" not in roles or "column_credit" not in roles:
        return False
    row = row_of(line, columns)
    owed, paid = (sum(each.value for each in figures_in(row.text(roles[role]), mark)) for role in ("column_debit", "column_credit"))
    return not owed and bool(paid)


def _entry_by_form(row: ListedRow, dates: DocumentDates) -> ScheduleEntry | None:
    """A row under headings that nobody knows: its one number, its first day and its last amount."""
    if not row.numbers:
        return None
    evidence = Evidence(row.line.page_number, row.line.box, row.line.text)
    return ScheduleEntry(row.numbers[0], None, _first_day(row, dates), row.figures[-1].value, evidence)


def _under_heading(row: TableRow | None, roles: Mapping[Role, int]) -> Sequence[Word]:
    """The words of a row under the heading of who owes."""
    return row.words.get(roles["column_debtor"], ()) if row is not None and "column_debtor" in roles else ()


def _first_day(row: ListedRow, dates: DocumentDates) -> str | None:
    """The earliest day of a row: an invoice is issued before it is due or paid."""
    readings = [day.reading(dates.order) for day in row.days]
    return min((reading.text for reading in readings if isinstance(reading, Value)), default=None)


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _headings(layout: DocumentLayout, page: PageLayout) -> list[Heading]:
    return [
        each
        for each in find_headings(layout, page, _WANTED, at_least=2)
        if each.names("column_invoice_number", *_NUMBERS_INVOICES) and each.names(*_AMOUNTS, *_SUMS)
    ]


def _entry(
    row: TableRow,
    columns: Sequence[Column],
    roles: dict[Role, int],
    mark: DecimalMark,
    dates: DocumentDates,
    listed: ListedRow | None,
) -> ScheduleEntry | None:
    number = row.text(roles["column_invoice_number"]).strip() if "column_invoice_number" in roles else ""
    if listed is not None and number not in listed.numbers:  # a day, say, that stands closer to the heading of the number
        number = next((each for each in listed.numbers if each in number), number)
    if not has_digit(number) or len(number.split()) > 3 or (listed is not None and number not in listed.numbers):
        return None
    amount = amount_in_row(row, roles, mark, listed)
    if amount is None:
        return None
    issue, is_known = None, False
    if "column_date" in roles and row.words.get(roles["column_date"]):
        words = row.words[roles["column_date"]]
        printed = dates_of(Cell(row.line.page_number, row.line.line_number, words))
        if printed:
            reading = printed[0].reading(dates.order)
            issue = reading.text if isinstance(reading, Value) else None
            is_known = len(columns[roles["column_date"]].atoms) == 1
    first = _first_day(listed, dates) if listed is not None else None
    if issue is None or (first is not None and not is_known and _days_between(first, issue) in USUAL_TERMS):
        issue = first  # "Maturity date", of which only the second word is known
    evidence = Evidence(row.line.page_number, box_of(row.line.words), row.line.text)
    return ScheduleEntry(number, None, issue, amount, evidence)
