"""The made register that duplicate search is measured on: standing books stay as they are, and copies say what originals say."""

from __future__ import annotations

import random

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bench.made_register import made
from bench.register_filling import fill, forget_after, write_rows
from bench.register_papers import COPIES, paper_of, write_papers
from storage.database.reading import reading
from storage.database.tables import ReceivableRow
from storage.repositories.books import DatabaseBooks
from verification.matching.content import bands_of, figures_agree


def test_a_later_run_finds_the_register_as_it_was_made(engine: Engine) -> None:
    drawn = []
    for _ in range(2):
        chance = random.Random(7)
        register, following = made(300, chance)
        drawn.append((fill(engine, register, 300, 30, chance), following(2)))
        with engine.begin() as connection:
            write_rows(connection, drawn[-1][1])
        forget_after(engine, 300)
    assert drawn[0] == drawn[1]
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(ReceivableRow)) == 300


def test_the_paper_of_a_made_receivable_is_found_by_its_copies(engine: Engine) -> None:
    chance = random.Random(7)
    register, _ = made(200, chance)
    fill(engine, register, 200, 10, chance)
    papered = write_papers(engine, 40)
    assert write_papers(engine, 40) == papered
    sold = next(each for each in papered if each.note and len(paper_of(each).figures) >= 12)
    with reading(engine) as session:
        books = DatabaseBooks(session)
        for kind in ("exported again", "new date", "new number and date"):
            copy = COPIES[kind](sold, chance)
            assert copy is not None
            found = {each.invoice_number: each for each in books.register_by_content(bands_of(copy[1].figures))}
            original = found[sold.number].content
            assert original is not None
            assert figures_agree(copy[1], original)
