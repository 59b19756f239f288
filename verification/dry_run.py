"""What other settings would make of a package: the checks are made under both, and only what differs between the two answers counts.

Both times the same papers are judged against the same books on the same day, so that a difference comes from the settings and from nothing
else. Nothing is written anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from extractors.money import Money
from verification.books import Books
from verification.calculation import Part
from verification.deficiencies import Deficiency, deficiencies_of, opens_deficiency, package_state, receivable_state
from verification.eligibility import AVAILABILITY, PackageTotals, funding_base, worth
from verification.model import Batch, Client, DeficiencyState, Finding, PackageState, ReceivableState, Severity
from verification.runner import run_checks

Subject = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A package under some settings: what stands against it, which receivables are complete, and what it is worth."""

    state: PackageState
    deficiencies: tuple[Deficiency, ...]
    complete: frozenset[str]
    totals: PackageTotals

    @property
    def open(self) -> Mapping[Subject, Severity]:
        """What is open, warnings too, by receivable (None for the package) and check."""
        return {each.subject: each.severity for each in self.deficiencies if each.state is DeficiencyState.OPEN}

    @property
    def availability(self) -> Money:
        """What could have been advanced to the client with this package."""
        return [each.amount for each in self.totals.steps if each.section == AVAILABILITY and each.part is Part.LEAVES][-1]


@dataclass(frozen=True, slots=True)
class Difference:
    """How two judgements of one package differ: findings by check code, and the receivables that any of it touches."""

    more: Counter[str] = field(default_factory=Counter)
    fewer: Counter[str] = field(default_factory=Counter)
    other_severity: Counter[str] = field(default_factory=Counter)
    receivables: frozenset[str] = frozenset()
    now_complete: frozenset[str] = frozenset()
    no_longer_complete: frozenset[str] = frozenset()
    worth_changes: bool = False

    @property
    def is_none(self) -> bool:
        return not (self.more or self.fewer or self.other_severity or self.receivables or self.worth_changes)


def judge_as_it_stands(batch: Batch, client: Client, books: Books, now: datetime, earlier: Iterable[Deficiency]) -> Judged:
    """The package under the settings that hold. A waiver that a person gave holds while its check still finds something."""
    findings = run_checks(batch, books, now)
    found = {(each.receivable_id, each.check_code): each for each in findings if opens_deficiency(each)}
    waivers = [_still_waived(each, found[each.subject]) for each in earlier if _is_waiver(each) and each.subject in found]
    return _judged(batch, client, books, now, findings, waivers)


def judge_supposing(batch: Batch, client: Client, books: Books, now: datetime, before: Judged) -> Judged:
    """The package under other settings, `client` and `books` being seen through them: a waiver ends where a check says something else."""
    return _judged(batch, client, books, now, run_checks(batch, books, now), before.deficiencies)


def difference(before: Judged, after: Judged) -> Difference:
    """What the second judgement has otherwise than the first."""
    was, is_now = before.open, after.open
    changed = {subject for subject in {**was, **is_now} if was.get(subject) is not is_now.get(subject)}
    touched = {receivable_id for receivable_id, _ in changed if receivable_id is not None}
    touched |= {key for key, each in after.totals.by_receivable.items() if _money(each) != _money(before.totals.by_receivable[key])}
    return Difference(
        more=Counter(code for receivable, code in changed if (receivable, code) not in was),
        fewer=Counter(code for receivable, code in changed if (receivable, code) not in is_now),
        other_severity=Counter(code for receivable, code in changed if (receivable, code) in was and (receivable, code) in is_now),
        receivables=frozenset(touched | (before.complete ^ after.complete)),
        now_complete=after.complete - before.complete,
        no_longer_complete=before.complete - after.complete,
        worth_changes=_money(before.totals) != _money(after.totals) or before.availability != after.availability,
    )


def _money(totals: object) -> tuple[object, ...]:
    return tuple(getattr(totals, name) for name in ("submitted", "eligible", "advance", "reserve"))


def _is_waiver(deficiency: Deficiency) -> bool:
    return deficiency.state is DeficiencyState.WAIVED


def _still_waived(waiver: Deficiency, finding: Finding) -> Deficiency:
    """The waiver with what the check says today, which the books since then may have put into other words."""
    said = deficiencies_of([finding])[0]
    return replace(waiver, severity=said.severity, message=said.message)


def _judged(
    batch: Batch, client: Client, books: Books, now: datetime, findings: Iterable[Finding], earlier: Iterable[Deficiency]
) -> Judged:
    standing = deficiencies_of(findings, earlier, now)
    receivables = [each.receivable_id for each in batch.receivables]
    complete = frozenset(each for each in receivables if receivable_state(each, standing) is ReceivableState.COMPLETE)
    return Judged(
        state=package_state(receivables, standing),
        deficiencies=standing,
        complete=complete,
        totals=worth(client, batch.receivables, complete, funding_base(client, books, now.date())),
    )
