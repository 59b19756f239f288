"""How well names on paper find their debtor among 50 000, and how seldom a stranger is taken for one.

python -m bench.name_matching [--debtors 50000] [--asked 4000] [--confirmed 0] [--misses]

`top-1` is the share of written variants whose best match is the right debtor. `false match` is the share of all questions (variants and
strangers, of which half are near a debtor's name) that end firmly, at the facility's usual threshold, with a debtor that is not meant.
RapidFuzz's plain best match (token_sort_ratio over all names, firm at the same threshold) is asked some of the same questions.
Times are of the processor, so that a busy machine does not show in them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from bench.names.companies import Company, made, near
from bench.names.writings import WRITINGS
from verification.matching.company_names import core_name, fold
from verification.matching.parties import KnownParty, PartyIndex, PartyOnPaper

FIRM, FLOOR = 0.92, 0.70
_RAPIDFUZZ_ASKED = 600


@dataclass(frozen=True)
class Question:
    """A name as a paper writes it; `code` is the debtor that is meant, None for a stranger."""

    written: str
    kind: str
    code: str | None


def _book(count: int, chance: random.Random) -> dict[str, Company]:
    found: dict[str, Company] = {}
    cores: set[str] = set()
    while len(found) < count:
        company = made(chance)
        core = core_name(company.name)
        if core not in cores:
            cores.add(core)
            found[f"D{len(found):05d}"] = company
    return found


def _questions(book: dict[str, Company], count: int, chance: random.Random, confirmed: Collection[str]) -> list[Question]:
    """Variants, as many of each kind, and as many strangers; none that could as well be another debtor, since nobody could tell.

    `confirmed` are the cores of names that debtors go by besides their own.
    """
    codes, taken = list(book), {core_name(each.name): code for code, each in book.items()}
    latin = Counter("".join(each.latin).lower() for each in book.values() if each.latin)
    of_word: dict[str, set[str]] = defaultdict(set)
    for code, company in book.items():
        for word in company.words:
            of_word[word].add(code)
    asked: list[Question] = []
    for kind, write in WRITINGS.items():
        left = count // len(WRITINGS)
        while left:
            code = chance.choice(codes)
            written = write(book[code], chance)
            if written is None or taken.get(core_name(written), code) != code or core_name(written) in confirmed:
                continue
            if kind == "transliterated" and latin["".join(book[code].latin).lower()] > 1:
                continue
            if kind != "missing word" or _only_one(book[code], written, of_word):
                asked.append(Question(written, kind, code))
                left -= 1
    strangers = 0
    while strangers < count:
        is_near = strangers % 2 == 0
        company = near(book[chance.choice(codes)], chance) if is_near else made(chance)
        core = core_name(company.name)
        if core not in taken and core not in confirmed and not latin["".join(company.latin).lower()]:
            asked.append(Question(company.name, "near stranger" if is_near else "stranger", None))
            strangers += 1
    return asked


def _only_one(company: Company, written: str, of_word: dict[str, set[str]]) -> bool:
    """Whether no other debtor has all the words that are left."""
    left = [each for each in company.words if (each in written if company.country == "CN" else each in written.split())]
    return len(set.intersection(*(of_word[each] for each in left))) == 1


Answer = tuple[str | None, float]


def _report(title: str, questions: Sequence[Question], ask: Callable[[str], Answer], show_misses: bool) -> None:
    right, asked, firm, false, milliseconds = Counter[str](), Counter[str](), Counter[str](), Counter[str](), []
    for each in questions:
        start = time.process_time()
        code, score = ask(each.written)
        milliseconds.append((time.process_time() - start) * 1000)
        asked[each.kind] += 1
        hit = each.code is not None and code == each.code and score >= FLOOR
        right[each.kind] += hit
        firm[each.kind] += hit and score >= FIRM
        wrong = score >= FIRM and code != each.code
        false[each.kind] += wrong
        if show_misses and (wrong or (each.code and not hit)):
            print(f"  {each.kind:15} {each.written!r} meant {each.code}, found {code} with {score:.3f}")
    variants = sum(asked[kind] for kind in WRITINGS)
    milliseconds.sort()
    p95 = milliseconds[len(milliseconds) * 95 // 100]
    print(f"{title}: top-1 {sum(right.values()) / variants:.4f}, false match {sum(false.values()) / len(questions):.4%}, p95 {p95:.1f} ms")
    for kind, count in asked.items():
        print(f"  {kind:15} {count:5} asked, top-1 {right[kind] / count:.3f}, firm {firm[kind] / count:.3f}, false {false[kind]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--debtors", type=int, default=50_000)
    parser.add_argument("--asked", type=int, default=4_000)
    parser.add_argument("--confirmed", type=int, default=0, help="so many debtors are called by another name too, as a person confirmed")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    book = _book(given.debtors, chance)
    called = {code: (made(chance).name,) for code in chance.sample(list(book), given.confirmed)}
    questions = _questions(book, given.asked, chance, {core_name(each) for names in called.values() for each in names})
    records = [KnownParty(code, (each.name,), None, None, None, None, called.get(code, ())) for code, each in book.items()]
    start = time.process_time()
    index = PartyIndex(records)
    index.best(PartyOnPaper("Somebody Else Ltd"))
    print(f"{len(book)} debtors, {given.confirmed} with a confirmed name, indexed in {time.process_time() - start:.1f} s")
    start = time.process_time()
    index.changed({0: replace(records[0], confirmed_names=("Somebody Else Ltd",))})
    print(f"one more confirmed name in {(time.process_time() - start) * 1000:.0f} ms")

    def ours(written: str) -> Answer:
        found = index.best(PartyOnPaper(written))
        return (found.code, float(found.score)) if found else (None, 0.0)

    _report("ours", questions, ours, given.misses)
    names = {code: fold(each.name) for code, each in book.items()}

    def theirs(written: str) -> Answer:
        found = process.extractOne(fold(written), names, scorer=fuzz.token_sort_ratio)
        return (found[2], found[1] / 100) if found else (None, 0.0)

    some = chance.sample(questions, min(_RAPIDFUZZ_ASKED, len(questions)))
    _report("ours, some", some, ours, False)
    _report("RapidFuzz, the same", some, theirs, False)


if __name__ == "__main__":
    main()
