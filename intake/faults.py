"""Says where a fault of ours happened without saying what the document held: an exception's text may quote it, so logs leave it out."""

from __future__ import annotations

import traceback
from pathlib import Path

_DEEPEST = 8


def where_it_failed(fault: BaseException) -> dict[str, object]:
    """The class of the error and the places it came through, innermost last, for a log line."""
    frames = traceback.extract_tb(fault.__traceback__)[-_DEEPEST:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    caused_by = type(fault.__cause__).__name__ if fault.__cause__ is not None else None
    return {"error": type(fault).__name__, "caused_by": caused_by, "at": places}
