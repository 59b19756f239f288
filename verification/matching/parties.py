"""A party as the paper names it, matched to a record in our books, with a score and the reason in words.

A tax number that agrees dominates, a registration number nearly so; a name alone is compared by its core. The score is a measure of
likeness from 0 to 1, not a probability. Candidates are found through an index of names first: comparing a name with every one of
100 000 takes half a second.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from verification.matching.addresses import numbers_agree
from verification.matching.company_names import fold, writings_of
from verification.matching.name_index import NameIndex
from verification.matching.prepared_names import Likeness, PreparedName, prepare, prepared, score_names
from verification.model import Client, Debtor, PartyMatch

_MOST_CHANGES = 100
"""Where more debtors changed than these, as after an import, indexing all of them anew is simpler and hardly dearer."""

_SAME_ADDRESS = 90  # of 100
_MISREAD_DIGITS = 2
"""In a number that was only misread so many digits may be wrong; with more it is another number."""


@dataclass(frozen=True, slots=True)
class PartyOnPaper:
    """What a document says of a seller or buyer; None where it does not say."""

    name: str | None
    tax_id: str | None = None
    registration_number: str | None = None
    address: str | None = None
    email_domain: str | None = None


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A record of our books in the form that names are compared in."""

    code: str
    names: tuple[str, ...]
    tax_id: str | None
    registration_number: str | None
    address: str | None
    email_domain: str | None
    confirmed_names: tuple[str, ...] = ()

    @property
    def compared_names(self) -> tuple[str, ...]:
        """Every name that it goes by; those that a person confirmed come last."""
        return (*self.names, *self.confirmed_names)

    def shown(self, position: int) -> str:
        """One of `compared_names` in an explanation. A name that stood on another client's paper is used and not told."""
        if position >= len(self.names):
            return "a name that a person confirmed"
        return f"{self.names[position]!r}" + (" (an alias)" if position else "")


def known_debtor(debtor: Debtor) -> KnownParty:
    """A debtor as a party to match."""
    return KnownParty(
        debtor.debtor_code,
        (debtor.name, *debtor.aliases),
        debtor.tax_id,
        debtor.registration_number,
        debtor.address,
        debtor.email_domain,
        debtor.confirmed_names,
    )


def known_client(client: Client) -> KnownParty:
    """A client as a party to match."""
    return KnownParty(client.client_code, (client.name,), client.tax_id, client.registration_number, None, None)


@lru_cache(maxsize=262144)
def identifier_key(number: str | None) -> str:
    """A tax or registration number without spaces, punctuation and case; a country prefix of two letters goes as well."""
    if not number:
        return ""
    key = "".join(re.findall(r"[0-9A-Z]+", fold(number).upper()))
    prefixed = re.fullmatch(r"[A-Z]{2}(\d[0-9A-Z]{6,})", key)
    return prefixed.group(1) if prefixed else key


def score_party(paper: PartyOnPaper, record: KnownParty) -> PartyMatch:
    """How well a party on paper agrees with one record."""
    return _score(paper, _printed_names(paper.name), record, tuple(prepared(each) for each in record.compared_names))


def _score(paper: PartyOnPaper, printed: Sequence[PreparedName], record: KnownParty, names: Sequence[PreparedName]) -> PartyMatch:
    by_name, kind, reason = _score_names(printed, names, record)
    tax, known_tax = identifier_key(paper.tax_id), identifier_key(record.tax_id)
    company, known_company = identifier_key(paper.registration_number), identifier_key(record.registration_number)
    if tax and tax == known_tax:
        if paper.name and by_name < 0.5:
            return _match(record, 0.90, f"tax number agrees, but the name does not: {reason}")
        return _match(record, 1.0, f"tax number agrees, {reason}")
    if company and company == known_company:
        if paper.name and by_name < 0.5:
            return _match(record, 0.88, f"registration number agrees, but the name does not: {reason}")
        return _match(record, 0.98, f"registration number agrees, {reason}")
    score, is_near = by_name, False
    if 0.5 <= score < 1 and paper.address and record.address and _is_same_address(fold(paper.address), fold(record.address)):
        score, reason, is_near = min(0.97, score + 0.06), f"{reason}, address agrees", True
    if 0.5 <= score < 1 and paper.email_domain and record.email_domain and paper.email_domain.casefold() == record.email_domain.casefold():
        score, reason, is_near = min(0.97, score + 0.06), f"{reason}, mail domain agrees", True
    if tax and known_tax and _is_another(kind, tax, known_tax, is_near=is_near):
        score, reason = min(score, 0.6), f"{reason}, but the tax number differs"
    elif tax and known_tax and score > 0.85:
        score, reason = 0.85, f"{reason}, but the tax number differs"
    return _match(record, score, reason)


def _is_same_address(one: str, other: str) -> bool:
    """Whether two folded addresses are alike and name the same door."""
    return fuzz.token_set_ratio(one, other) >= _SAME_ADDRESS and numbers_agree(one, other)


def _is_another(kind: Likeness, tax: str, known_tax: str, *, is_near: bool) -> bool:
    """Whether another name with another number is another company: Karoo Steel is neither Boland Steel nor Karoo Steel Trading.

    A name that has a word more or less may be the same company written in full, and one that sits at the same address (`is_near`) a branch
    with a number of its own, which a person is asked about; elsewhere it is a company that only has a word in common with ours.
    """
    if kind is not Likeness.OTHER_WORDS and (kind is not Likeness.PART_OF or is_near):
        return False
    return OSA.distance(tax, known_tax, score_cutoff=_MISREAD_DIGITS) > _MISREAD_DIGITS


