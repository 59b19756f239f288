"""The figures at the foot of a paper, each by its label: several may claim one term, and arithmetic decides between them later.

Magnitudes are kept positive: the kind of the paper says whether money is owed or credited.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.company_names import is_department
from extractors.fields.contained_taxes import name_contained_taxes, sum_contained_taxes
from extractors.fields.currency_columns import converted_cells
from extractors.fields.dates import dates_of, is_only_a_date
from extractors.fields.figures_that_count_nothing import counts_no_money
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.fields.nets_after_tax import name_nets_after_tax
from extractors.fields.payment_slips import is_balance_of_account
from extractors.fields.printed_money import AmountCandidate, all_money
from extractors.fields.progress_claims import takes_off_earlier_claims
from extractors.fields.rows_of_sums import net_and_tax, row_of_sums, sums_in_rows
from extractors.fields.stacked_totals import stacked_totals
from extractors.fields.tax_ids import is_in_tax_number
from extractors.fields.terms_text import names_days_net
from extractors.fields.total_labels import heading_box, unlisted_labels
from extractors.fields.total_phrases import is_converted, is_for_who_pays_early, is_withheld, says_no_tax
from extractors.fields.totals_in_line import figure_in_turn, takes_turns
from extractors.fields.turned_totals import figure_before, has_value_under
from extractors.fields.under_headings import cells_in_column, cells_under
from extractors.layout.lines import Cell, PageLayout, TextLine
from extractors.model import Evidence
from extractors.page_marks import spoken_page_mark_of
from extractors.signs import has_digit, letter_count
from extractors.terms import Term

TOTAL_ROLES: dict[str, Term] = {
    "lines_total": Term.LINES_TOTAL,
    "allowance_total": Term.ALLOWANCE_TOTAL,
    "charge_total": Term.CHARGE_TOTAL,
    "net_total": Term.NET_TOTAL,
    "tax_total": Term.TAX_TOTAL,
    "gross_total": Term.GROSS_TOTAL,
    "prepaid_total": Term.PREPAID_TOTAL,
    "amount_due": Term.AMOUNT_DUE,
}
_OWED = (Term.GROSS_TOTAL, Term.AMOUNT_DUE)
_DAYS = re.compile(r"(?i)\s?(?:days?|dae|tage?n?|jours?|dagen|天)\b")  # "net 45 days" is no net of 45
_NET_BEHIND = re.compile(r"(?i)\b\d{1,3}\s?(?:days?|dae|tage?n?|jours?|dagen|天)\W*$")
_EARLIER_BALANCE = re.compile(
    r"(?i)\W*(?:previous|prior|last|opening|old) (?:balance|bill|statement|invoice)\b"
    r"|\W*balance (?:brought forward|b/f|from (?:last|previous))"
    r"|\W*vorige saldo\b|\W*saldo oorgedra\b|\W*solde (?:pr[ée]c[ée]dent|ant[ée]rieur)|\W*vorig saldo\b|\W*saldovortrag\b|\W*alter saldo\b"
)
_KEPT_PER_TERM = 7
_CENTS = re.compile(r"[.,]\d\d\W*$")
_MOST_PARTS = 8
_LINES_OF_HEADING, _LONGEST_CODE = 2, 3  # letters of a currency


@dataclass(frozen=True, slots=True)
class TotalsFound:
    """What the labels of a document announce: candidates by term, the roundings, the tax rates, and every figure like money."""

    by_term: dict[Term, list[AmountCandidate]]
    roundings: list[Decimal]
    rates: list[tuple[Decimal, Evidence]]
    money: list[AmountCandidate]
    tendered: tuple[Decimal, ...] = ()
    change_given: tuple[Decimal, ...] = ()


def find_totals(layout: DocumentLayout, mark: DecimalMark, table_lines: Collection[tuple[int, int]]) -> TotalsFound:
    """Every labelled total outside the table of lines; `table_lines` are (page, line) pairs that belong to it."""
    by_term: dict[Term, list[AmountCandidate]] = defaultdict(list)
    roundings: list[Decimal] = []
    rates: list[tuple[Decimal, Evidence]] = []
    paid: dict[str, list[Decimal]] = {"tender": [], "change_given": []}
    for page in layout.pages:
        header_lines = _header_lines(layout, page.page_number)
        over_goods = _lines_over_goods(page.page_number, header_lines, table_lines)
        stacked = stacked_totals(layout, page.page_number)
        alone = (*layout.labels[page.page_number], *unlisted_labels(layout, page.page_number))
        hits = (*(hit for hit in alone if hit.cell not in stacked.parts), *stacked.labels)
        turned = _turned(layout, hits, mark)
        before_words = {cell.evidence(figure.start, figure.end) for figure, cell in turned.values()}
        for hit in hits:
            where = (page.page_number, hit.cell.line_number)
            terms = {role: TOTAL_ROLES[role] for role in hit.roles if role in TOTAL_ROLES}
            is_rounding = "rounding" in hit.roles
            for role, amounts in paid.items():
                if role in hit.roles and hit.at_start:
                    amounts += [abs(figure.value) for figure, _, _ in figures_for(layout, hit, mark, is_header=False)[:1]]
            if not (terms or is_rounding) or where in table_lines or where in over_goods or ("not_a_total" in hit.roles and not terms):
                continue
            if is_department(hit.cell.text) or is_balance_of_account(layout, hit) or _announces_a_day(page, hit, mark):
                continue  # "Accounts Payable", in the address of who owes
            if "net_total" in terms and _NET_BEHIND.search(" ".join(word.text for word in hit.cell.words[: hit.first])):
                continue  # "30 days net"
            if "tax_total" in terms and not hit.at_start and says_no_tax(hit.cell.text):
                continue
            if (
                is_withheld(hit.cell.text)
                or takes_off_earlier_claims(hit.cell.text)
                or (is_converted(hit.cell.text) and "amount_due" not in hit.roles)
            ):
                continue
            is_header = hit.cell.line_number in header_lines
            for figure, cell, nearness in [(*turned[hit], 1.0)] if hit in turned else figures_for(layout, hit, mark, is_header=is_header):
                if hit not in turned and cell.evidence(figure.start, figure.end) in before_words:
                    continue
                if is_in_tax_number(layout, cell, figure.start, figure.end):
                    continue  # "VAT GB 961 3244 73" is no VAT of 73
                is_early = is_for_who_pays_early(_words_before(hit, cell, figure))
                if is_rounding:
                    roundings.append(figure.value)
                    break
                for role, term in terms.items():
                    if is_early and term in _OWED:
                        continue
                    score = _score(layout, replace(hit, at_start=True) if hit in turned else hit, role, figure, cell, nearness)
                    evidence = cell.evidence(figure.start, figure.end)
                    by_term[term].append(AmountCandidate(abs(figure.value), (evidence,), score, cell, figure.value < 0))
            if "tax_total" in terms:
                line = page.lines[hit.cell.line_number]
                rates += [
                    (figure.value, cell.evidence(figure.start, figure.end))
                    for cell in line.cells
                    for figure in figures_of(cell, mark)
                    if figure.percent and 0 <= figure.value <= 40
                ]
    for page in layout.pages:
        outside = [line for line in page.lines if (page.page_number, line.line_number) not in table_lines]
        outside = [line for line in outside if not takes_turns(layout, line, mark)]
        rows = [row for line in outside if (row := row_of_sums(layout, line, mark, TOTAL_ROLES)) is not None]
        for term, candidate in sums_in_rows(rows, _payable(by_term)):
            by_term[term].append(candidate)
        for line in page.lines:
            for term, candidate in net_and_tax(line, mark, _payable(by_term)):
                by_term[term].append(candidate)
    earlier = _earlier_balances(layout, mark)
    by_term[Term.PREPAID_TOTAL] = [each for each in by_term[Term.PREPAID_TOTAL] if each.value not in earlier]
    name_contained_taxes(by_term)
    sum_contained_taxes(layout, mark, by_term)
    name_nets_after_tax(by_term)
    wholes = {each.value for each in by_term.get(Term.GROSS_TOTAL, ())}  # "Total incl. VAT" is no tax beside "VAT included"
    taxes = [each for each in by_term[Term.TAX_TOTAL] if each.value not in wholes]
    for term in (Term.TAX_TOTAL, Term.PREPAID_TOTAL):
        for parts in ([*by_term[term]], *([taxes] if term is Term.TAX_TOTAL else ())):
            if whole := _summed(parts):
                by_term[term].append(whole)
    kept = {term: _best_of(candidates) for term, candidates in by_term.items() if candidates}
    money = all_money(layout, mark, table_lines)
    return TotalsFound(kept, roundings, rates, money, tuple(paid["tender"]), tuple(paid["change_given"]))


def _payable(by_term: Mapping[Term, Collection[AmountCandidate]]) -> tuple[AmountCandidate, ...]:
    return (*by_term.get(Term.GROSS_TOTAL, ()), *by_term.get(Term.AMOUNT_DUE, ()))


def _announces_a_day(page: PageLayout, hit: LabelHit, mark: DecimalMark) -> bool:
    """Whether a day stands behind a label that may announce one as well as money, and no money in its line: "Payable : 1 June 2024"."""
    behind = [cell for cell in page.lines[hit.cell.line_number].cells if cell.box.x0 > hit.cell.box.x1]
    value = hit.rest if hit.rest is not None and has_digit(hit.rest.text) else next(iter(behind), None)
    if value is None or not dates_of(value):
        return False
    return "due_date" in hit.roles or not any(figure.looks_like_money for cell in (value, *behind) for figure in figures_of(cell, mark))


def _words_before(hit: LabelHit, cell: Cell, figure: Figure) -> str:
    """What stands before a figure in the cell of its label, or all of that cell where the figure is beside or under it."""
    words = hit.cell.words
    if cell.words[0] not in words:
        return hit.cell.text
    before = words[: words.index(cell.words[0])]
    return " ".join((*(word.text for word in before), cell.text[: figure.start]))


def _turned(layout: DocumentLayout, hits: Collection[LabelHit], mark: DecimalMark) -> dict[LabelHit, tuple[Figure, Cell]]:
    """The labels of totals and roundings whose figure stands before them, or behind them in a line of several totals."""
    totals = [hit for hit in hits if "rounding" in hit.roles or not TOTAL_ROLES.keys().isdisjoint(hit.roles)]
    found = ((hit, figure_in_turn(layout, hit, mark) or figure_before(layout, hit, mark)) for hit in totals)
    return {hit: figure for hit, figure in found if figure is not None}


def _earlier_balances(layout: DocumentLayout, mark: DecimalMark) -> set[Decimal]:
    """What was owed before this bill: a payment of just as much paid that, and nothing of this one."""
    lines = [line for page in layout.pages for line in page.lines if _EARLIER_BALANCE.match(line.text)]
    return {abs(figure.value) for line in lines for cell in line.cells for figure in figures_of(cell, mark) if figure.looks_like_money}


def _header_lines(layout: DocumentLayout, page_number: int) -> set[int]:
    counts: dict[int, int] = defaultdict(int)
    for hit in layout.labels[page_number]:
        if any(role.startswith("column_") or role in TOTAL_ROLES for role in hit.roles):
            counts[hit.cell.line_number] += 1
    return {line for line, count in counts.items() if count >= 3}


def _lines_over_goods(page_number: int, header_lines: Collection[int], table_lines: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """The headings close above the first line of goods, whose columns hold no totals even where the table begins below them."""
    first = min((line for page, line in table_lines if page == page_number), default=None)
    return {(page_number, line) for line in header_lines if first is not None and first - _LINES_OF_HEADING <= line < first}


def figures_for(layout: DocumentLayout, hit: LabelHit, mark: DecimalMark, *, is_header: bool) -> list[tuple[Figure, Cell, float]]:
    """The money beside a label, last figure of the line first, or else the money below it."""
    if spoken_page_mark_of(hit.cell.text) is not None:
        return []  # "Page 2 sur un total de 2"
    page = layout.page(hit.cell.page_number)
    if is_header and _has_money_behind(page, hit, mark):
        is_header = False  # the first row of the totals, on one line with the headings of the taxes beside them
    if is_header:
        column = _column_under(page, hit, mark)
        if column:
            return column
    beside = list(_beside(layout, hit, page.lines[hit.cell.line_number], mark))
    if beside:
        last = len(beside) - 1
        return [(figure, cell, 1.0 if index == last else 0.72) for index, (figure, cell) in enumerate(beside)][::-1]
    own = heading_box(hit)
    if is_header:
        return []
    found: list[tuple[Figure, Cell, float]] = []
    gap_lines = 0
    for line in page.lines[hit.cell.line_number + 1 : hit.cell.line_number + 5]:
        if line.box.top - own.bottom > 5 * page.height_of_print:
            break
        under = [cell for cell in cells_under(line, own) if not is_converted(cell.text) and cell not in converted_cells(layout)]
        figures = [(figure, cell) for cell in under for figure in figures_of(cell, mark) if figure.looks_like_money and not dates_of(cell)]
        if figures:
            found += [(figure, cell, 0.6 - 0.1 * gap_lines) for figure, cell in figures]
            gap_lines += 1
        elif under:
            gap_lines += 1
            if any(layout.begins_with_label(cell) or (is_only_a_date(cell) and not found) for cell in under):
                break  # what is payable on a day, say, is not told here
    return found


def _has_money_behind(page: PageLayout, hit: LabelHit, mark: DecimalMark) -> bool:
    """Whether the next cell to the right of a label holds nothing but money."""
    right = [cell for cell in page.lines[hit.cell.line_number].cells if cell.box.x0 >= hit.cell.box.x1 - 1 and cell is not hit.cell]
    return bool(right) and _is_only_money(right[0], mark)


def _is_only_money(cell: Cell, mark: DecimalMark) -> bool:
    """Whether a cell holds an amount and no word but a currency's code."""
    if any(letter_count(word.text) > _LONGEST_CODE for word in cell.words):
        return False
    return any(figure.looks_like_money for figure in figures_of(cell, mark))


