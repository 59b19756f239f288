"""Two columns that a recogniser read as one word are cut where the other rows of the table have their gap."""

from __future__ import annotations

from dataclasses import replace

from extractors.fields.lookup import DocumentLayout
from extractors.layout.glued_words import parted_lines
from tests.extractors.fields.printed import printed

TABLE = """
Rope 40 mm      4   615.00   19 2,460.00   2,927.40
Grease pail    12    74.90   19   898.80   1,069.57
Life vest      30    48.75   191,462.50    1,740.38
"""


def rows(page: str, seen_by: str = "paddle") -> list[list[str]]:
    layout = DocumentLayout([printed(page, seen_by=seen_by)])
    return [[word.text for word in line.words] for line in parted_lines(layout.pages[0].lines)]


def test_a_rate_and_an_amount_in_one_word_are_two_figures() -> None:
    assert rows(TABLE)[2] == ["Life", "vest", "30", "48.75", "19", "1,462.50", "1,740.38"]


def test_what_a_file_says_itself_is_left_whole() -> None:
    assert "191,462.50" in rows(TABLE, seen_by="text_layer")[2]


def test_a_word_over_no_gap_of_the_other_rows_is_left_whole() -> None:
    table = TABLE.replace("Rope 40 mm", "Rope40mm  ").replace("Life vest ", "Vest150N  ")
    assert [row[0] for row in rows(table)] == ["Rope40mm", "Grease", "Vest150N"]


def test_a_word_of_a_description_is_not_cut_where_the_spaces_of_others_happen_to_stand() -> None:
    table = """
Filter element K4868-B    24    644.07   15,457.68
Supply and fit 2 doors    20    657.00   13,140.00
Pull-up banner 8 x 2 m     2  6,542.82   13,085.64
"""
    page = printed(table, seen_by="paddle")
    narrow = tuple(replace(word, box=replace(word.box, x1=word.box.x1 + 3.0)) for word in page.words)  # a space of 3 points, print of 10
    lines = parted_lines(DocumentLayout([replace(page, words=narrow)]).pages[0].lines)
    assert [word.text for word in lines[0].words] == ["Filter", "element", "K4868-B", "24", "644.07", "15,457.68"]


RANDS = """
Hire       5    R 860.00    R 4 300.00
Pins       2      R 1.20    R     2.40
Nuts       2      R 9.29    R    18.58
Bolts      4      R 2.00    R     8.00
"""


def test_a_gap_behind_the_sign_of_the_rand_cuts_no_figure_of_another_row() -> None:
    assert rows(RANDS)[0] == ["Hire", "5", "R", "860.00", "R", "4", "300.00"]
