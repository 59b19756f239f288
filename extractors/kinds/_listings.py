"""What statements, remittance advices and schedules share: a list of invoices with their amounts, and a total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, canonical, decimal_mark_of, figures_in
from extractors.fields.column_roles import assign_roles
from extractors.fields.currencies import currencies_on, document_currency
from extractors.fields.dated import DocumentDates
from extractors.fields.dates import dates_of
from extractors.fields.labels import Role
from extractors.fields.lookup import DocumentLayout
from extractors.fields.parties import PartyPlaces
from extractors.fields.signatures import signature_fields
from extractors.fields.signing import ANYONE, signing_of
from extractors.kinds import ExtractedParts
from extractors.kinds._trade import TradePaper, read_laid_out
from extractors.layout.headings import Heading, find_headings
from extractors.layout.lines import Cell, PageLayout, TextLine, box_of
from extractors.layout.tables import Column, TableRow, row_of
from extractors.model import Evidence, Field, Page, Reading, ScheduleEntry, Value
from extractors.terms import Term

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
)
_LISTING = TradePaper(number_term=None, has_bank=False, extra_numbers=(), extra_dates=())
_STATEMENT = TradePaper(
    number_term=None, date_roles=("statement_date", "issue_date"), extra_numbers=(), extra_dates=((Term.STATEMENT_DATE, "statement_date"),)
)


def read_schedule_of_accounts(pages: Sequence[Page]) -> ExtractedParts:
    """The invoices that a client says it sells, with the total of the schedule."""
    layout = DocumentLayout(pages)
    entries = schedule_entries(layout)
    parts = read_laid_out(layout, _LISTING)
    fields = [field for field in parts.fields if field.term not in (Term.AMOUNT_DUE, Term.NET_TOTAL, Term.TAX_TOTAL, Term.LINES_TOTAL)]
    signed = [field for field in signature_fields(layout, ANYONE) if field.term is Term.SIGNED]
    return ExtractedParts((*_with_total(layout, fields, parts.fields, entries), *signed), (), entries, signing=signing_of(layout, ANYONE))


def read_remittance_advice(pages: Sequence[Page]) -> ExtractedParts:
    """The invoices that a payment pays, and the amount paid."""
    layout = DocumentLayout(pages)
    entries = schedule_entries(layout)
    parts = read_laid_out(
        layout,
        TradePaper(
            number_term=Term.PAYMENT_REFERENCE,
            number_roles=("payment_reference", "statement_number"),
            extra_numbers=(),
            extra_dates=(),
            parties=PartyPlaces(letterhead_is_buyer=True),  # it is the debtor who writes
        ),
    )
    return ExtractedParts(tuple(_with_total(layout, list(parts.fields), parts.fields, entries)), (), entries)


def read_statement(pages: Sequence[Page]) -> ExtractedParts:
    """The invoices and payments that a statement lists, and its closing balance."""
    layout = DocumentLayout(pages)
    entries = schedule_entries(layout)
    parts = read_laid_out(layout, _STATEMENT)
    fields = {field.term: field for field in parts.fields if field.term not in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.LINES_TOTAL)}
    balance = fields.get(Term.AMOUNT_DUE) or fields.get(Term.GROSS_TOTAL)
    if balance is not None:
        reading = _signed(balance, decimal_mark_of(cell.text for cell in layout.cells))
        fields[Term.CLOSING_BALANCE] = Field(Term.CLOSING_BALANCE, reading, balance.evidence, None, balance.extracted_by)
    date = fields.get(Term.STATEMENT_DATE) or fields.get(Term.ISSUE_DATE)
    if date is not None:
        fields[Term.STATEMENT_DATE] = Field(Term.STATEMENT_DATE, date.reading, date.evidence, None, date.extracted_by)
    return ExtractedParts(tuple(fields.values()), (), entries)


def _signed(balance: Field, mark: DecimalMark) -> Reading:
    """A balance as it is printed: below nothing where the client owes."""
    printed = figures_in(balance.evidence[0].text, mark) if balance.evidence else []
    if balance.value is None or not printed or printed[0].value >= 0:
        return balance.reading
    return Value(f"-{balance.value.lstrip('-')}")


def read_bank_statement(pages: Sequence[Page]) -> ExtractedParts:
    """The account and the dates of a bank statement."""
    parts = read_laid_out(DocumentLayout(pages), _STATEMENT)
    kept = (Term.IBAN, Term.BIC, Term.BANK_ACCOUNT, Term.BANK_NAME, Term.BRANCH_CODE, Term.CURRENCY, Term.STATEMENT_DATE, Term.ISSUE_DATE)
    return ExtractedParts(tuple(field for field in parts.fields if field.term in kept))


def read_notice_of_assignment(pages: Sequence[Page]) -> ExtractedParts:
    """Who tells whom to pay into which account."""
    parts = read_laid_out(DocumentLayout(pages), TradePaper(number_term=None, has_totals=False, extra_numbers=(), extra_dates=()))
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


def schedule_entries(layout: DocumentLayout) -> tuple[ScheduleEntry, ...]:
    """Every row of the list of invoices: number, debtor, date, amount as far as the paper has columns for them.

    The labels in the headings of the list are taken off the layout, since they announce its rows and no field of the paper.
    """
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    headings = {page.page_number: _headings(layout, page) for page in layout.pages}
    layout.forget_labels(
        {(number, line) for number, own in headings.items() for each in own for line in range(each.first_line, each.last_line + 1)}
    )
    currency = document_currency(currencies_on(layout.pages))
    dates = DocumentDates(layout, currency.code if currency else None)
    entries: list[ScheduleEntry] = []
    columns: tuple[Column, ...] | None = None
    roles: dict[Role, int] = {}
    for page in layout.pages:
        starts = {each.first_line: each for each in headings[page.page_number]}
        skip_to = -1
        for line in page.lines:
            if line.line_number in starts:
                columns, skip_to = starts[line.line_number].columns, starts[line.line_number].last_line
                roles = assign_roles(columns)
                continue
            if columns is None or line.line_number <= skip_to:
                continue
            entry = _entry(row_of(line, columns), roles, mark, dates, page.page_number)
            if entry is not None:
                entries.append(entry)
    return tuple(entries or _rows_by_form(layout, mark, dates))


def _rows_by_form(layout: DocumentLayout, mark: DecimalMark, dates: DocumentDates) -> list[ScheduleEntry]:
    """The rows of a list whose headings nobody knows: lines of a day, a number and, at their end, an amount, two or more on one page.

    What stands between them in letters is who owes.
    """
    found: list[ScheduleEntry] = []
    for page in layout.pages:
        rows = {line.line_number: _entry_by_form(line, mark, dates, page.page_number) for line in page.lines}
        entries = {number: entry for number, entry in rows.items() if entry is not None}
        if len(entries) > 1:
            found += entries.values()
            layout.forget_labels({(page.page_number, min(entries) - 1)})  # its headings, of which some may be known
    return found


def _entry_by_form(line: TextLine, mark: DecimalMark, dates: DocumentDates, page_number: int) -> ScheduleEntry | None:
    days = [each for cell in line.cells for each in dates_of(cell)]
    figures = figures_in(line.cells[-1].text, mark)
    if len(days) != 1 or not figures or not figures[-1].looks_like_money or figures[-1].end < len(line.cells[-1].text.rstrip(" )")):
        return None
    day = days[0]
    dated = day.cell.words_between(day.start, day.end)
    priced = line.cells[-1].words_between(figures[-1].start, figures[-1].end)
    rest = [word for word in line.words if word not in dated and word not in priced]
    numbers = [word.text for word in rest if any(ch.isdigit() for ch in word.text)]
    if len(numbers) != 1:
        return None
    debtor = " ".join(word.text for word in rest if sum(map(str.isalpha, word.text)) > 1 and word.text != numbers[0])
    reading = day.reading(dates.order)
    issued = reading.text if isinstance(reading, Value) else None
    return ScheduleEntry(numbers[0], debtor or None, issued, figures[-1].value, Evidence(page_number, line.box, line.text))


def _headings(layout: DocumentLayout, page: PageLayout) -> list[Heading]:
    return [
        each
        for each in find_headings(layout, page, _WANTED, at_least=2)
        if each.names("column_invoice_number") and each.names("column_line_total", "column_line_gross", "column_debit", "column_credit")
    ]


def _entry(row: TableRow, roles: dict[Role, int], mark: DecimalMark, dates: DocumentDates, page_number: int) -> ScheduleEntry | None:
    number = row.text(roles["column_invoice_number"]).strip() if "column_invoice_number" in roles else ""
    if not any(ch.isdigit() for ch in number) or len(number.split()) > 3:
        return None
    amount = None
    for role in ("column_line_gross", "column_line_total", "column_debit", "column_credit"):
        figures = figures_in(row.text(roles[role]), mark) if role in roles else []
        if figures:
            amount = figures[-1].value
            break
    if amount is None:
        return None
    debtor = row.text(roles["column_debtor"]) if "column_debtor" in roles else ""
    issue = None
    if "column_date" in roles and row.words.get(roles["column_date"]):
        words = row.words[roles["column_date"]]
        printed = dates_of(Cell(page_number, row.line.line_number, words))
        if printed:
            reading = printed[0].reading(dates.order)
            issue = reading.text if isinstance(reading, Value) else None
    return ScheduleEntry(number, debtor or None, issue, amount, Evidence(page_number, box_of(row.line.words), row.line.text))
