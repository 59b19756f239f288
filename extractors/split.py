"""A batch PDF holds many papers; it is cut by what its pages say, not by separator sheets.

A page begins a new document when it says it is page 1, when it bears another number or another kind's title, or another letterhead;
it goes on with the last when it says it is page 2 of the same, repeats its number, has no title at all, or begins with the headings of the
table that the page before has. What pages do not say themselves a learned scorer decides (extractors.page_starts) where it is sure, and
rules decide elsewhere. Blank pages go with the page before them. What the file states exactly (an attached XML) is one document, with the
papers appended to it beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractors.classify import classify_page
from extractors.fields.dates import dates_of
from extractors.fields.identifiers import number_candidates
from extractors.fields.lookup import document_layout
from extractors.fields.till.slip import is_till_slip
from extractors.layout.lines import lay_out
from extractors.likely_kinds.scorer import KINDS
from extractors.media_types import XML
from extractors.model import DocumentSpan, ExtractedDocument, FileReading, Page
from extractors.page_starts.facts import PageFacts, facts_of, plain
from extractors.page_starts.scorer import begins
from extractors.terms import KYC_KINDS, RECEIVABLE_KINDS, DocumentKind

_LINES_ABOVE_A_TABLE = 2  # a page number, the name of the sender
_SAME_HEADINGS = 90  # per cent of their letters; a scan misreads some
_ORDERS = frozenset({DocumentKind.PURCHASE_ORDER, DocumentKind.PURCHASE_ORDER_RESPONSE})
_APPENDED = KYC_KINDS | _ORDERS | {DocumentKind.DELIVERY_NOTE, DocumentKind.TIMESHEET, DocumentKind.BILL_OF_LADING}
_PARTS_OF_A_HEAD = 2
_SURELY_A_SLIP = 2.0
_CLEARLY_TITLED = 8.0
_BEGINS, _GOES_ON = 0.9, 0.1
_LEARNED = frozenset({*KINDS, DocumentKind.OTHER})
_SPOKEN_FOR = 3.0  # more than the least that names a kind
_SAME_HEAD = 55  # per cent of their letters
_OTHER_WIDTH = 0.2
_WORDS_OF_A_REMARK = 45
_LEAVES_ROOM = re.compile(
    r"(?i)\b(?:amount|payment) enclosed\W*$|\b(?:detach|tear off|cut (?:off|here)|return) .{0,40}\bpayment\b"
    r"|\bsny (?:af|hier)\b|\bbitte abtrennen\b|\bà (?:détacher|retourner)\b",
    re.MULTILINE,
)


@dataclass(slots=True)
class _Draft:
    pages: list[PageFacts]

    @property
    def written(self) -> list[PageFacts]:
        """Its pages that are not blank."""
        return [each for each in self.pages if not each.is_blank] or self.pages

    @property
    def first(self) -> PageFacts:
        return self.written[0]

    @property
    def last(self) -> PageFacts:
        return self.written[-1]

    def kind(self) -> DocumentKind:
        """The kind that the pages together speak for; the first page, which bears the title, counts double."""
        scores: dict[DocumentKind, float] = {}
        for index, facts in enumerate(self.pages):
            for kind, score in facts.kind.scores.items():
                scores[kind] = scores.get(kind, 0.0) + (score if index == 0 else 0.3 * score if facts.kind.has_title else 0.1 * score)
        best = max(scores, key=lambda kind: scores[kind], default=DocumentKind.OTHER)
        own = self.pages[0].kind.kind
        return (
            best
            if own is DocumentKind.OTHER and scores.get(best, 0.0) >= 2.0
            else own
            if own is not DocumentKind.OTHER
            else DocumentKind.OTHER
        )

    def likelier_kind(self) -> DocumentKind:
        """The kind of the document, where learning knows better than the rules by which its file was cut."""
        first = self.pages[0]
        likelier = classify_page(first.page).kind
        return self.kind() if likelier is first.kind.kind else likelier


def split_documents(reading: FileReading) -> tuple[DocumentSpan, ...]:
    """The documents of a file, in the order of their pages; pages that stand in none are blank ones before the first."""
    if reading.media_type == XML and reading.structured:  # its pages were made from its documents
        return tuple(DocumentSpan(each.kind, each.page_numbers) for each in reading.structured)
    drafts: list[_Draft] = []
    for page in reading.pages:
        facts = facts_of(page)
        if facts.is_blank and page.problem is None:
            if drafts:
                drafts[-1].pages.append(facts)
            continue
        if drafts and _goes_on(drafts[-1], facts):
            drafts[-1].pages.append(facts)
        else:
            drafts.append(_Draft([facts]))
    spans = [DocumentSpan(draft.likelier_kind(), tuple(facts.page.page_number for facts in draft.pages)) for draft in drafts]
    for document in reading.structured:
        spans = _with_its_pages(document, spans)
    return tuple(spans)


def _with_its_pages(document: ExtractedDocument, spans: list[DocumentSpan]) -> list[DocumentSpan]:
    """The spans with one for a document that the file states exactly.

    An attached XML claims every page of its PDF, whatever was appended to the invoice before it was sent: those papers stay their own.
    """
    own: int | None = None
    found: list[DocumentSpan] = []
    for span in spans:
        if not set(span.page_numbers) <= set(document.page_numbers) or (own is not None and _is_appended(span.kind, document.kind)):
            found.append(span)
        elif own is None:
            own = len(found)
            found.append(DocumentSpan(document.kind, span.page_numbers))
        else:
            found[own] = DocumentSpan(document.kind, (*found[own].page_numbers, *span.page_numbers))
    return found


def _is_appended(kind: DocumentKind, stated: DocumentKind) -> bool:
    """Whether a paper of this kind is another than the one stated: what a page of the same paper is easily taken for is not enough."""
    return kind in _APPENDED and kind is not stated and not {kind, stated} <= _ORDERS


def _same_text(one: Page, other: Page) -> bool:
    return [word.text for word in one.words] == [word.text for word in other.words]


def _goes_on(draft: _Draft, facts: PageFacts) -> bool:
    """Whether a page belongs to the document before it: by what it says itself, by what learning is sure of, and else by rules."""
    said = _said_surely(draft, facts)
    if said is not None:
        return said
    share = begins(draft.first, draft.last, facts) if _is_learned(draft, facts) else None
    if share is not None and share >= _BEGINS:
        return False
    if share is not None and share <= _GOES_ON and not _is_surely_another(draft, facts):
        return True
    return _goes_on_by_rules(draft, facts)


def _is_learned(draft: _Draft, facts: PageFacts) -> bool:
    """Whether the pages are of kinds that learning saw, or of none that is known."""
    return {draft.kind(), facts.kind.kind} <= _LEARNED


def _is_surely_another(draft: _Draft, facts: PageFacts) -> bool:
    """Whether a page bears the clear title of another kind, or another number of the same, which no learning joins to the paper before.

    A number that the first page prints too may be that of both, which stands there under its title or a word that nobody knows.
    """
    own = facts.kind.kind
    if own is draft.kind():
        is_other = None not in (facts.number, draft.first.number) and facts.number != draft.first.number
        return is_other and facts.number not in draft.first.words
    return facts.kind.is_named and facts.kind.scores[own] >= _CLEARLY_TITLED


def _said_surely(draft: _Draft, facts: PageFacts) -> bool | None:
    """Whether a page says itself that it goes on, or that it does not; None where it says neither."""
    written, last = draft.written, draft.last
    if facts.page.problem is not None:
        return True
    if any(_same_text(facts.page, each.page) for each in written):
        return False  # the same page again is the same paper again, and a copy is a finding
    if facts.mark is not None and facts.mark.total is not None:
        if facts.mark.number == 1:
            return False
        if last.mark is not None and last.mark.total == facts.mark.total:
            return last.mark.number < facts.mark.number
    if last.mark is not None and last.mark.total is not None and last.mark.number >= last.mark.total and facts.kind.has_title:
        return False
    if facts.kind.kind in KYC_KINDS and facts.kind.has_title and facts.kind.kind is not draft.kind():
        return False
    if _is_on_other_paper(last.page, facts.page) or _is_slip_on_a_sheet(draft, facts):
        return False
    if facts.number is not None and facts.kind.kind is draft.kind() and facts.number == draft.first.number:
        return True
    return None


def _goes_on_by_rules(draft: _Draft, facts: PageFacts) -> bool:
    written, last, first = draft.written, draft.last, draft.first
    kind, own = draft.kind(), facts.kind.kind
    has_head = facts.number is not None and facts.names_itself and (first.number is None or first.number not in facts.words)
    if (not has_head and _begins_with_table_of(last, facts)) or _goes_on_with_list(last, facts):
        return True
    if facts.brings_forward and kind in RECEIVABLE_KINDS:
        return True
    if own is kind and _shares_number(first, facts):
        return True
    if facts.number is not None and first.number is not None and own is kind:
        return facts.number == first.number
    if facts.mark is not None and facts.mark.number == 1 and facts.mark.total is None and facts.kind.has_title:
        return False
    if facts.mark is not None and facts.mark.number > 1 and (last.mark is None or last.mark.number == facts.mark.number - 1):
        return True
    if _is_on_other_paper(last.page, facts.page) or _is_slip_on_a_sheet(draft, facts):
        return False
    if not facts.kind.has_title or own is DocumentKind.OTHER:
        return not _begins_untitled(draft, facts)
    if own is DocumentKind.REMITTANCE_ADVICE and kind in RECEIVABLE_KINDS and _is_slip_of(first, facts):
        return True
    if own is not kind and _is_only_foot(first, facts):
        return True
    if own is not kind:
        return len(facts.page.words) < _WORDS_OF_A_REMARK and not facts.parts_named and facts.number is None
    if facts.number is not None or facts.continues:
        return facts.number is None
    if _has_other_head(written, facts) and len(facts.parts_named) >= _PARTS_OF_A_HEAD:
        return False
    return not facts.names_itself or (bool(facts.letterhead) and facts.letterhead == first.letterhead)


def _is_only_foot(first: PageFacts, facts: PageFacts) -> bool:
    """Whether a page in the dress of the first has neither number nor head nor clear title of its own.

    "Your order of 29 January" under the particulars of the bank is no order.
    """
    if facts.number is not None or facts.names_itself or not facts.long_lines & first.long_lines:
        return False
    return not facts.parts_named or facts.kind.scores[facts.kind.kind] < _CLEARLY_TITLED


def _shares_number(first: PageFacts, facts: PageFacts) -> bool:
    """Whether a page repeats the number of the first, which either may bear under a word that nobody knows, beside that of another paper.

    A page that names its number by a label of its own is another paper, whatever else it refers to, and so is one with a head
    of its own whose number the first page only mentions.
    """
    if facts.number is not None and facts.number in first.words:
        return first.number is None or first.kind.kind is DocumentKind.CREDIT_NOTE or not facts.names_itself
    return first.number is not None and first.number in facts.words and not facts.parts_named


def _is_slip_on_a_sheet(draft: _Draft, facts: PageFacts) -> bool:
    """Whether a page is the picture of a till slip with its day, copied on a sheet like those before it, which are no receipt."""
    if facts.kind.kind is not DocumentKind.RECEIPT or facts.kind.scores[DocumentKind.RECEIPT] < _SURELY_A_SLIP or facts.continues:
        return False
    page = lay_out(facts.page)
    return draft.kind() is not DocumentKind.RECEIPT and is_till_slip(page) and any(dates_of(cell) for cell in page.cells)


def _begins_with_table_of(last: PageFacts, facts: PageFacts) -> bool:
    """Whether a page begins with the headings of a table on the page before, whatever looks like headings further down."""
    if facts.begins_with_table and not last.headings and not facts.parts_named:
        return True  # a page that is full of the parties and the particulars, before one of the goods
    return facts.begins_with_table and any(fuzz.ratio(facts.headings[0][1], other) >= _SAME_HEADINGS for _, other in last.headings)


def _goes_on_with_list(last: PageFacts, facts: PageFacts) -> bool:
    """Whether a page begins with the headings of the list on the page before: the numbers in its rows are not the paper's own."""
    own, before = facts.heading_of_list, last.heading_of_list
    return own is not None and before is not None and own[0] <= _LINES_ABOVE_A_TABLE and own[1] == before[1]


