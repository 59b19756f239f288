"""Sets what the checks found against what was planted: a row for each code, and every miss and false alarm in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bench.faults.draft import Planted
from bench.faults.record import Record, Said
from verification.model import Outcome, Severity

_SERIOUS = frozenset({Severity.BLOCK, Severity.REVIEW})
_OPEN = frozenset({Outcome.FAILED, Outcome.INCONCLUSIVE})


@dataclass(slots=True)
class CodeTally:
    """What became of one code."""

    planted: int = 0
    found: int = 0
    inconclusive: int = 0
    false_alarms: int = 0
    needless_questions: int = 0  # inconclusive where nothing was planted


@dataclass(slots=True)
class Comparison:
    """All packages together."""

    tallies: dict[str, CodeTally] = field(default_factory=lambda: defaultdict(CodeTally))
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    clean: int = 0
    clean_held_up: int = 0
    clean_held_up_but_for_readings: int = 0

    def add(self, record: Record) -> None:
        """Count one package."""
        found: dict[tuple[str, str | None], list[Said]] = defaultdict(list)
        for each in record.said:
            if each.outcome in _OPEN:
                found[each.code, each.invoice_number].append(each)
        for fault in record.planted:
            self._count(record, fault, found)
        for (code, number), said in found.items():
            if not any(_explains(fault, code, number) for fault in record.planted):
                self._alarm(record, code, number, said)
        if not record.planted:
            serious = [each for each in record.said if each.outcome in _OPEN and each.severity in _SERIOUS]
            self.clean += 1
            self.clean_held_up += bool(serious)
            self.clean_held_up_but_for_readings += any(each.code != "CNF-01" for each in serious)

    def _count(self, record: Record, fault: Planted, found: dict[tuple[str, str | None], list[Said]]) -> None:
        tally = self.tallies[fault.code]
        tally.planted += 1
        own = [
            each
            for (code, number), said in found.items()
            if code == fault.code and (fault.everywhere or number == fault.invoice_number)
            for each in said
        ]
        if any(each.outcome is Outcome.FAILED for each in own):
            tally.found += 1
            return
        where = f"{record.package} {fault.invoice_number or 'the package'}"
        if own:
            tally.inconclusive += 1
            self.misses.append(f"{fault.code} {where}: {fault.words}: inconclusive: {own[0].message}")
        else:
            said = [each.message for each in record.said if each.code == fault.code]
            self.misses.append(f"{fault.code} {where}: {fault.words}: not found ({'; '.join(dict.fromkeys(said))})")

    def _alarm(self, record: Record, code: str, number: str | None, said: list[Said]) -> None:
        tally = self.tallies[code]
        likeness = "; ".join(words for whose, words in record.honest if whose == number)
        for each in said:
            failed = each.outcome is Outcome.FAILED
            tally.false_alarms += failed
            tally.needless_questions += not failed
            kind = "" if failed else " (inconclusive)"
            beside = f" [{likeness}]" if likeness else ""
            self.alarms.append(f"{code}{kind} {record.package} {number or 'the package'}{beside}: {each.message}")


def _explains(fault: Planted, code: str, number: str | None) -> bool:
    if code != fault.code and code not in fault.also:
        return False
    return fault.everywhere or number is None or number == fault.invoice_number or fault.invoice_number is None


def lines_of(comparison: Comparison) -> Iterator[str]:
    """The table as it is printed, then what was missed and what was found for nothing."""
    head = ("code", "planted", "found", "false alarms", "precision", "recall", "inconclusive", "needless questions")
    yield "  ".join(each.rjust(len(each)) for each in head)
    for code, tally in sorted(comparison.tallies.items()):
        cells = (
            code,
            tally.planted,
            tally.found,
            tally.false_alarms,
            _share(tally.found, tally.found + tally.false_alarms),
            _share(tally.found, tally.planted),
            tally.inconclusive,
            tally.needless_questions,
        )
        yield "  ".join(str(cell).rjust(len(name)) for cell, name in zip(cells, head, strict=True))
    yield ""
    held = f"{comparison.clean_held_up} of {comparison.clean} clean packages have a blocking or review finding"
    yield f"{held} ({_share(comparison.clean_held_up, comparison.clean)}), {comparison.clean_held_up_but_for_readings} but for CNF-01"
    yield from _listed("Missed", comparison.misses)
    yield from _listed("False alarms and needless questions", comparison.alarms)


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    every = sorted(lines)
    yield ""
    yield f"{heading}: {len(every)}"
    yield from (f"  {each}" for each in every)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