def _column_under(page: PageLayout, hit: LabelHit, mark: DecimalMark) -> list[tuple[Figure, Cell, float]]:
    """The figures under a heading of a small table of totals, whose last row sums up the others."""
    own = heading_box(hit)
    found: list[tuple[Figure, Cell]] = []
    bottom = own.bottom
    for line in page.lines[hit.cell.line_number + 1 : hit.cell.line_number + 10]:
        if line.box.top - bottom > 2.5 * page.height_of_print:
            break
        under = cells_in_column(page, line, hit.cell, own)
        figures = [(figure, cell) for cell in under for figure in figures_of(cell, mark) if figure.looks_like_money and not dates_of(cell)]
        if not found and not figures and any(is_only_a_date(cell) for cell in under):
            break
        found += figures[-1:]
        bottom = line.box.bottom
    last = len(found) - 1
    return [(figure, cell, 0.9 if index == last else 0.6) for index, (figure, cell) in enumerate(found)]


def _beside(layout: DocumentLayout, hit: LabelHit, line: TextLine, mark: DecimalMark) -> Iterator[tuple[Figure, Cell]]:
    rest = hit.rest
    right = [cell for cell in line.cells if cell.box.x0 >= hit.cell.box.x1 - 1 and cell is not hit.cell]
    if rest is not None and (end := _next_total(layout, hit)) is not None:
        rest, right = hit.cell.part(hit.last, end), []
    cells = ([rest] if rest is not None else []) + right
    if rest is None and has_value_under(layout.page(hit.cell.page_number), hit.cell, right, mark):
        return
    says_day = bool(cells) and is_only_a_date(cells[0])
    for cell in cells:
        if says_day and not _is_only_money(cell, mark):
            continue  # an address, say, beside the day that something is due
        labels = layout.labels_in(cell)
        stops = [each for each in labels if each.at_start and (set(each.roles) & (set(TOTAL_ROLES) | {"not_a_total", "rounding"}))]
        if stops and cell is not rest:
            return
        if is_converted(cell.text) or cell in converted_cells(layout) or _are_terms(layout, hit, mark):
            continue
        for figure in figures_of(cell, mark):
            if hit.own.text.lower().startswith("net") and _DAYS.match(cell.text, figure.end):
                return  # nothing behind these terms is an amount: "Net 30 days to account 9726 7"
            if (
                figure.percent
                or any(each.start < figure.end and figure.start < each.end for each in dates_of(cell))
                or (not figure.decimals and figure.symbol is None and counts_no_money(cell.text, figure.start, figure.end))
            ):
                continue
            if (
                figure.symbol is None
                and figure.decimals == 0
                and sum(ch.isdigit() for ch in figure.text) >= 7
                and not set(",. ") & set(figure.text)
            ):
                continue  # a registration number, not money
            yield figure, cell


