"""What a page says of where papers begin: its kind by its title, its number, its head, its tables, how it counts itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from extractors.classify import PageKind, page_by_rules
from extractors.fields.identifiers import number_candidates
from extractors.fields.labels import LabelHit, labels_on
from extractors.fields.listed_rows import heading_of_list
from extractors.fields.lookup import document_layout
from extractors.fields.table_rows import goods_headings
from extractors.fields.terms_text import counts_days
from extractors.layout.lines import lay_out
from extractors.layout.running_text import running_cells
from extractors.model import Page
from extractors.page_marks import PageMark, page_mark_of
from extractors.page_starts.places import Places, places_of
from extractors.signs import has_letter_or_digit
from extractors.terms import DocumentKind

_BLANK_WORDS = 3
_LINES_ABOVE_A_TABLE = 2  # a page number, the name of the sender
_OWN_LABELS = {"invoice_number": 0.9, "issue_date": 0.6, "buyer_heading": 0.9}
_OWN_PARTS = (
    *_OWN_LABELS,
    "seller_heading",
    "ship_to_heading",
    "delivery_note_number",
    "po_number",
    "statement_number",
    "other_date",
    "quote_date",
    "delivery_note_date",
    "order_date",
)
_SURE_PART = 0.7
_LONG_LINE = 12  # letters
_CONTINUED = re.compile(
    r"(?i)\bcontinued\b|\bcont['’]?d\b|\bbrought forward\b|\bb/f\b|\bvervolg\b|\boorgebring\b|\bfortsetzung\b|\b[uü]bertrag\b|"
    r"\bsuite\b|\breport(?: de)? page\b|"
    r"\btransport\s+(?:van|de)\b|\bà reporter\b|承前页|接上页|续"
)
_BROUGHT_FORWARD = re.compile(
    r"(?i)\b(?:brought|bring|carried) forward\b|\bb/f(?:wd)?\b|\boorgebring\b|\b[uü]bertrag\b|"
    r"\breport(?: de)?(?: la)? page|^report\b\W*\d|\btransport\s+(?:van|de)\s+(?:la\s+|vorige\s+)?(?:pagina|page|blad)|承前页|接上页"
)
_NUMBER_ROLES: dict[DocumentKind, tuple[str, ...]] = {
    DocumentKind.INVOICE: ("invoice_number",),
    DocumentKind.CREDIT_NOTE: ("invoice_number",),
    DocumentKind.RECEIPT: ("invoice_number",),
    DocumentKind.DELIVERY_NOTE: ("delivery_note_number",),
    DocumentKind.PURCHASE_ORDER: ("po_number", "contract_number"),
    DocumentKind.PURCHASE_ORDER_RESPONSE: ("order_response_number", "po_number"),
    DocumentKind.QUOTATION: ("statement_number", "invoice_number"),
    DocumentKind.STATEMENT: ("statement_number",),
    DocumentKind.REMITTANCE_ADVICE: ("statement_number",),
    DocumentKind.SCHEDULE_OF_ACCOUNTS: ("statement_number",),
    DocumentKind.BILL_OF_LADING: ("statement_number",),
}


@dataclass(frozen=True, eq=False)
class PageFacts:
    """What a page says of where papers begin. All but its kind is asked only where another page stands before it or behind it."""

    page: Page
    is_blank: bool
    kind: PageKind

    @cached_property
    def mark(self) -> PageMark | None:
        return page_mark_of(lay_out(self.page).text)

    @cached_property
    def continues(self) -> bool:
        return _CONTINUED.search(lay_out(self.page).text) is not None

    @cached_property
    def brings_forward(self) -> bool:
        """Whether the upper half of the page begins with what the page before it came to, and the page has no head of its own."""
        lines = lay_out(self.page).lines
        brought = any(_BROUGHT_FORWARD.search(line.text) for line in lines[: len(lines) // 2])
        return brought and not self.names_itself and not self.parts_named

    @cached_property
    def letterhead(self) -> str:
        return "".join(ch for line in lay_out(self.page).lines[:3] for ch in line.text.lower() if ch.isalpha())

    @cached_property
    def number(self) -> str | None:
        layout = document_layout([self.page])
        for role in _NUMBER_ROLES.get(self.kind.kind, ()):
            running = running_cells(layout.pages[0])
            candidates = [each for each in number_candidates(layout, role) if each.place.label.cell not in running]
            if candidates and candidates[0].score > 0.55:
                return plain(candidates[0].text)
        return None

    @cached_property
    def words(self) -> frozenset[str]:
        """What is printed on the page, word by word, without signs and case."""
        return frozenset(plain(word.text) for word in self.page.words)

    @cached_property
    def places(self) -> Places:
        """What stands where on the page."""
        return places_of(lay_out(self.page))

    @cached_property
    def long_lines(self) -> frozenset[str]:
        """The letters of its lines that have many: the name, address and particulars of its writer among them."""
        lines = ("".join(ch for ch in line.text.lower() if ch.isalpha()) for line in lay_out(self.page).lines)
        return frozenset(letters for letters in lines if len(letters) >= _LONG_LINE)

    @cached_property
    def labels(self) -> tuple[LabelHit, ...]:
        """The labels that do not stand in running text."""
        page = lay_out(self.page)
        running = running_cells(page)
        return tuple(hit for hit in labels_on(page) if hit.cell not in running)

    @cached_property
    def names_itself(self) -> bool:
        # "cut to size" names no buyer, and "30 days from invoice date" no date of the page
        own = [hit for hit in self.labels if hit.at_start or (hit.closed and not counts_days(_text_before(hit)))]
        return len({role for hit in own for role, weight in _OWN_LABELS.items() if hit.roles.get(role, 0.0) >= weight}) >= 2

    @cached_property
    def parts_named(self) -> frozenset[str]:
        starting = [hit for hit in self.labels if hit.at_start]
        return frozenset(role for hit in starting for role in _OWN_PARTS if hit.roles.get(role, 0.0) >= _SURE_PART)

    @cached_property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """The rows of headings of tables of goods: where each begins and what it says."""
        layout = document_layout([self.page])
        found = goods_headings(layout, layout.pages[0])
        return tuple((each.first_line, " ".join(column.text for column in each.columns)) for each in found)

    @cached_property
    def heading_of_list(self) -> tuple[int, str] | None:
        """The headings of a list of days and amounts, of whatever words."""
        return heading_of_list(lay_out(self.page))

    @property
    def begins_with_table(self) -> bool:
        return bool(self.headings) and self.headings[0][0] <= _LINES_ABOVE_A_TABLE


def plain(text: str) -> str:
    """A number as it is compared: without signs and case."""
    return "".join(ch for ch in text.upper() if ch.isalnum())


def facts_of(page: Page) -> PageFacts:
    telling = (word for word in page.words if has_letter_or_digit(word.text))
    is_blank = len(list(islice(telling, _BLANK_WORDS + 1))) <= _BLANK_WORDS
    return PageFacts(page, is_blank, page_by_rules(page))


def _text_before(hit: LabelHit) -> str:
    return " ".join(word.text for word in hit.cell.words[: hit.first])
