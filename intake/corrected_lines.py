"""The lines of a document as people left them: the machine's stay where they are, a person's stand over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.codec import from_plain, to_plain
from extractors.model import ExtractedDocument, Line
from storage.database.tables import CorrectionRow

_PREFIX = "line:"


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line under the name by which people correct it: its place among the machine's lines from 1, or the id of one that was added."""

    key: str
    line: Line
    corrected_by: str | None = None
    removed: bool = False


def line_term(key: str) -> str:
    """What a correction of this line is kept under."""
    return f"{_PREFIX}{key}"


def is_line_term(term: str) -> bool:
    """Whether a correction is about a line and not about a field."""
    return term.startswith(_PREFIX)


def plain_line(line: Line | None) -> dict[str, object]:
    """A line as a correction keeps it; None says that the paper has no such line."""
    return {"state": "absent"} if line is None else {"state": "line", "line": to_plain(line)}


def kept_lines(machine: ExtractedDocument, corrections: Sequence[CorrectionRow]) -> tuple[KeptLine, ...]:
    """The lines that stand, in the order of the page, added ones after them; the evidence is where the machine saw the line."""
    return tuple(each for each in every_line(machine, corrections) if not each.removed)


def every_line(machine: ExtractedDocument, corrections: Sequence[CorrectionRow]) -> tuple[KeptLine, ...]:
    """The lines that stand, and among them those that people took away, as they were: they can be put back."""
    found = {str(place): KeptLine(str(place), line) for place, line in enumerate(machine.lines, start=1)}
    for each in corrections:
        if not is_line_term(each.term):
            continue
        key = each.term.removeprefix(_PREFIX)
        before = found.get(key)
        if each.reading["state"] == "absent":
            if before is not None:
                found[key] = replace(before, corrected_by=each.made_by, removed=True)
            continue
        line = from_plain(Line, each.reading["line"])
        found[key] = KeptLine(key, replace(line, evidence=before.line.evidence if before else None), each.made_by)
    return tuple(found.values())
