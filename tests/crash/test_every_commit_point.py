"""Front door, worker and people's acts are killed at every commit point there is, on both databases.

Each act of a document's road (each message of it is one) is done once without a death, from a copy of the installation as it stood before.
Then, for each commit point of the act, a new copy is taken to exactly there, killed, and taken to the end of the act by new processes. What
is left must be, row for row, what is left without any death; so the whole road ends the same too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.database.reading import reading
from storage.database.tables import MessageRow
from tests.crash.comparing import difference, end_state
from tests.crash.conftest import MailSink, Stage
from tests.crash.installations import Installation, Installations
from tests.crash.stage import Act, End

ROAD = ("receive", "work", "claim", "correct", "work", "waive", "submit", "approve", "work")

both_databases = pytest.mark.parametrize("installations", ["sqlite", pytest.param("postgresql", marks=pytest.mark.services)], indirect=True)


@both_databases
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_a_death_at_any_commit_point_changes_nothing(
    stage: Stage,
    one_mail: Path,
    installations: Installations,
    mail_sink: MailSink,
    record_property: Callable[[str, object], None],
) -> None:
    def perform(name: str, where: Installation, minutes_ahead: int, die_at: int | None = None) -> End:
        act = Act(name, where.database, where.blobs.as_uri(), str(one_mail), mail_sink.port, minutes_ahead, die_at)
        end = stage.perform(act)
        assert end.killed == (die_at is not None), (name, end)
        assert end.killed or end.status == 0, (name, end.said)
        return end

    before = installations.with_sample_book()
    killed: Counter[str] = Counter()
    for name in acts(lambda: before):  # noqa: B023  # it asks for the newest, and that is meant
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
    assert all('"state": "done"' in line for line in expected if line.startswith("message "))
    assert any('"state": "approved"' in line for line in expected if line.startswith("package "))
    record_property("kills", killed.total())
    print(f"{killed.total()} kills: {dict(killed)}")


def acts(where: Callable[[], Installation]) -> Iterator[str]:
    """The road act by act; `work` is every message that is due then, one after the other."""
    for name in ROAD:
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
