"""An index that is changed for a few debtors finds what one over the changed book finds, and the one it was made of stays as it was."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from bench.names.companies import made
from bench.names.writings import WRITINGS
from tests.verification.world import DEBTOR
from verification.matching import parties
from verification.matching.parties import PartyIndex, PartyOnPaper, debtor_index, known_debtor
from verification.model import Debtor, PartyMatch


def _book(count: int, chance: random.Random) -> list[Debtor]:
    tax_ids = [f"4{number:09d}" for number in range(count)]
    return [replace(DEBTOR, debtor_code=f"D{place}", name=made(chance).name, tax_id=tax_id) for place, tax_id in enumerate(tax_ids)]


def _papers(chance: random.Random, debtors: list[Debtor]) -> list[PartyOnPaper]:
    """Names as they stand in the book, misread ones, cut ones, and tax numbers."""
    papers = [PartyOnPaper(each.name) for each in debtors] + [PartyOnPaper(None, each.tax_id) for each in debtors]
    papers += [PartyOnPaper(name) for each in debtors for name in each.confirmed_names]
    for _ in range(150):
        written = chance.choice(list(WRITINGS.values()))(made(chance), chance)
        papers.append(PartyOnPaper(written or chance.choice(debtors).name[:6]))
    return papers


def _answers(index: PartyIndex, papers: list[PartyOnPaper]) -> list[PartyMatch | None]:
    return [index.best(each) for each in papers]


@pytest.mark.parametrize("seed", range(4))
def test_a_changed_index_is_as_one_made_anew(seed: int) -> None:
    chance = random.Random(seed)
    before = _book(120, chance)
    after = [*before]
    for place in chance.sample(range(len(after)), 20):
        confirmed = (made(chance).name, chance.choice(before).name)
        changed = {"confirmed_names": confirmed} if chance.random() < 0.7 else {"name": made(chance).name, "tax_id": "4777000000"}
        after[place] = replace(after[place], **changed)  # type: ignore[arg-type]
    first = debtor_index(before)
    papers = _papers(chance, [*before, *after])
    at_first = _answers(first, papers)
    assert _answers(debtor_index(after), papers) == _answers(PartyIndex(map(known_debtor, after)), papers)
    assert _answers(first, papers) == at_first == _answers(PartyIndex(map(known_debtor, before)), papers)
    assert _answers(debtor_index(before), papers) == at_first  # as when every name is forgotten again


def test_a_confirmed_name_indexes_no_other_debtor(monkeypatch: pytest.MonkeyPatch) -> None:
    book = _book(50, random.Random(1))
    debtor_index(book)
    prepared: list[str] = []
    prepare = parties.prepare
    monkeypatch.setattr(parties, "prepare", lambda name: prepared.append(name) or prepare(name))
    book[7] = replace(book[7], confirmed_names=("Somebody Else Altogether",))
    found = debtor_index(book).best(PartyOnPaper("Somebody Else Altogether"))
    assert found is not None
    assert found.code == "D7"
    assert prepared == [book[7].name, *book[7].aliases, "Somebody Else Altogether"]
