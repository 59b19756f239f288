"""FRD-02: an invoice is made as this client makes its invoices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model import Layout
from extractors.terms import Term
from verification.confirmation import right_in_words
from verification.history import ClientHistory
from verification.matching.layouts import FEWEST_LABELS, comparable, likeness
from verification.matching.number_series import NumberPattern, pattern_of
from verification.model import PackDocument
from verification.registry import INVOICES_ONLY, Warn, check
from verification.results import CheckAnswer, Inconclusive, Passed

_FEWEST_EARLIER = 5
_FEWEST_FILES = 8  # before the program that made them is taken for a custom
_SAME_TEMPLATE = 0.7  # invoices of one template were 0.83 alike or more, those of two that share a letterhead 0.67 or less
_SURE_NUMBER = 0.9  # share of such readings that are right
_CUSTOMS = 4  # a client that numbers in more ways than these has no custom


@check(
    "FRD-02",
    title="Drifts from how the client usually bills",
    reference="Stolen business identity, altered invoices: another template, program or numbering than on the client's earlier invoices",
    severity=Warn,
    needs=(Term.INVOICE_NUMBER,),
    kinds=INVOICES_ONLY,
)
def as_client_usually_bills(number: str, invoice: PackDocument, history: ClientHistory) -> CheckAnswer:
    """Layout, program and numbering are among those of the client's earlier invoices.

    The first few invoices are the custom, not a drift from it. A client may have several templates and series; scans are compared with
    scans. A new custom is warned of until an invoice of it stands in the register. Of a number that may be misread nobody can say so.
    """
    earlier = history.invoices
    if len(earlier) < _FEWEST_EARLIER:
        return Passed("Too few earlier invoices to compare with")
    numbering, drifts = [*_of_numbering(number, history.patterns)], []
    doubt = _doubt_of(invoice) if numbering else None
    if doubt is None:
        drifts += numbering
    layout = invoice.document.layout
    if layout is not None:
        drifts += _of_layout(layout, [each.layout for each in earlier if each.layout is not None])
    if not drifts and doubt is not None:
        return Inconclusive(f"The number {number} is not like the earlier ones, but may be misread ({doubt})")
    return "; ".join(drifts) if drifts else Passed("As on the client's earlier invoices")


def _doubt_of(invoice: PackDocument) -> str | None:
    """How sure a number is that is likely misread, half of it under ink, so that its form says nothing; None where nobody need doubt it."""
    field = invoice.document.field(Term.INVOICE_NUMBER)
    if field is None or field.confidence is None or field.confidence >= _SURE_NUMBER or field.extracted_by.startswith("person:"):
        return None
    return right_in_words(field.confidence)


def _of_numbering(number: str, earlier: Sequence[tuple[str, NumberPattern]]) -> Iterator[str]:
    known = [each for _, each in earlier]
    shapes = list(dict.fromkeys(each.shape for each in known))
    if len(known) < _FEWEST_EARLIER or len(shapes) > _CUSTOMS:
        return
    pattern = pattern_of(number)
    alike = [each for each in known if each.shape == pattern.shape]
    firsts = {each.shape: printed for printed, each in reversed(earlier)}
    examples = " or ".join(list(dict.fromkeys(firsts[shape] for shape in shapes))[:2])
    if not alike:
        yield f"The number {number} is not made like the {len(known)} earlier ones, such as {examples}"
    elif not _as_long(pattern, alike):
        yield f"The number {number} has more or fewer digits than the {len(alike)} earlier ones like it, such as {examples}"


def _as_long(pattern: NumberPattern, known: Sequence[NumberPattern]) -> bool:
    """A running number grows by a digit when it is full."""
    return all(
        min(each.lengths[place] for each in known) <= length <= max(each.lengths[place] for each in known) + 1
        for place, length in enumerate(pattern.lengths)
    )


def _of_layout(layout: Layout, earlier: Sequence[Layout]) -> Iterator[str]:
    known = comparable(layout, earlier)
    if len(known) >= _FEWEST_EARLIER and len(layout.labels) >= FEWEST_LABELS:
        best = max(likeness(layout, each) for each in known)
        if best < _SAME_TEMPLATE:
            yield f"The invoice looks unlike the {len(known)} earlier ones: at best {best:.0%} of its labels stand where theirs do"
    if layout.medium != "text" or layout.producer is None:
        return
    producers = [each.producer for each in earlier if each.medium == "text" and each.producer]
    if len(producers) >= _FEWEST_FILES and len(set(producers)) <= 2 and layout.producer not in producers:
        made_by = " or ".join(sorted(set(producers)))
        yield f"The file was made by {layout.producer}, the {len(producers)} earlier ones by {made_by}"
