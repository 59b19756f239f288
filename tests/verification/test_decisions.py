"""Each refusal says who may not do what, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from verification.decisions import Act, Standing, may, refusal
from verification.model import PackageState, Severity


@dataclass(frozen=True)
class Somebody:
    user_id: str
    role: str
    client_code: str | None = None


ANNA, BEN = Somebody("anna", "assistant"), Somebody("ben", "assistant")
MARIA = Somebody("maria", "account_manager")
OWN, OTHER = Somebody("c1", "client", "C001"), Somebody("c2", "client", "C002")
DESK = Standing(PackageState.DEFICIENT, "C001", complete_count=1, deficient_count=1)
REVIEW = replace(DESK, state=PackageState.IN_REVIEW, submitted_by="anna", cleared_by=frozenset({"anna"}))


@pytest.mark.parametrize(
    ("act", "person", "standing", "reason", "code"),
    [
        (Act.APPROVE, ANNA, REVIEW, None, "role"),
        (Act.APPROVE, MARIA, DESK, None, "state"),
        (Act.APPROVE, MARIA, replace(REVIEW, cleared_by=frozenset({"maria"})), None, "four_eyes"),
        (Act.APPROVE, MARIA, replace(REVIEW, submitted_by="maria"), None, "four_eyes"),
        (Act.APPROVE, MARIA, replace(REVIEW, complete_count=0), None, "nothing_complete"),
        (Act.SUBMIT, ANNA, replace(DESK, complete_count=0), None, "nothing_complete"),
        (Act.CLAIM, BEN, replace(DESK, claimed_by="anna"), None, "claimed_by_other"),
        (Act.CORRECT, BEN, replace(DESK, claimed_by="anna"), None, "claimed_by_other"),
        (Act.RELEASE, BEN, replace(DESK, claimed_by="anna"), None, "claimed_by_other"),
        (Act.RELEASE, BEN, DESK, None, "not_claimed"),
        (Act.WAIVE, ANNA, DESK, " ", "reason_missing"),
        (Act.RETURN, ANNA, DESK, None, "reason_missing"),
        (Act.WITHDRAW, OTHER, DESK, "changed our mind", "other_client"),
        (Act.CORRECT, OWN, DESK, None, "role"),
        (Act.CLAIM, Somebody("k", "compliance"), DESK, None, "role"),
    ],
)
def test_what_is_not_allowed_is_refused_with_its_reason(
    act: Act, person: Somebody, standing: Standing, reason: str | None, code: str
) -> None:
    refused = refusal(act, person, standing, reason=reason)
    assert refused is not None
    assert refused.code == code


def test_the_usual_road_is_open() -> None:
    assert may(Act.CLAIM, ANNA, DESK)
    assert may(Act.CORRECT, ANNA, replace(DESK, claimed_by="anna"))
    assert may(Act.WAIVE, ANNA, DESK, reason="seen", severity=Severity.REVIEW)
    assert may(Act.SUBMIT, ANNA, DESK)
    assert may(Act.APPROVE, MARIA, REVIEW)
    assert may(Act.WITHDRAW, OWN, DESK, reason="sent by mistake")


def test_what_blocks_is_waived_by_an_account_manager_only() -> None:
    assert not may(Act.WAIVE, ANNA, DESK, reason="seen", severity=Severity.BLOCK)
    assert may(Act.WAIVE, MARIA, DESK, reason="seen", severity=Severity.BLOCK)
