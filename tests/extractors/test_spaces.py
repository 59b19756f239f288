"""On typewriter print the space between two words is as wide as a letter, and low ink boxes must not make columns of it."""

from __future__ import annotations

from extractors.layout.lines import lay_out
from extractors.model import Box, Page, Word
from tests.extractors.fields.printed import printed


def scanned(lines: list[str], *, space: float) -> Page:
    """A page of words 6 high, their letters 6 wide, with spaces of a given width; two spaces stand for a column's gap of 60."""
    words = []
    for row, line in enumerate(lines):
        x = 50.0
        for column in line.split("  "):
            for text in column.split():
                words.append(Word(text, Box(x, 100.0 + 14 * row, x + 6 * len(text), 106.0 + 14 * row), 0.9, "tesseract"))
                x += 6 * len(text) + space
            x += 60.0
    return Page(1, 595.0, 842.0, 0, tuple(words))


PAPER = [
    "Commercial invoice no. TX-471102 of 30 October",
    "Taxi company of the north  Invoice date 4 March",
    "20 Supplier street  Customer no. 4711",
    "10369 Northern town  Order no. 991",
]


def test_wide_spaces_of_typewriter_print_part_no_columns() -> None:
    layout = lay_out(scanned(PAPER, space=7.2))
    assert [cell.text for cell in layout.lines[0].cells] == [PAPER[0]]
    assert [cell.text for cell in layout.lines[1].cells] == PAPER[1].split("  ")


def test_the_same_gap_parts_columns_where_spaces_are_narrow() -> None:
    close = lay_out(scanned([*PAPER, "Rate:"], space=2.6))
    assert [cell.text for cell in close.lines[2].cells] == PAPER[2].split("  ")
    wide = Word("15%", Box(50.0 + 30 + 7.2, 156.0, 106.0, 162.0), 0.9, "tesseract")
    page = scanned([*PAPER, "Rate:"], space=2.6)
    parted = lay_out(Page(1, 595.0, 842.0, 0, (*page.words, wide)))
    assert [cell.text for cell in parted.lines[4].cells] == ["Rate:", "15%"]


def printed_in(height: float) -> list[str]:
    """A name 14.4 high with words 3.3 apart, and 14 points behind it a title of this height."""
    words, x = [], 48.0
    for text, own in (("Boland", 14.4), ("Ridge", 14.4), ("Verpakking", 14.4), ("Invoice", height)):
        x += 14.1 if text == "Invoice" else 3.3
        words.append(Word(text, Box(x, 35.0 - own, x + 7 * len(text), 35.0), None, "text_layer"))
        x += 7 * len(text)
    return [cell.text for cell in lay_out(Page(1, 420.0, 595.0, 0, tuple(words))).lines[0].cells]


def test_print_of_another_size_behind_a_wide_gap_is_another_cell() -> None:
    assert printed_in(13.6) == ["Boland Ridge Verpakking", "Invoice"]
    assert printed_in(14.4) == ["Boland Ridge Verpakking Invoice"]


def addresses(*starts: float) -> list[list[str]]:
    """Three lines of two addresses, 10 high with words 2.2 apart; the second address of each begins at its own place."""
    lines = (
        ("Lesedi Bpk", "Suikerbos Houtwerke"),
        ("Lemoenlaan 124 | BOKSBURG", "Graniethof 239"),
        ("1459", "Bloemfontein"),
    )
    words = []
    for row, (texts, start) in enumerate(zip(lines, starts, strict=True)):
        for text, x in zip(texts, (40.0, start), strict=True):
            for word in text.split():
                words.append(Word(word, Box(x, 100.0 + 12 * row, x + 5 * len(word), 110.0 + 12 * row), None, "text_layer"))
                x += 5 * len(word) + 2.2
    return [[cell.text for cell in line.cells] for line in lay_out(Page(1, 595.0, 842.0, 0, tuple(words))).lines]


def test_a_gap_narrower_than_a_letter_parts_two_columns_where_the_lines_over_and_under_it_begin() -> None:
    ends = 40 + 5 * len("Lemoenlaan124|BOKSBURG") + 3 * 2.2
    assert addresses(ends + 8, ends + 8, ends + 8)[1] == ["Lemoenlaan 124 | BOKSBURG", "Graniethof 239"]
    assert addresses(ends + 30, ends + 8, ends + 30)[1] == ["Lemoenlaan 124 | BOKSBURG Graniethof 239"]


def test_a_word_without_tall_letters_is_no_print_of_another_size() -> None:
    """Boxes that close tightly around the ink are lower around "was" than around the words of its sentence."""
    words, x = [], 40.0
    for text, height in (("hereby", 8.0), ("was", 6.8), ("sold", 7.8)):
        words.append(Word(text, Box(x, 416.4 - height, x + 5.1 * len(text), 416.4), None, "text_layer"))
        x += 5.1 * len(text) + 5.3
    assert [cell.text for cell in lay_out(Page(1, 595.0, 842.0, 0, tuple(words))).lines[0].cells] == ["hereby was sold"]


def test_a_measure_in_brackets_belongs_to_the_chinese_word_before_it() -> None:
    page = lay_out(printed("保洁服务费(月)      3   2714.78\n金额(小写)¥100.00"))
    assert [cell.text for cell in page.lines[0].cells] == ["保洁服务费(月)", "3", "2714.78"]
    assert [word.text for word in page.lines[1].words] == ["金额", "(小写)¥100.00"]