def _next_total(layout: DocumentLayout, hit: LabelHit) -> int | None:
    """Where the label of the next total begins behind a figure in the same cell: "Btw verlegd 0,00  Te voldoen 5.876,00"."""
    words = hit.cell.words
    known = (*layout.labels_in(hit.cell), *unlisted_labels(layout, hit.cell.page_number))
    later = sorted(
        other.first
        for other in known
        if other.cell is hit.cell and other.first > hit.last and not TOTAL_ROLES.keys().isdisjoint(other.roles)
    )
    return next((first for first in later if any(_CENTS.search(word.text) for word in words[hit.last : first])), None)


def _are_terms(layout: DocumentLayout, hit: LabelHit, mark: DecimalMark) -> bool:
    """Whether "Net 30" names days to pay in and no net, on a paper whose amounts have their cents."""
    return names_days_net(layout, hit) and any(
        figure.looks_like_money and figure.decimals for cell in layout.cells for figure in figures_of(cell, mark)
    )


def _score(layout: DocumentLayout, hit: LabelHit, role: str, figure: Figure, cell: Cell, nearness: float) -> float:
    score = hit.roles[role] * nearness
    score -= 0.12 * max(0.0, max(hit.roles.values()) - hit.roles[role])
    if not hit.at_start:
        score -= 0.25
    if not figure.looks_like_money:
        score -= 0.35
    if not figure.value and role in ("gross_total", "net_total", "lines_total"):
        score -= 0.4
    page = layout.page(cell.page_number)
    index = layout.pages.index(page)
    score += 0.15 * (index + cell.box.bottom / page.page.height) / len(layout.pages)
    if cell.height > 1.25 * page.height_of_print:
        score += 0.08
    return score


def _summed(candidates: list[AmountCandidate]) -> AmountCandidate | None:
    """Taxes at several rates, or several payments made before, each on a line of its own, as one total."""
    lines: dict[tuple[int, int], AmountCandidate] = {}
    for each in candidates:
        if each.cell is None or each.score < 0.4:
            continue
        key = (each.cell.page_number, each.cell.line_number)
        if key not in lines or each.score > lines[key].score:
            lines[key] = each
    parts = list(lines.values())
    if any(_CENTS.search(each.evidence[0].text) for each in parts):  # beside amounts with their cents, the 45 of "45 days" is none
        parts = [each for each in parts if _CENTS.search(each.evidence[0].text)]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    return AmountCandidate(sum((each.value for each in parts), Decimal(0)), tuple(part.evidence[0] for part in parts), 0.35, parts[-1].cell)


def _best_of(candidates: list[AmountCandidate]) -> list[AmountCandidate]:
    best: dict[Decimal, AmountCandidate] = {}
    for each in candidates:
        other = best.get(each.value)
        if other is None or each.score > other.score:
            best[each.value] = each
    return sorted(best.values(), key=lambda each: -each.score)[:_KEPT_PER_TERM]
