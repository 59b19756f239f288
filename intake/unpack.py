"""Opens a container, whatever kind it is: what stands in it becomes parts of the same receipt, each in a named state."""

from __future__ import annotations

from collections.abc import Callable

from extractors.media_types import MAIL, TNEF, ZIP
from intake.containers.archive import open_archive
from intake.containers.found import Allowance, Opened
from intake.containers.mail import open_mail
from intake.containers.tnef import open_tnef

_OPENERS: dict[str, Callable[[bytes, str, Allowance], Opened]] = {MAIL: open_mail, ZIP: open_archive, TNEF: open_tnef}


def open_container(content: bytes, media_type: str, filename: str, allowance: Allowance) -> Opened:
    """What a mail, an archive or a winmail.dat holds; ValueError for a media type that holds nothing."""
    opener = _OPENERS.get(media_type)
    if opener is None:
        raise ValueError(f"{media_type} is no container")
    return opener(content, filename, allowance)
