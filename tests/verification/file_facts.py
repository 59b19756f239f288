"""What a case says of the file and the picture of a paper, beside what is printed on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.model import Box, FileHistory, PagePicture, PrintEdit, ScannedPage, Signed, Signing

PLACE = Box(72.0, 700.0, 200.0, 712.0)


def facts_of_file(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a paper's file that a case states, by the name they have on an extracted document."""
    return {
        "scans": tuple(_scan(each) for each in stated.get("scans") or ()),
        "signing": _signing(stated["signing"]) if stated.get("signing") else None,
        "history": _history(stated["history"]) if "history" in stated else None,
    }


def _signing(stated: Mapping[str, Any]) -> Signing:
    """What stands at each place to sign; a place that the case does not mention is not on the paper."""
    return Signing(*(Signed(stated.get(each, "unknown"), None, 1, PLACE) for each in ("signature", "name", "date")))


def _history(stated: Mapping[str, Any]) -> FileHistory:
    """A PDF that was saved once and never changed, but for what the case says."""
    edits = tuple(
        PrintEdit(each["kind"], each.get("page", 1), PLACE, str(each.get("before", "")), str(each.get("after", "")))
        for each in stated.get("edits") or ()
    )
    made_on, changed_on = str(stated.get("made_on", "2026-03-02")), str(stated.get("changed_on", "2026-03-02"))
    return FileHistory(stated.get("saves", 0), made_on, changed_on, stated.get("other_program", False), edits, stated.get("whole", True))


def _scan(stated: Mapping[str, Any]) -> ScannedPage:
    """A good scan of 200 dpi, but for what the case says."""
    picture = PagePicture(stated.get("dpi", 200), stated.get("print", 24), stated.get("edge", 0.1), stated.get("shade", 0.02))
    return ScannedPage(stated.get("page", 1), picture, stated.get("skew", 0.0))
