"""What stands against a receivable or a package, and what that makes of it.

A failed check opens a deficiency, and so does an inconclusive one that blocks or needs a person, since a fact that funding depends on is
then unconfirmed; a check that only warns opens one when it fails, and none when nobody can say. The reasons are in
docs/decisions/0020-unconfirmed-is-a-deficiency.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from verification.model import DeficiencyState, Finding, Outcome, PackageState, ReceivableState, Severity
from verification.registry import all_checks


@dataclass(frozen=True, slots=True)
class Deficiency:
    """One check's standing complaint about one subject: open, cured (the check passes now) or waived by a person with a reason.

    `severity` is the check's own where it failed; a blocking check that is inconclusive needs a person instead, since it may yet pass.
    `receivable_id` is None where the package as a whole is meant.
    """

    check_code: str
    receivable_id: str | None
    severity: Severity
    message: str
    state: DeficiencyState = DeficiencyState.OPEN
    opened_at: datetime | None = None
    cured_at: datetime | None = None
    cured_by: str | None = None
    waived_at: datetime | None = None
    waived_by: str | None = None
    waiver_reason: str | None = None

    @property
    def subject(self) -> tuple[str | None, str]:
        """What makes it one: the same check says one thing of one subject."""
        return self.receivable_id, self.check_code

    @property
    def stands(self) -> bool:
        """Whether it keeps its subject from being complete."""
        return self.state is DeficiencyState.OPEN and self.severity is not Severity.WARN


def opens_deficiency(finding: Finding) -> bool:
    """Whether a finding stands against its subject."""
    if finding.outcome is Outcome.FAILED:
        return True
    return finding.outcome is Outcome.INCONCLUSIVE and finding.severity is not Severity.WARN


def deficiencies_of(
    findings: Iterable[Finding],
    earlier: Iterable[Deficiency] = (),
    now: datetime | None = None,
    *,
    ran: Collection[str] | None = None,
    cured_by: str | None = None,
) -> tuple[Deficiency, ...]:
    """What stands after a run, given what stood before it.

    `ran` are the codes that were run, None for all of them: what no run touched stays as it was. A waiver holds while the check says
    what it said when the waiver was given; when it says something else a person must look again. What was cured and fails again is open
    again. `cured_by` names the person whose act led to the run.
    """
    seen = {(each.receivable_id, each.check_code): each for each in findings}
    known = {each.subject: each for each in earlier}
    result: list[Deficiency] = []
    for subject, before in known.items():
        finding = seen.get(subject)
        if finding is None and ran is not None and before.check_code not in ran:
            result.append(before)
        elif finding is None or not opens_deficiency(finding):
            result.append(_cured(before, now, cured_by))
        else:
            result.append(_still(before, finding, now))
    for subject, finding in seen.items():
        if subject not in known and opens_deficiency(finding):
            result.append(_opened(finding, now))
    return tuple(sorted(result, key=lambda each: (each.receivable_id or "", each.check_code)))


def _severity(finding: Finding) -> Severity:
    return Severity.REVIEW if finding.outcome is Outcome.INCONCLUSIVE else finding.severity


def _opened(finding: Finding, now: datetime | None) -> Deficiency:
    return Deficiency(finding.check_code, finding.receivable_id, _severity(finding), finding.message, opened_at=now)


def _cured(before: Deficiency, now: datetime | None, cured_by: str | None) -> Deficiency:
    """A waived one stays waived: who took the risk, and why, is not rewritten because the risk went away."""
    if before.state is not DeficiencyState.OPEN:
        return before
    return replace(before, state=DeficiencyState.CURED, cured_at=now, cured_by=cured_by)


def _still(before: Deficiency, finding: Finding, now: datetime | None) -> Deficiency:
    same = before.message == finding.message and before.severity is _severity(finding)
    if before.state is DeficiencyState.WAIVED and same:
        return before
    if before.state is DeficiencyState.OPEN:
        return replace(before, severity=_severity(finding), message=finding.message)
    return _opened(finding, now)


def waived(deficiency: Deficiency, by: str, reason: str, at: datetime) -> Deficiency:
    """The deficiency as a person lets it pass. ValueError without a reason, or where it is not open."""
    if not reason.strip():
        raise ValueError("A waiver needs a reason")
    if deficiency.state is not DeficiencyState.OPEN:
        raise ValueError(f"{deficiency.check_code} is {deficiency.state.value}, not open")
    return replace(deficiency, state=DeficiencyState.WAIVED, waived_by=by, waived_at=at, waiver_reason=reason.strip())


def holds_up(deficiency: Deficiency, receivable_id: str) -> bool:
    """Whether this deficiency keeps this receivable from being complete: its own do, and those of the package that hold up all."""
    if not deficiency.stands:
        return False
    if deficiency.receivable_id == receivable_id:
        return True
    rule = all_checks().get(deficiency.check_code)
    return deficiency.receivable_id is None and rule is not None and rule.holds_all


def receivable_state(receivable_id: str, deficiencies: Iterable[Deficiency]) -> ReceivableState:
    """Complete: no open blocking deficiency, and every review entry cleared or waived. Warnings do not count."""
    return ReceivableState.DEFICIENT if any(holds_up(each, receivable_id) for each in deficiencies) else ReceivableState.COMPLETE


def package_state(receivable_ids: Sequence[str], deficiencies: Iterable[Deficiency], *, reading: bool = False) -> PackageState:
    """What the checks make of a package before people decide: processing, deficient or complete.

    A package is complete when every receivable is and nothing stands against the package; one without a receivable is deficient.
    `reading` says that documents are still being read. States that people give (in review, approved ...) are `verification.decisions`.
    """
    if reading:
        return PackageState.PROCESSING
    if not receivable_ids or any(each.stands for each in deficiencies):
        return PackageState.DEFICIENT
    return PackageState.COMPLETE
