"""Whatever people do in whatever order, nobody approves their own work and nothing deficient is approved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from verification.decisions import Act, Refusal, Standing, counts, receivable_after, refusal, state_after
from verification.model import PackageState, ReceivableState, Severity


@dataclass(frozen=True)
class Somebody:
    user_id: str
    role: str
    client_code: str | None = None


STAFF = [Somebody(f"{role}-{number}", role) for role in ("assistant", "account_manager") for number in (1, 2)]
PEOPLE = [
    *STAFF,
    Somebody("client-1", "client", "C001"),
    Somebody("client-2", "client", "C002"),
    Somebody("compliance-1", "compliance"),
    Somebody("administrator-1", "administrator"),
]
people = st.sampled_from(PEOPLE)
SETTLED = {PackageState.APPROVED, PackageState.RETURNED, PackageState.WITHDRAWN}


class PackageOnTheDesk(RuleBasedStateMachine):
    """A package with receivables that are complete or have so many things open, and people who do as they like."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[int] = []
        self.states: list[ReceivableState] = []
        self.standing = Standing(PackageState.PROCESSING, "C001")
        self.approvals: list[tuple[str, frozenset[str], str | None]] = []

    @initialize(open_counts=st.lists(st.integers(0, 2), min_size=1, max_size=4))
    def checks_have_run(self, open_counts: list[int]) -> None:
        self.open = open_counts
        self.states = [ReceivableState.DEFICIENT if each else ReceivableState.COMPLETE for each in open_counts]
        self._restate(self._checked())

    def _checked(self) -> PackageState:
        waiting = [each for each, state in zip(self.open, self.states, strict=True) if state is not ReceivableState.APPROVED]
        return PackageState.DEFICIENT if any(waiting) else PackageState.COMPLETE

    def _restate(self, state: PackageState, **changes: object) -> None:
        complete, deficient = counts(self.states)
        approved = self.states.count(ReceivableState.APPROVED)
        self.standing = replace(
            self.standing,
            state=state,
            complete_count=complete,
            deficient_count=deficient,
            approved_count=approved,
            **changes,  # type: ignore[arg-type]
        )

    def _try(self, act: Act, person: Somebody, severity: Severity | None = None) -> bool:
        refused: Refusal | None = refusal(act, person, self.standing, reason="because", severity=severity)
        assert refused is None or refused.sentence
        return refused is None

    @rule(person=people)
    def claim(self, person: Somebody) -> None:
        if self._try(Act.CLAIM, person):
            assert self.standing.claimed_by in (None, person.user_id)
            self._restate(self.standing.state, claimed_by=person.user_id)

    @rule(person=people)
    def release(self, person: Somebody) -> None:
        if self._try(Act.RELEASE, person):
            self._restate(self.standing.state, claimed_by=None)

    @rule(person=people, act=st.sampled_from([Act.CORRECT, Act.WAIVE]), severity=st.sampled_from(list(Severity)), which=st.integers(0, 3))
    def clear(self, person: Somebody, act: Act, severity: Severity, which: int) -> None:
        if not self._try(act, person, severity):
            return
        assert not (act is Act.WAIVE and severity is Severity.BLOCK and person.role == "assistant")
        which %= len(self.open)
        if self.states[which] is not ReceivableState.APPROVED and self.open[which]:
            self.open[which] -= 1
            self.states[which] = ReceivableState.DEFICIENT if self.open[which] else ReceivableState.COMPLETE
        after = state_after(act, self.standing, self._checked())
        self._restate(after, cleared_by=self.standing.cleared_by | {person.user_id})

    @rule(person=people)
    def submit(self, person: Somebody) -> None:
        if self._try(Act.SUBMIT, person):
            assert ReceivableState.COMPLETE in self.states
            self._restate(state_after(Act.SUBMIT, self.standing, self._checked()), submitted_by=person.user_id)

    @rule(person=people)
    def approve(self, person: Somebody) -> None:
        before = list(self.states)
        if not self._try(Act.APPROVE, person):
            return
        assert person.role == "account_manager"
        assert self.standing.state is PackageState.IN_REVIEW
        self.approvals.append((person.user_id, self.standing.cleared_by, self.standing.submitted_by))
        after = state_after(Act.APPROVE, self.standing, self._checked())
        self.states = [receivable_after(Act.APPROVE, each) for each in self.states]
        for was, now, still_open in zip(before, self.states, self.open, strict=True):
            assert (now is ReceivableState.APPROVED) == (was in (ReceivableState.COMPLETE, ReceivableState.APPROVED))
            assert now is not ReceivableState.APPROVED or not still_open
        self._restate(after)

    @rule(person=people, act=st.sampled_from([Act.RETURN, Act.WITHDRAW]))
    def end(self, person: Somebody, act: Act) -> None:
        if self._try(act, person):
            assert person.client_code in (None, "C001")
            self.states = [receivable_after(act, each) for each in self.states]
            self._restate(state_after(act, self.standing, self._checked()))

    @precondition(lambda self: self.standing.state in SETTLED)
    @rule(person=people, act=st.sampled_from(list(Act)))
    def nothing_changes_what_is_settled(self, person: Somebody, act: Act) -> None:
        assert not self._try(act, person)

    @invariant()
    def nobody_approved_their_own_work(self) -> None:
        for approver, cleared_by, submitted_by in self.approvals:
            assert approver not in cleared_by
            assert approver != submitted_by

    @invariant()
    def an_approved_package_has_nothing_left_behind(self) -> None:
        if self.standing.state is PackageState.APPROVED:
            assert set(self.states) <= {ReceivableState.APPROVED, ReceivableState.RETURNED}

    @invariant()
    def what_was_approved_is_not_given_back(self) -> None:
        if self.standing.state in (PackageState.RETURNED, PackageState.WITHDRAWN):
            assert ReceivableState.APPROVED not in self.states


TestPackageOnTheDesk = PackageOnTheDesk.TestCase
TestPackageOnTheDesk.settings = settings(max_examples=100, stateful_step_count=25, deadline=None)
