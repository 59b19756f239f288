"""A label that a narrow column breaks announces the value beside any of its lines; two labels one over the other stay two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.kinds import invoice
from extractors.terms import Term
from tests.extractors.fields.printed import printed

HEAD = """
Karee Logistics Ltd
76 Ferrum Crescent, Kimberley 8301

TAX INVOICE

INVOICE NO.     2026/6623

"""
FOOT = "\n\nDescription      Qty     Price      Amount\nOak door         2       50.00      100.00\n\nTotal            100.00\n"


@pytest.mark.parametrize(
    "broken",
    ["TERMS OF        Cash on delivery\nPAYMENT.", "TERMS OF\nPAYMENT.        Cash on delivery"],
    ids=["beside the first line", "beside the second"],
)
def test_terms_stand_beside_either_line_of_their_label(broken: str) -> None:
    assert read(broken)[Term.PAYMENT_TERMS] == "Cash on delivery"


@pytest.mark.parametrize("broken", ["DELIVERY        DN004431\nNOTE NUMBER", "DELIVERY\nNOTE            DN004431\nNUMBER"])
def test_a_number_stands_beside_any_line_of_its_label(broken: str) -> None:
    assert read(broken)[Term.DELIVERY_NOTE_NUMBER] == "DN004431"


def test_a_date_stands_beside_the_first_line_of_its_label() -> None:
    assert (
        read("INVOICE         3 May 2026\nDATE\n\nORDER NO        PO00917\n\nDELIVERED       2 May 2026")[Term.ISSUE_DATE] == "2026-05-03"
    )


def test_the_lines_of_a_label_may_touch_on_a_scan() -> None:
    page = printed(HEAD + "Buyer's         4866633672\nVAT No" + FOOT, seen_by="paddle")
    touching = replace(page, words=tuple(replace(word, box=replace(word.box, bottom=word.box.top + 14.8)) for word in page.words))
    fields = {each.term: each.value for each in invoice.extract([touching]).fields}
    assert fields[Term.BUYER_TAX_ID] == "4866633672"


def test_a_label_left_empty_is_none_with_the_label_under_it() -> None:
    fields = read("INVOICE DATE    3 May 2026\nORDER\nDELIVERY NOTE\nNUMBER          771\nDEBTOR          K100")
    assert Term.PO_NUMBER not in fields


def test_a_word_that_only_heads_columns_says_nothing_outside_a_table() -> None:
    particulars = "DATUM.          13-11-2026\nU               PO007255\nBESTELNOMMER.\nREKENING        C9763\nNR."
    assert read(particulars)[Term.PO_NUMBER] == "PO007255"


def read(particulars: str) -> dict[Term, object]:
    return {each.term: each.value for each in invoice.extract([printed(HEAD + particulars + FOOT)]).fields}


def test_the_end_of_a_broken_heading_heads_nobody() -> None:
    fields = read(
        "Rekening        Karee Vervoer Koöperatief\nvan:            Bpk\n                Rivierstraat 63\n                Boksburg 1459"
    )
    assert fields[Term.SELLER_NAME] == "Karee Logistics Ltd"
