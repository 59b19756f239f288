"""A job is one worker's at a time, survives its worker, and says of a failure only its code."""

from __future__ import annotations

import random
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from storage.database.reading import reading
from storage.database.tables import MessageRow
from storage.errors import Defect, Unavailable
from storage.queue.outbox import (
    MAX_ATTEMPTS,
    Claim,
    LostLease,
    claim,
    delay_after,
    error_code,
    extend,
    finish,
    free_expired_leases,
    park,
    postpone,
    run_again,
)
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
LEASE = timedelta(seconds=30)


def send(engine: Engine, count: int = 1, **how: datetime) -> list[str]:
    with UnitOfWork(engine, NOW) as work:
        ids = [work.send("read", f"part-{n}", {"n": n}, **how) for n in range(count)]
        work.commit()
    return ids


def row(engine: Engine, message_id: str) -> MessageRow:
    with reading(engine) as session:
        found = session.get(MessageRow, message_id)
        assert found is not None
        return found


def held(engine: Engine, now: datetime = NOW) -> Claim:
    found = claim(engine, "w", LEASE, now=now)
    assert found is not None
    return found


def test_sending_the_same_job_twice_sends_one(engine: Engine) -> None:
    assert send(engine) == send(engine)
    held(engine)
    assert claim(engine, "w", LEASE, now=NOW) is None


def test_a_claim_carries_the_job_and_says_who_holds_it(engine: Engine) -> None:
    (message_id,) = send(engine)
    found = held(engine)
    assert (found.id, found.step, found.subject_id, found.payload, found.attempt_count) == (message_id, "read", "part-0", {"n": 0}, 1)
    stored = row(engine, message_id)
    assert stored.state == "leased"
    assert stored.fence == found.fence
    assert found.fence.startswith("w:")
    assert stored.lease_until == NOW + LEASE


def test_the_job_due_longest_comes_first_and_a_named_one_when_named(engine: Engine) -> None:
    with UnitOfWork(engine, NOW) as work:
        later = work.send("read", "later", delay_until=NOW - timedelta(minutes=1))
        first = work.send("read", "first", delay_until=NOW - timedelta(minutes=2))
        work.send("read", "future", delay_until=NOW + timedelta(minutes=1))
        work.commit()
    named = claim(engine, "w", LEASE, later, NOW)
    assert named is not None
    assert named.id == later
    assert held(engine).id == first
    assert claim(engine, "w", LEASE, now=NOW) is None
    assert claim(engine, "w", LEASE, later, NOW) is None


def test_finishing_needs_the_fence(engine: Engine) -> None:
    (message_id,) = send(engine)
    first = held(engine)
    second = held(engine, NOW + LEASE + timedelta(seconds=1))  # the first one's lease ran out
    assert second.attempt_count == 2
    for settle in (
        finish,
        lambda session, lost: postpone(session, lost, Defect("x", "x")),
        lambda session, lost: park(session, lost, Defect("x", "x")),
    ):
        with UnitOfWork(engine) as work, pytest.raises(LostLease):
            settle(work.session, first)
    with pytest.raises(LostLease):
        extend(engine, first, LEASE)
    with UnitOfWork(engine, NOW) as work:
        finish(work.session, second, NOW)
        work.commit()
    stored = row(engine, message_id)
    assert (stored.state, stored.fence, stored.done_at) == ("done", None, NOW)
    with UnitOfWork(engine) as work, pytest.raises(LostLease):
        finish(work.session, second)


def test_the_result_goes_with_the_job_or_not_at_all(engine: Engine) -> None:
    send(engine)
    found = held(engine)
    with UnitOfWork(engine, NOW) as work:
        work.send("classify", "part-0")
        finish(work.session, found)  # and then the worker dies before its commit
    with reading(engine) as session:
        assert [(each.step, each.state) for each in session.scalars(select(MessageRow))] == [("read", "leased")]


def test_a_long_job_keeps_its_lease(engine: Engine) -> None:
    send(engine)
    found = held(engine)
    extend(engine, found, LEASE, NOW + timedelta(seconds=29))
    assert claim(engine, "other", LEASE, now=NOW + timedelta(seconds=40)) is None