def _is_slip_of(first: PageFacts, facts: PageFacts) -> bool:
    """Whether a page is the slip to send with the payment of the bill before it, with the bill's number and room for the amount."""
    layout = document_layout([facts.page])
    if first.number is None or _LEAVES_ROOM.search(layout.text) is None:
        return False
    numbers = {plain(each.text) for each in number_candidates(layout, "invoice_number")}
    return numbers == {first.number}


def _begins_untitled(draft: _Draft, facts: PageFacts) -> bool:
    """Whether a page without a title begins another paper all the same: it has a head of its own, as no page that only goes on has."""
    written = draft.written
    if facts.continues or facts.begins_with_table or not _has_other_head(written, facts):
        return False
    if facts.number is not None and facts.number in {each.number for each in written}:
        return False
    own = facts.kind.kind
    if own is DocumentKind.OTHER or not facts.names_itself or facts.kind.scores[own] < _SPOKEN_FOR:
        return False
    return len(facts.parts_named) >= (_PARTS_OF_A_HEAD if own is not draft.kind() else _PARTS_OF_A_HEAD + 1)


def _has_other_head(written: Sequence[PageFacts], facts: PageFacts) -> bool:
    """Whether a page begins with other words than those before it."""
    return bool(facts.letterhead) and all(fuzz.ratio(facts.letterhead, each.letterhead) < _SAME_HEAD for each in (written[0], written[-1]))


def _is_on_other_paper(last: Page, page: Page) -> bool:
    """Whether two pages are of other widths, also where one was turned: a till slip among letters."""
    sides = sorted((last.width, last.height)), sorted((page.width, page.height))
    return abs(sides[0][0] - sides[1][0]) > _OTHER_WIDTH * max(sides[0][0], sides[1][0])
