"""A party as the paper names it, matched to a record in our books, with a score and the reason in words.

A tax number that agrees dominates, a registration number nearly so; a name alone is compared by its core. The score is a measure of
likeness from 0 to 1, not a probability. Candidates are found through an index of words first: comparing a name with every one of
100 000 takes half a second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from verification.matching.company_names import core_name, fold, is_cjk, split_name, tokens_of, writings_of
from verification.model import Client, Debtor, PartyMatch

_MOST_CANDIDATES = 60
_COMMON_POSTING = 2000  # a word or trigram that more records share says nothing and is not followed


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


def known_debtor(debtor: Debtor) -> KnownParty:
    """A debtor as a party to match."""
    return KnownParty(
        debtor.debtor_code,
        (debtor.name, *debtor.aliases),
        debtor.tax_id,
        debtor.registration_number,
        debtor.address,
        debtor.email_domain,
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
    by_name, reason = _score_names(paper.name, record.names)
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
    score = by_name
    if 0.5 <= score < 1 and paper.address and record.address and fuzz.token_set_ratio(fold(paper.address), fold(record.address)) >= 90:
        score, reason = min(0.97, score + 0.06), f"{reason}, address agrees"
    if 0.5 <= score < 1 and paper.email_domain and record.email_domain and paper.email_domain.casefold() == record.email_domain.casefold():
        score, reason = min(0.97, score + 0.06), f"{reason}, mail domain agrees"
    if tax and known_tax and score > 0.85:
        score, reason = 0.85, f"{reason}, but the tax number differs"
    return _match(record, score, reason)


def _match(record: KnownParty, score: float, explanation: str) -> PartyMatch:
    return PartyMatch(record.code, Decimal(str(round(score, 3))), explanation)


def _score_names(printed: str | None, names: Sequence[str]) -> tuple[float, str]:
    if not printed:
        return 0.0, "no name on the paper"
    best, reason = 0.0, "no name is alike"
    for writing in dict.fromkeys((printed, *writings_of(printed))):
        for position, name in enumerate(names):
            score, why = _score_name(writing, name)
            if score > best:
                best, reason = score, f"{why} {name!r}" + (" (an alias)" if position else "")
    return best, reason


def _score_name(printed: str, known: str) -> tuple[float, str]:
    ours, our_form = split_name(printed)
    theirs, their_form = split_name(known)
    if not ours or not theirs:
        return 0.0, "no name"
    if ours == theirs:
        if our_form and their_form and our_form != their_form:
            return 0.94, "name agrees but for the legal form:"
        return 1.0, "name agrees:"
    if ours.replace(" ", "") == theirs.replace(" ", ""):
        return 0.98, "name agrees but for spaces:"
    our_words, their_words = set(tokens_of(ours)), set(tokens_of(theirs))
    score = max(fuzz.ratio(ours, theirs), fuzz.token_sort_ratio(ours, theirs)) / 100
    if is_cjk(ours) or is_cjk(theirs) or min(len(ours), len(theirs)) < 6:
        # In a short name one character makes another company.
        return min(score, 0.80), "short name alike:"
    shared = our_words & their_words
    if shared in (our_words, their_words) and max(len(each) for each in shared) >= 4:
        return max(min(score, 0.91), 0.80), "one name is part of the other:"
    if any(not _slip_of(word, their_words) for word in our_words) or any(not _slip_of(word, our_words) for word in their_words):
        # A whole other word, not a slip of the pen: Cape Trading and Cape Holdings are two companies.
        return min(score, 0.88), "some words agree:"
    return score, "name alike:"


def _slip_of(word: str, others: Iterable[str]) -> bool:
    """Whether a word is one of these, mistyped or misread: a letter in a word of four, two in a long one."""
    slips = 2 if len(word) >= 9 else 1 if len(word) >= 4 else 0
    return any(OSA.distance(word, each, score_cutoff=slips) <= slips for each in others)


class PartyIndex:
    """Every record of one kind, found by identifiers, by words and, where a word was misread, by runs of three letters."""

    def __init__(self, records: Iterable[KnownParty]) -> None:
        self._records = list(records)
        self._identifiers: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        self._trigrams: dict[str, list[int]] | None = None
        for place, record in enumerate(self._records):
            for key in {identifier_key(record.tax_id), identifier_key(record.registration_number)} - {""}:
                self._identifiers[key].append(place)
            for word in {word for name in record.names for word in tokens_of(core_name(name))}:
                self._words[word].append(place)

    def best(self, paper: PartyOnPaper) -> PartyMatch | None:
        """The record that agrees best, or None where nothing is alike at all.

        Where two records agree about equally the match is not firm, and the explanation names the other.
        """
        places = self._by_identifier(paper) | self._by_words(paper.name)
        ranked = self._ranked(paper, places)
        if not ranked or ranked[0].score < Decimal("0.92"):
            ranked = self._ranked(paper, places | self._by_trigrams(paper.name))
        if not ranked or ranked[0].score <= 0:
            return None
        first = ranked[0]
        if len(ranked) > 1 and first.score - ranked[1].score < Decimal("0.02"):
            return PartyMatch(first.code, min(first.score, Decimal("0.85")), f"{first.explanation}, but {ranked[1].code} agrees as well")
        return first

    def _ranked(self, paper: PartyOnPaper, places: set[int]) -> list[PartyMatch]:
        scored = (score_party(paper, self._records[place]) for place in places)
        return sorted(scored, key=lambda each: (-each.score, each.code))[:2]

    def _by_identifier(self, paper: PartyOnPaper) -> set[int]:
        keys = {identifier_key(paper.tax_id), identifier_key(paper.registration_number)} - {""}
        return {place for key in keys for place in self._identifiers.get(key, ())}

    def _by_words(self, name: str | None) -> set[int]:
        words = [word for writing in writings_of(name) for word in tokens_of(core_name(writing))] if name else []
        return self._most_shared(words, self._words)

    def _by_trigrams(self, name: str | None) -> set[int]:
        if not name:
            return set()
        if self._trigrams is None:
            self._trigrams = defaultdict(list)
            for place, record in enumerate(self._records):
                for run in {run for known in record.names for run in _trigrams(core_name(known))}:
                    self._trigrams[run].append(place)
        return self._most_shared([run for writing in writings_of(name) for run in _trigrams(core_name(writing))], self._trigrams)

    @staticmethod
    def _most_shared(keys: Sequence[str], postings: dict[str, list[int]]) -> set[int]:
        weight: dict[int, float] = defaultdict(float)
        for key in set(keys):
            found = postings.get(key, ())
            if 0 < len(found) <= _COMMON_POSTING:
                for place in found:
                    weight[place] += 1 / len(found)
        return set(sorted(weight, key=lambda place: (-weight[place], place))[:_MOST_CANDIDATES])


def _trigrams(core: str) -> list[str]:
    compact = f"  {core.replace(' ', '')} "
    return [compact[at : at + 3] for at in range(len(compact) - 2)]


def debtor_index(debtors: Iterable[Debtor]) -> PartyIndex:
    """An index over the debtors of the factor.

    The last few are kept: the book of debtors is the same for most batches, and indexing 100 000 takes seconds.
    """
    return _index_of(tuple(debtors))


@lru_cache(maxsize=2)
def _index_of(debtors: tuple[Debtor, ...]) -> PartyIndex:
    return PartyIndex(known_debtor(each) for each in debtors)