def _match(record: KnownParty, score: float, explanation: str) -> PartyMatch:
    return PartyMatch(record.code, Decimal(str(round(score, 3))), explanation)


def _score_names(printed: Sequence[PreparedName], known: Sequence[PreparedName], record: KnownParty) -> tuple[float, Likeness, str]:
    """The best score of the printed names against the known, the way they are alike, and that in words with the name that was meant."""
    if not printed:
        return 0.0, Likeness.NO_NAME, "no name on the paper"
    best, kind, reason = 0.0, Likeness.NO_NAME, "no name is alike"
    for writing in printed:
        for position, name in enumerate(known):
            score, why = score_names(writing, name)
            if score > best:
                best, kind, reason = score, why, f"{why} {record.shown(position)}"
    return best, kind, reason


def _printed_names(printed: str | None) -> tuple[PreparedName, ...]:
    """The name as a whole, and the company's and the trading name where it holds both."""
    return tuple(prepared(each) for each in dict.fromkeys((printed, *writings_of(printed)))) if printed else ()


class PartyIndex:
    """Every record of one kind, found by identifiers and by names."""

    def __init__(self, records: Iterable[KnownParty]) -> None:
        self._records = list(records)
        self._names = [tuple(prepare(each) for each in record.compared_names) for record in self._records]
        self._identifiers: dict[str, list[int]] = defaultdict(list)
        self._index = NameIndex()
        for place, record in enumerate(self._records):
            for key in _identifier_keys(record):
                self._identifiers[key].append(place)
            for name in self._names[place]:
                self._index.add(name, place)

    def changed(self, records: Mapping[int, KnownParty]) -> PartyIndex:
        """The index with these records in place of those that stand there; this one stays as it is, and both share what did not change."""
        index = PartyIndex(())
        index._records, index._names = [*self._records], [*self._names]
        index._identifiers.update(self._identifiers)
        for place, record in records.items():
            for key in _identifier_keys(self._records[place]):
                index._identifiers[key] = [each for each in index._identifiers[key] if each != place]
            for key in _identifier_keys(record):
                index._identifiers[key] = [*index._identifiers[key], place]
            index._records[place] = record
            index._names[place] = tuple(prepare(each) for each in record.compared_names)
        gone = [(name, place) for place in records for name in self._names[place]]
        index._index = self._index.changed(gone, [(name, place) for place in records for name in index._names[place]])
        return index

    def best(self, paper: PartyOnPaper) -> PartyMatch | None:
        """The record that agrees best, or None where nothing is alike at all.

        Where two records agree about equally the match is not firm, and the explanation names the other.
        """
        printed = _printed_names(paper.name)
        places = self._by_identifier(paper) | self._index.candidates(printed)
        scored = (_score(paper, printed, self._records[place], self._names[place]) for place in places)
        ranked = heapq.nsmallest(2, scored, key=lambda each: (-each.score, each.code))
        if not ranked or ranked[0].score <= 0:
            return None
        first = ranked[0]
        if len(ranked) > 1 and first.score - ranked[1].score < Decimal("0.02"):
            return PartyMatch(first.code, min(first.score, Decimal("0.85")), f"{first.explanation}, but {ranked[1].code} agrees as well")
        return first

    def firm_besides(self, paper: PartyOnPaper, code: str, accepted: Decimal) -> str | None:
        """The record other than `code` that the paper means at least as surely as `accepted`, by all that it says or by its name alone."""
        for each in (paper, PartyOnPaper(paper.name)):
            printed = _printed_names(each.name)
            for place in sorted(self._by_identifier(each) | self._index.candidates(printed)):
                record = self._records[place]
                if record.code != code and _score(each, printed, record, self._names[place]).score >= accepted:
                    return record.code
        return None

    def _by_identifier(self, paper: PartyOnPaper) -> set[int]:
        return {place for key in _identifier_keys(paper) for place in self._identifiers.get(key, ())}


def _identifier_keys(party: PartyOnPaper | KnownParty) -> set[str]:
    return {identifier_key(party.tax_id), identifier_key(party.registration_number)} - {""}


def debtor_index(debtors: Iterable[Debtor]) -> PartyIndex:
    """An index over the debtors of the factor.

    The last one is kept, since the book of debtors is the same for most batches and indexing 100 000 takes seconds. Where a few of them
    changed, as by a name that a person confirmed, it is changed for those alone.
    """
    return _LAST.over(tuple(debtors))


class _LastIndex:
    """The index that was asked for last, with the debtors that it is over."""

    def __init__(self) -> None:
        self._last: tuple[tuple[Debtor, ...], PartyIndex] = (), PartyIndex(())

    def over(self, debtors: tuple[Debtor, ...]) -> PartyIndex:
        known, index = self._last
        changes: dict[int, KnownParty] | None = None
        if len(known) == len(debtors):
            differing = (place for place, (old, new) in enumerate(zip(known, debtors, strict=True)) if old is not new and old != new)
            changes = {place: known_debtor(debtors[place]) for place in islice(differing, _MOST_CHANGES + 1)}
        if changes is None or len(changes) > _MOST_CHANGES:
            index = PartyIndex(known_debtor(each) for each in debtors)
        elif changes:
            index = index.changed(changes)
        self._last = debtors, index
        return index


_LAST = _LastIndex()