def test_failures_wait_longer_each_time_and_then_park(engine: Engine) -> None:
    (message_id,) = send(engine)
    now = NOW
    for attempt in range(1, MAX_ATTEMPTS + 1):
        found = held(engine, now)
        assert found.attempt_count == attempt
        with UnitOfWork(engine, now) as work:
            state = postpone(work.session, found, Defect("parser.confused", "Mr Dlamini's invoice confused us."), now)
            work.commit()
        if attempt < MAX_ATTEMPTS:
            assert state == "ready"
            assert claim(engine, "w", LEASE, now=now + delay_after(attempt) - timedelta(milliseconds=1)) is None
            now += delay_after(attempt)
    stored = row(engine, message_id)
    assert stored.state == state == "parked"
    assert stored.error == "Defect parser.confused"
    assert claim(engine, "w", LEASE, now=now + timedelta(days=1)) is None


def test_a_service_that_is_away_never_parks_a_job(engine: Engine) -> None:
    (message_id,) = send(engine)
    now = NOW
    for _ in range(12):
        found = held(engine, now)
        assert found.attempt_count == 1
        with UnitOfWork(engine, now) as work:
            assert postpone(work.session, found, Unavailable("blobs.away", "The store is away."), now) == "ready"
            work.commit()
        now += timedelta(minutes=5)
    stored = row(engine, message_id)
    assert (stored.postponed_count, stored.attempt_count, stored.error) == (12, 0, "Unavailable blobs.away")


def test_a_parked_job_runs_again_when_a_person_says_so(engine: Engine) -> None:
    (message_id,) = send(engine)
    with UnitOfWork(engine, NOW) as work:
        park(work.session, held(engine), Defect("x", "x"))
        work.commit()
    with UnitOfWork(engine, NOW) as work:
        assert run_again(work.session, message_id, NOW)
        work.commit()
    assert held(engine).attempt_count == 1
    with UnitOfWork(engine, NOW) as work:
        assert not run_again(work.session, message_id, NOW)


def test_a_job_that_kills_its_workers_is_parked(engine: Engine) -> None:
    (message_id,) = send(engine)
    now = NOW
    for _ in range(MAX_ATTEMPTS):
        held(engine, now)
        now += LEASE + timedelta(seconds=1)
    assert claim(engine, "w", LEASE, now=now) is None
    assert row(engine, message_id).state == "parked"
    assert row(engine, message_id).error == "LostLease worker.died"


def test_only_leases_that_ran_out_are_taken_back(engine: Engine) -> None:
    send(engine, 2)
    held(engine)
    held(engine, NOW + timedelta(seconds=20))
    assert free_expired_leases(engine, NOW + timedelta(seconds=31)) == 1
    assert free_expired_leases(engine, NOW + timedelta(seconds=31)) == 0


def test_many_workers_never_get_the_same_job(engine: Engine) -> None:
    ids = send(engine, 60)
    taken: list[str] = []

    def work_on() -> None:
        while (found := claim(engine, "w", LEASE, now=NOW)) is not None:
            taken.append(found.id)
            with UnitOfWork(engine) as work:
                finish(work.session, found)
                work.commit()

    workers = [threading.Thread(target=work_on) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(taken) == sorted(ids)


def test_waiting_grows_up_to_five_minutes() -> None:
    waits = [delay_after(tries) for tries in range(1, 100)]
    assert waits[:3] == [timedelta(seconds=2), timedelta(seconds=4), timedelta(seconds=8)]
    assert waits == sorted(waits)
    assert max(waits) == timedelta(minutes=5)


@pytest.mark.parametrize(
    "error", [ValueError("8001015009087"), KeyError("Mr Dlamini"), Defect("page.blank", "Mr Dlamini's page is blank.")]
)
def test_no_name_and_no_number_reaches_the_outbox(error: BaseException) -> None:
    assert error_code(error) in ("ValueError", "KeyError", "Defect page.blank")


def test_random_ends_leave_every_job_done_once(sqlite_engine: Engine) -> None:
    """Workers that stop at random moments, with leases that run out: each job's result is written exactly once."""
    chance = random.Random(7)
    ids = send(sqlite_engine, 25)
    now = NOW
    finished: list[str] = []
    while len(finished) < len(ids):
        now += timedelta(seconds=chance.choice([0, 1, 40]))
        found = claim(sqlite_engine, "w", LEASE, now=now)
        if found is None:
            parked = [each for each in ids if row(sqlite_engine, each).state == "parked"]
            with UnitOfWork(sqlite_engine) as work:
                for each in parked:
                    run_again(work.session, each, now)
                work.commit()
            continue
        if chance.random() < 0.5:
            with UnitOfWork(sqlite_engine, now) as work:
                finish(work.session, found, now)
                if chance.random() < 0.8:
                    work.commit()
                    finished.append(found.id)
    assert sorted(finished) == sorted(ids)
