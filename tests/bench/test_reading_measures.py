"""The measures of reading count what a person would: signs that are wrong, words that are right, and the same sample for the same seed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from bench.reading_quality import Tally, compared
from bench.speed import _long_file, _sampled
from extractors.model import Box, Page, Word


def _page(*words: tuple[str, float, float]) -> Page:
    return Page(1, 595, 842, 0, tuple(Word(text, Box(x, y, x + 6 * len(text), y + 10), 0.9, "x") for text, x, y in words))


def test_a_misread_figure_is_one_wrong_sign_and_a_lost_word() -> None:
    printed = _page(("Total", 50, 100), ("104.50", 200, 100), ("Date", 50, 130))
    read = _page(("Total", 50, 101), ("104.S0", 200, 99), ("Date", 50, 130))
    assert compared(printed, printed) == Tally(15, 0, 3, 3, 3, 1, 1, 1)
    assert compared(printed, read) == Tally(15, 1, 3, 2, 3, 1, 0, 1)


def test_words_that_are_joined_lose_words_but_no_signs() -> None:
    printed = _page(("Invoice", 50, 100), ("No", 110, 100), ("417", 140, 100))
    assert compared(printed, _page(("InvoiceNo417", 50, 100))) == Tally(12, 0, 3, 0, 1, 1, 0, 1)


def test_the_same_seed_draws_the_same_files(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.pdf").write_bytes(_long_file(number + 1))
    one, two = ([file.path.name for file in _sampled(tmp_path, 3, seed=4)] for _ in range(2))
    assert one == two
    assert all(file.is_text for file in _sampled(tmp_path, 3, seed=4))


def test_the_long_file_has_the_pages_asked_for() -> None:
    with pypdfium2.PdfDocument(_long_file(12)) as document:
        assert len(document) == 12
