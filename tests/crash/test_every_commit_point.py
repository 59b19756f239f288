"""Front door, worker and people's acts are killed at every commit point there is, on both databases.

Each act of a document's road (each message of it is one) is done once without a death, from a copy of the installation as it stood before.
Then, for each commit point of the act, a new copy is taken to exactly there, killed, and taken to the end of the act by new processes. What
is left must be, row for row, what is left without any death; so the whole road ends the same too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.database.reading import reading
from storage.database.tables import MessageRow
from tests.crash.comparing import difference, end_state
from tests.crash.conftest import MailSink, Stage
from tests.crash.installations import Installation, Installations
from tests.crash.mails import write_batch_and_partner_book, write_batches, write_strangers_mail
from tests.crash.stage import Act, End


@dataclass(frozen=True)
class Road:
    """A document's road from its arrival to its end, act by act; `work` is whatever is due then."""

    write_mails: Callable[[Path], Path]
    acts: tuple[str, ...]
    package_state: str
    points: frozenset[str]  # those that must be on it, or the road has changed under us


_NAMING = ("misspell buyer", "work", "confirm debtor", "work", "forget name")
_JUDGEMENTS = ("accept evidence", "reject evidence")

ROADS = {
    "approved": Road(
        partial(write_batches, count=1, picture_every=1),
        ("receive", "work", "claim", "release", "claim again", "correct", "work", "confirm", "work", "waive", "submit", "approve", "work"),
        "approved",
        frozenset({"unpack", "read_part", "read_page", "classify", "extract", "assemble", "verify", "claim_package", "release_package"})
        | {"correct_package", "confirm_package", "waive_deficiency", "submit_package", "approve_package"},
    ),
    "stranger": Road(
        write_strangers_mail,
        ("receive", "work", "assign", "work", "claim", "request documents", "work", "return", "work", *_JUDGEMENTS, "work"),
        "returned",
        frozenset({"read_page", "assign_receipt", "request_documents", "return_package", "send_letter"})
        | {"accept_kyc_evidence", "reject_kyc_evidence"},
    ),
    "debtor": Road(
        write_batch_and_partner_book,
        ("load pledges", "receive", "work", "claim", "ask debtor", "work", "answer by link", "work", "telephone", "work", *_NAMING, "work"),
        "deficient",
        frozenset(
            {"load_pledges", "ask_debtor", "send_letter", "answer_by_link", "record_telephone", "confirm_debtor", "forget_debtor_name"}
        ),
    ),
}

both_databases = pytest.mark.parametrize("installations", ["sqlite", pytest.param("postgresql", marks=pytest.mark.services)], indirect=True)


@both_databases
@pytest.mark.parametrize("road_name", ROADS)
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_a_death_at_any_commit_point_changes_nothing(
    stage: Stage,
    road_name: str,
    installations: Installations,
    mail_sink: MailSink,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    road = ROADS[road_name]
    mails = str(road.write_mails(tmp_path))

    def perform(name: str, where: Installation, minutes_ahead: int, die_at: int | None = None) -> End:
        act = Act(name, where.database, where.blobs.as_uri(), mails, mail_sink.port, minutes_ahead, die_at)
        end = stage.perform(act)
        assert end.killed == (die_at is not None), (name, end)
        assert end.killed or end.status == 0, (name, end.said)
        return end

    stage.warm(road.acts, mails, mail_sink.port)
    before = installations.with_sample_book()
    killed: Counter[str] = Counter()
    for name in acts(road.acts, lambda: before):  # noqa: B023  # it asks for the newest, and that is meant
        after = installations.keep(before)
        mail_sink.message_ids.clear()
        points = perform(name, after, 0).points
        letters = list(mail_sink.message_ids)
        assert len(letters) == len(set(letters))
        with after.engine() as engine:
            expected = end_state(engine)
        for number, point in enumerate(points, start=1):
            mail_sink.message_ids.clear()
            with installations.copy(before) as victim:
                perform(name, victim, 0, die_at=number)
                perform(name, victim, 10)  # by then the lease of the dead has run out
                with victim.engine() as engine:
                    found = end_state(engine)
            assert found == expected, f"killed in {name} at {point} ({number}):\n{difference(expected, found)}"
            # The relay may be given a letter twice, when death came between its yes and our commit; then under one Message-ID.
            assert set(mail_sink.message_ids) == set(letters)
            assert len(mail_sink.message_ids) <= len(letters) + 1
            killed[point] += 1
        before = after
    record_property("kills", killed.total())
    print(f"{killed.total()} kills: {dict(killed)}")
    assert all('"state": "done"' in line for line in expected if line.startswith("message "))
    assert any(f'"state": "{road.package_state}"' in line for line in expected if line.startswith("package "))
    missed = {f"{when}:{name}" for name in road.points for when in ("before", "after")} - set(killed)
    assert not missed, sorted(missed)


def acts(names: Sequence[str], where: Callable[[], Installation]) -> Iterator[str]:
    """The road act by act, with every message that is due then, one after the other, instead of `work`."""
    for name in names:
        if name != "work":
            yield name
            continue
        while (message_id := _next_message(where())) is not None:
            yield f"message {message_id}"


def _next_message(where: Installation) -> str | None:
    with where.engine() as engine, reading(engine) as session:
        return session.scalar(
            select(MessageRow.id).where(MessageRow.state == "ready").order_by(MessageRow.available_at, MessageRow.id).limit(1)
        )
