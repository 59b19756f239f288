"""What a page is: its title in large print at the top says most, phrases and the shape of the page say the rest.

Every kind of paper brings its cues (extractors.kinds); here they are weighed against each other. A page that no cue speaks for is
`other`: a wrong kind costs more than none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from extractors.fields.lookup import DocumentLayout, document_layout, once_a_layout
from extractors.held_phrases import folded
from extractors.kind_evidence import shares_of, signs_of, speaks_for
from extractors.kind_numbers import asks_for_money, is_told_by_numbers, one_of_receivables, weighed_by_numbers
from extractors.kind_rows import is_bank_statement, lists_invoices
from extractors.kind_shape import add_shape
from extractors.kinds import Cue, KindRules, kind_rules
from extractors.layout.lines import PageLayout
from extractors.likely_kinds.likelier import likelier_kind
from extractors.model import Page
from extractors.subject_lines import kind_of_subject
from extractors.terms import RECEIVABLE_KINDS, DocumentKind
from extractors.title_lines import SURELY_NAMED, Title, titles_of, without_credited, without_legend
from extractors.titles import names_two

_ENOUGH = 2.4
_SPOKEN_FOR = 4.0  # by words anywhere on the page, as by the label of the paper's own number
_STANDS_OUT = 0.5
_NAMED = 9.0  # what a line weighs that holds nothing but the name of a kind
_FEWEST_SIGNS = 5
_LIKELY = 0.7
_RATHER = 0.55
_CERTAIN = 0.95
_CLEAR_TITLE = 7.0
_BY_A_NOSE = 0.5
_TITLED_ALIKE = {
    DocumentKind.DELIVERY_NOTE: {DocumentKind.BILL_OF_LADING},
    DocumentKind.BANK_STATEMENT: {DocumentKind.STATEMENT},
}
"""Kinds whose titles also stand on another: "Shipping note", "Relevé de compte"."""
_CALLED_ALIKE = {DocumentKind.BILL_OF_LADING: {DocumentKind.DELIVERY_NOTE, DocumentKind.TIMESHEET}}
"""Kinds some of whose titles stand on others as often: "Bon de transport", "Feuille de route"."""
_ROWS_OF_INVOICES = "looks:invoices_with_money_3"


@dataclass(frozen=True, slots=True)
class PageKind:
    """The kind of one page, how much speaks for each kind, and whether a title of the kind stands on the page, alone on its line."""

    kind: DocumentKind
    scores: Mapping[DocumentKind, float]
    has_title: bool
    is_named: bool = False


def classify_page(page: Page) -> PageKind:
    """The kind of a page by itself; `other` where nothing speaks for one."""
    return classify_laid_out(document_layout([page]))


def page_by_rules(page: Page) -> PageKind:
    """The kind of a page by its titles, phrases and signs alone, by which a file is cut."""
    layout = document_layout([page])
    return kind_by_rules(layout, layout.pages[0])


def classify_laid_out(layout: DocumentLayout) -> PageKind:
    """The same, from a page that is laid out already; remembered as long as the layout is, since a paper is cut, read and judged by it."""
    page = layout.pages[0]
    known = _known.get(page)
    if known is None:
        known = _known[page] = _kind_of(layout, page)
    return known


_known: WeakKeyDictionary[PageLayout, PageKind] = WeakKeyDictionary()


def _kind_of(layout: DocumentLayout, page: PageLayout) -> PageKind:
    found = kind_by_rules(layout, page)
    is_clear = found.scores.get(found.kind, 0.0) >= _CLEAR_TITLE
    likelier = likelier_kind(
        page, signs_of(layout, page), found.kind, is_titled=found.has_title, is_clear=is_clear, is_named=found.is_named
    )
    if likelier is None:
        return found
    score = max(max(found.scores.values(), default=0.0) + _BY_A_NOSE, _ENOUGH)
    return replace(found, kind=likelier, scores={**found.scores, likelier: score})


@once_a_layout
def kind_by_rules(layout: DocumentLayout, page: PageLayout) -> PageKind:
    """The kind of a page by its titles, its phrases and the signs on it, before learning is asked."""
    titles = without_legend(layout, page, without_credited(titles_of(layout, page)))
    if not any(title.named for title in titles) and (subject := kind_of_subject(layout, page)) is not None:
        titles = [*titles, Title(subject[0], 1.0, (subject[1], 1.0), refers=False)]
    clear, own = [title for title in titles if title.is_clear], [title for title in titles if not title.refers]
    if not any(title.named and not title.refers and title.prominence >= _STANDS_OUT for title in titles):
        titles = [replace(title, refers=False) for title in titles]  # what would be a reference beside a title is the title without one
    text = re.sub(r"\s+", " ", page.text)
    text_folded = folded(text)
    scores: dict[DocumentKind, float] = {}
    titled: dict[DocumentKind, float] = {}
    clearly: set[DocumentKind] = set()
    spoken_for: set[DocumentKind] = set()
    titles_folded = "\n".join(title.folded for title in titles)
    for rules in kind_rules():
        named = _named_weight(rules.kind, titles)
        by_title, score = 0.0, 0.0
        for cue in rules.cues:
            if cue.zone == "title":
                by_title += _title_weight(cue, rules.kind, titles) if cue.may_stand_in(titles_folded) else 0.0
            elif cue.may_stand_in(text_folded) and cue.found_in(text, text_folded):
                score += cue.weight
        if score >= _SPOKEN_FOR:
            spoken_for.add(rules.kind)
        titled[rules.kind] = max(by_title, named)
        if titled[rules.kind] >= _CLEAR_TITLE and _titled_by(rules, clear) >= _CLEAR_TITLE:
            clearly.add(rules.kind)
        score += titled[rules.kind] if by_title >= 0 else by_title + named
        if score:
            scores[rules.kind] = score
    if titled.get(DocumentKind.CREDIT_NOTE, 0.0) < _CLEAR_TITLE:
        add_shape(layout, page, scores, _ENOUGH)
    named_by = {rules.kind for rules in kind_rules() if titled[rules.kind] > 0 and _titled_by(rules, own) > 0}
    _add_evidence(layout, page, scores, named_by, clearly, spoken_for, _called_alike(titles))
    if titled.get(DocumentKind.SCHEDULE_OF_ACCOUNTS, 0.0) >= _CLEAR_TITLE and lists_invoices(layout):
        scores[DocumentKind.SCHEDULE_OF_ACCOUNTS] = max(scores.values()) + _BY_A_NOSE
    if is_bank_statement(layout, page):
        scores[DocumentKind.BANK_STATEMENT] = max(*scores.values(), _ENOUGH, 0.0) + _BY_A_NOSE
    best = max(scores, key=lambda kind: scores[kind], default=DocumentKind.OTHER)
    if scores.get(best, 0.0) < _ENOUGH and asks_for_money(layout):
        best = DocumentKind.INVOICE
        scores[best] = scores.get(best, 0.0) + _ENOUGH
    if scores.get(best, 0.0) < _ENOUGH:
        best = DocumentKind.OTHER
    is_named = any(title.named == (best, 1.0) and title.is_clear and not title.refers for title in titles)
    return PageKind(best, scores, titled.get(best, 0.0) > 0, is_named)


def _named_weight(kind: DocumentKind, titles: Sequence[Title]) -> float:
    """How much the lines say that hold nothing but the name of a kind, a number and a date."""
    weights = [
        _NAMED * title.named[1] * title.prominence * (0.25 if title.refers else 1.0)
        for title in titles
        if title.named is not None and title.named[0] is kind
    ]
    return max(weights, default=0.0)


def _title_weight(cue: Cue, kind: DocumentKind, titles: Sequence[Title]) -> float:
    weights = [
        cue.weight * title.prominence * (0.25 if title.refers else 1.0)
        for title in titles
        if cue.found_in_line(title.text, title.folded) and not (cue.weight > 0 and _titles_another(title, kind))
    ]
    return (max if cue.weight > 0 else min)(weights, default=0.0)


def _titles_another(title: Title, kind: DocumentKind) -> bool:
    """Whether a line of two titles as a whole names another kind: "Statement of account / Tax invoice" is the invoice."""
    return title.named is not None and title.named[0] is not kind and title.named[1] >= 1.0 and names_two(title.text)


def _add_evidence(
    layout: DocumentLayout,
    page: PageLayout,
    scores: dict[DocumentKind, float],
    titled: Collection[DocumentKind],
    clearly: Collection[DocumentKind],
    spoken_for: Collection[DocumentKind],
    called_alike: Mapping[DocumentKind, Collection[DocumentKind]],
) -> None:
    """What the page says besides its title decides where no title is clear, and overrules a few cues when it is all but certain.

    Papers of third parties look less like each other than those it was learned from, so a clear title and the shape of a till slip stand.
    A line in small print that holds a number is no clear title, as it may number another paper; one that only refers is none at all.
    """
    best = max(scores, key=lambda kind: scores[kind], default=DocumentKind.OTHER)
    is_titled = best in clearly
    alike: Collection[DocumentKind] = called_alike[best] if best in called_alike else _TITLED_ALIKE.get(best, frozenset())
    if (is_titled and not alike) or (best is DocumentKind.CREDIT_NOTE and best in titled and best in spoken_for):
        return  # a credit note looks like an invoice in all but its title and the label of its number or day
    signs = signs_of(layout, page)
    shares = weighed_by_numbers(layout, shares_of(signs))
    shares = shares if best in RECEIVABLE_KINDS else one_of_receivables(shares)
    if sum(1 for sign in signs if not sign.startswith("looks:")) < _FEWEST_SIGNS:
        return
    likeliest = max(shares, key=lambda kind: shares[kind])
    is_known = scores.get(best, 0.0) >= _ENOUGH
    if is_known and best not in shares and not (likeliest is DocumentKind.STATEMENT and _ROWS_OF_INVOICES in signs):
        return  # kinds that were not learned from; but only a firm's own statement lists invoice after invoice
    if not (speaks_for(likeliest, signs) or is_told_by_numbers(layout, likeliest)):
        return  # what a page lacks decides nothing: the prices may stand on the next
    if is_titled and likeliest not in alike:
        return
    if is_known and (best is DocumentKind.RECEIPT or (likeliest is DocumentKind.RECEIPT and best in titled)):
        return
    needed = _CERTAIN if is_titled or best in spoken_for or (best in titled and is_known) else _LIKELY
    if best is DocumentKind.INVOICE and scores[best] <= _ENOUGH and likeliest is DocumentKind.CREDIT_NOTE:
        needed = _RATHER  # known by its sums alone, which a credit note has as well
    if best in called_alike and likeliest in called_alike[best]:
        needed = _RATHER
    if (best is not likeliest or not is_known) and shares[likeliest] >= needed:
        scores[likeliest] = max(scores.get(best, 0.0) + _BY_A_NOSE, _ENOUGH)


def _called_alike(titles: Sequence[Title]) -> Mapping[DocumentKind, Collection[DocumentKind]]:
    """Of each kind whose only titles stand on other kinds as often, these other kinds."""
    named = [title.named for title in titles if title.named is not None]
    surely = {kind for kind, weight in named if weight >= SURELY_NAMED}
    return {kind: _CALLED_ALIKE[kind] for kind, _ in named if kind in _CALLED_ALIKE and kind not in surely}


def _titled_by(rules: KindRules, titles: Sequence[Title]) -> float:
    """How much some of the lines say for a kind, as its cues and its names have it."""
    by_cues = sum(_title_weight(cue, rules.kind, titles) for cue in rules.cues if cue.zone == "title")
    return max(by_cues, _named_weight(rules.kind, titles))
