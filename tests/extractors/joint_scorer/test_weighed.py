"""A paper is weighed whole: what is one thing is less likely another, and how things lie to each other counts."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.candidates.marks import paper_marks
from extractors.fields.amounts import decimal_mark_of
from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.joint_scorer.network import CLASSES, OWN_NUMBER
from extractors.joint_scorer.places import RELATIONS, relations_of
from extractors.joint_scorer.tokens import MOST_TOKENS, Token, tokens_of
from extractors.joint_scorer.weighed import Weighed, class_of, weigh
from extractors.kinds import invoice
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import GOODS, HEAD, printed

WITHOUT_LABELS = HEAD.replace("Invoice No:", "Bundelro:  ").replace("Date:", "Galo:")


def weighed(text: str) -> Weighed:
    layout = DocumentLayout([printed(text + GOODS)])
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    lines = find_lines(layout, mark)
    return weigh(layout, DocumentKind.INVOICE, paper_marks(layout, mark, lines, is_credit=False), lines.table_lines)


def tokens(text: str) -> list[Token]:
    layout = DocumentLayout([printed(text)])
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    lines = find_lines(layout, mark)
    return tokens_of(layout, DocumentKind.INVOICE, paper_marks(layout, mark, lines, is_credit=False), [], lines.table_lines)


def likeliest(paper: Weighed, name: str) -> str:
    return max(((share[name], each.text) for each, _, share in paper.candidates if name in share))[1]


@pytest.mark.parametrize("text", [HEAD, WITHOUT_LABELS])
def test_the_numbers_and_the_day_of_a_paper_are_the_likeliest_even_under_words_that_nobody_knows(text: str) -> None:
    paper = weighed(text)
    assert likeliest(paper, OWN_NUMBER) == "KS-20418"
    assert likeliest(paper, "issue_date") == "14 March 2026"
    assert likeliest(paper, "gross_total") == "575.00"


def test_seller_and_buyer_are_the_likeliest_of_the_names() -> None:
    paper = weighed(HEAD)
    assert [max(paper.names, key=lambda each: each[2][name])[0].text for name in ("seller_name", "buyer_name")] == [
        "Karoo Steel (Pty) Ltd",
        "Ceres Foods (Pty) Ltd",
    ]


def test_the_shares_of_one_thing_are_at_most_one_together() -> None:
    paper = weighed(HEAD)
    for candidate, _, share in paper.candidates:
        assert set(share) == set(CLASSES[candidate.kind])
        assert all(each >= 0 for each in share.values())
        assert sum(share.values()) <= 1 + 1e-6


def test_things_lie_beside_over_and_under_each_other() -> None:
    shown = tokens(HEAD + GOODS)
    found = {each.cell.text: at for at, each in enumerate(shown)}
    relations = relations_of(shown)
    seller, street, number, label = (found[text] for text in ("Karoo Steel (Pty) Ltd", "12 Anvil Road", "KS-20418", "Invoice No:"))
    assert relations[seller, seller] == 1
    assert relations[seller, street] != relations[street, seller]
    assert relations[number, label] != relations[label, number]
    assert relations.min() >= 1
    assert relations.max() < RELATIONS


def test_the_goods_are_no_tokens_and_a_long_paper_has_no_more_than_fit() -> None:
    assert not any(each.cell.text.startswith("Treated batten") for each in tokens(HEAD + GOODS))
    many = HEAD + "\n".join(f"Note {row}   remark {row}" for row in range(400))
    assert len(tokens(many)) == MOST_TOKENS


def test_a_paper_without_any_words_has_nothing_to_weigh() -> None:
    paper = weigh(DocumentLayout([]), DocumentKind.INVOICE, [], ())
    assert (paper.candidates, paper.names) == ((), ())


def test_a_papers_own_number_is_one_class_whatever_its_kind_calls_it() -> None:
    assert class_of(DocumentKind.PURCHASE_ORDER, Term.PO_NUMBER) == OWN_NUMBER
    assert class_of(DocumentKind.INVOICE, Term.PO_NUMBER) == "po_number"
    assert class_of(DocumentKind.STATEMENT, "statement_date") == "issue_date"


def test_learned_weights_are_finite() -> None:
    paper = weighed(HEAD)
    assert np.isfinite([each for _, _, share in paper.candidates for each in share.values()]).all()


def test_an_invoice_is_read_under_words_that_nobody_knows() -> None:
    fields = {each.term: each.value for each in invoice.extract([printed(WITHOUT_LABELS + GOODS)]).fields}
    assert (fields[Term.INVOICE_NUMBER], fields[Term.ISSUE_DATE], fields[Term.SELLER_TAX_ID]) == ("KS-20418", "2026-03-14", "4291030320")


def test_what_a_listed_label_names_otherwise_numbers_no_invoice() -> None:
    text = HEAD.replace("Invoice No:", "Account No:")
    fields = {each.term: each.value for each in invoice.extract([printed(text + GOODS)]).fields}
    assert fields.get(Term.INVOICE_NUMBER) != "KS-20418"
