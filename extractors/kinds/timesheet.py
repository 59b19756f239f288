"""A timesheet or signed-off job card proves services as a delivery note proves goods."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._deliveries import read_timesheet
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.TIMESHEET,
    cues=(
        Cue(
            (
                r"\btime\s?sheet\b|\bjob card\b|\bwork sheet\b|\btydstaat\b|\bwerkkaart\b|\bstundenzettel\b|\bstundennachweis\b|"
                r"\bfeuille de temps\b|\burenstaat\b|\bwerkbon\b|工时表|考勤表"
            ),
            8,
            "title",
        ),
        Cue(r"\bhours worked\b|\btotal hours\b|\bure gewerk\b", 2),
        Cue(r"\bweek ending\b|\bemployee\b|\bsupervisor\b", 1),
    ),
    extract=read_timesheet,
)
