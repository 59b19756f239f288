"""Scores of many documents as tables: a data set, its fields, its lines, its whole documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.calibration import Sample, accepted_one_by_one, accepted_together, by_group, calibration_error
from bench.scoring import CORE, KEY_HEADER, KIND, DocumentScore


@dataclass(slots=True)
class Count:
    """Values that the truth has, that were read, and that were read right."""

    in_truth: int = 0
    read: int = 0
    right: int = 0

    def add(self, in_truth: int, read: int, right: int) -> None:
        self.in_truth += in_truth
        self.read += read
        self.right += right

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.in_truth if self.in_truth else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.read + self.in_truth) if self.read + self.in_truth else 0.0

    def plain(self) -> dict[str, Any]:
        return {"n": self.in_truth, "precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(slots=True)
class Tally:
    """What was read right of one data set."""

    name: str
    documents: int = 0
    not_found: int = 0
    pages: int = 0
    seconds: float = 0.0
    from_cache: int = 0
    fields: dict[str, Count] = field(default_factory=dict)
    lines: Count = field(default_factory=Count)
    line_documents: Count = field(default_factory=Count)
    listed: Count = field(default_factory=Count)
    core: list[bool] = field(default_factory=list)
    key_header: list[bool] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    read_from_print: Count = field(default_factory=Count)

    def add(self, score: DocumentScore, *, pages: int, seconds: float, was_kept: bool, is_stated: bool) -> None:
        """One more document; what an XML states (`is_stated`) is sure by nature and would flatter the calibration."""
        self.documents += 1
        self.not_found += not score.was_found
        self.pages += pages
        self.seconds += seconds
        self.from_cache += was_kept
        for each in score.fields:
            self.fields.setdefault(each.field, Count()).add(1, each.is_read, each.is_right)
            if is_stated:
                continue
            self.read_from_print.add(1, each.is_read, each.is_right)
            if each.is_read and each.confidence is not None:
                self.samples.append(Sample(each.field, each.confidence, each.is_right))
        if score.lines is not None:
            self.lines.add(score.lines.in_truth, score.lines.read, score.lines.right)
            self.line_documents.add(1, 1, score.lines.all_right)
        if score.listed is not None:
            self.listed.add(score.listed.in_truth, score.listed.read, score.listed.right)
        for names, whole in ((CORE, self.core), (KEY_HEADER, self.key_header)):
            right = score.all_right(names)
            if right is not None:
                whole.append(right)

    @property
    def every_field(self) -> Count:
        total = Count()
        for count in self.fields.values():
            total.add(count.in_truth, count.read, count.right)
        return total

    def plain(self) -> dict[str, Any]:
        """The figures for a program."""
        return {
            "dataset": self.name,
            "documents": self.documents,
            "not_found": self.not_found,
            "fields": {name: self.fields[name].plain() for name in _in_order(self.fields)},
            "all_fields": self.every_field.plain(),
            "lines": self.lines.plain() if self.lines.in_truth else None,
            "listed_invoices": self.listed.plain() if self.listed.in_truth else None,
            "core_fully_right": _share(self.core),
            "every_key_header_field_right": _share(self.key_header),
            "seconds_a_page": self.seconds / self.pages if self.pages else None,
        }


def together(tallies: Iterable[Tally], name: str) -> Tally:
    """Several data sets as one."""
    whole = Tally(name)
    for each in tallies:
        whole.documents += each.documents
        whole.not_found += each.not_found
        whole.pages += each.pages
        whole.seconds += each.seconds
        whole.from_cache += each.from_cache
        for field_name, count in each.fields.items():
            whole.fields.setdefault(field_name, Count()).add(count.in_truth, count.read, count.right)
        whole.lines.add(each.lines.in_truth, each.lines.read, each.lines.right)
        whole.line_documents.add(each.line_documents.in_truth, each.line_documents.read, each.line_documents.right)
        whole.listed.add(each.listed.in_truth, each.listed.read, each.listed.right)
        whole.core += each.core
        whole.key_header += each.key_header
        whole.samples += each.samples
        whole.read_from_print.add(each.read_from_print.in_truth, each.read_from_print.read, each.read_from_print.right)
    return whole


def table(tally: Tally, *, brief: bool) -> Iterator[str]:
    """The lines of text that say how one data set was read."""
    lost = f", {tally.not_found} without any document" if tally.not_found else ""
    yield f"\n=== {tally.name}: {tally.documents} documents{lost}"
    yield f"  {'':26}{'n':>6}{'P':>8}{'R':>8}{'F1':>8}"
    if not brief:
        for name in _in_order(tally.fields):
            yield _row(name, tally.fields[name])
    yield _row("ALL FIELDS", tally.every_field)
    if tally.lines.in_truth:
        whole = tally.line_documents
        yield f"{_row('lines', tally.lines)}   all lines right in {whole.right} of {whole.in_truth} documents"
    if tally.listed.in_truth:
        yield _row("listed invoices", tally.listed)
    yield from _whole("core fully right", tally.core)
    yield from _whole("every key header field right", tally.key_header)
    if KIND in tally.fields:
        yield f"  {'kind right':30}{tally.fields[KIND].right} of {tally.fields[KIND].in_truth} = {tally.fields[KIND].recall:.3f}"
    if tally.pages:
        kept = f" ({tally.from_cache} of {tally.documents} documents had been read before)" if tally.from_cache else ""
        yield f"  {'seconds a page':30}{tally.seconds / tally.pages:.3f} over {tally.pages} pages{kept}"


def confidence_table(tally: Tally, target_error: float) -> Iterator[str]:
    """How honest the confidences are, and what they let pass without a hand."""
    of, read = tally.read_from_print.in_truth, tally.read_from_print.read
    if not tally.samples:
        yield f"\n=== {tally.name}: none of {read} readings of print says how sure it is, so nothing can be said of calibration"
        return
    yield f"\n=== {tally.name}: confidence of {len(tally.samples)} of {read} readings of print"
    yield f"  {'':16}{'n':>6}{'sure':>8}{'right':>8}{'ECE':>8}"
    for group, samples in [*by_group(tally.samples).items(), ("all", tally.samples)]:
        sure = sum(each.confidence for each in samples) / len(samples)
        right = sum(each.is_right for each in samples) / len(samples)
        yield f"  {group:16}{len(samples):6d}{sure:8.3f}{right:8.3f}{calibration_error(samples):8.3f}"
    for name, rule in (("one by one", accepted_one_by_one), ("together", accepted_together)):
        passed = rule(tally.samples, target_error, of)
        yield (
            f"  accepted at a target error of {target_error:g}, {name}: {passed.accepted} of {of} fields of the truth "
            f"= {passed.share:.3f}, "
            f"{passed.wrong} of them wrong = {passed.error:.4f}"
        )


def _row(name: str, count: Count) -> str:
    return f"  {name:26}{count.in_truth:6d}{count.precision:8.3f}{count.recall:8.3f}{count.f1:8.3f}"


def _whole(name: str, whole: Sequence[bool]) -> Iterator[str]:
    if whole:
        yield f"  {name:30}{sum(whole)} of {len(whole)} = {_share(whole):.3f}"


def _share(whole: Sequence[bool]) -> float | None:
    return sum(whole) / len(whole) if whole else None


def _in_order(names: Iterable[str]) -> list[str]:
    """The core fields first, the others by name."""
    return sorted(names, key=lambda name: (CORE.index(name) if name in CORE else len(CORE), name))
