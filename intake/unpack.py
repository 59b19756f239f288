"""Opens a container, whatever kind it is: what stands in it becomes parts of the same receipt, each in a named state.

Containers come from strangers, so they are opened in a child process with limits, which gives back plain values only.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors import sandbox
from extractors.limits import Limits
from extractors.media_types import MAIL, TNEF, ZIP
from extractors.problems import Unreadable
from intake.containers.archive import open_archive
from intake.containers.found import Allowance, FoundPart, Opened
from intake.containers.mail import open_mail
from intake.containers.tnef import open_tnef

_OPENERS: dict[str, Callable[[bytes, str, Allowance], Opened]] = {MAIL: open_mail, ZIP: open_archive, TNEF: open_tnef}


def open_container(content: bytes, media_type: str, filename: str, allowance: Allowance) -> Opened:
    """What a mail, an archive or a winmail.dat holds; ValueError for a media type that holds nothing."""
    opener = _OPENERS.get(media_type)
    if opener is None:
        raise ValueError(f"{media_type} is no container")
    return opener(content, filename, allowance)


def open_in_child(content: bytes, media_type: str, filename: str, allowance: Allowance, limits: Limits) -> Opened:
    """The same in a child process; one that dies or hangs is a problem of the container, with what to do next."""
    try:
        parts, problem, problem_code, refused = sandbox.call(
            open_plainly, content, media_type, filename, allowance, limits=limits, seconds=limits.seconds_per_file
        )
    except Unreadable as unreadable:
        return Opened(problem=unreadable.sentence, problem_code=unreadable.code)
    return Opened(tuple(FoundPart(*part) for part in parts), problem, problem_code, refused)


PlainPart = tuple[str, bytes, str, str | None, str | None]


def open_plainly(
    content: bytes, media_type: str, filename: str, allowance: Allowance
) -> tuple[list[PlainPart], str | None, str | None, bool]:
    """What `open_container` gives, as the plain values that may come back from a child."""
    opened = open_container(content, media_type, filename, allowance)
    parts = [(part.filename, part.content, part.state, part.reason, part.problem_code) for part in opened.parts]
    return parts, opened.problem, opened.problem_code, opened.refused
