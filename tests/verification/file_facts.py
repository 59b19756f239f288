"""What a case says of the file and the picture of a paper, beside what is printed on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.model import PagePicture, ScannedPage


def facts_of_file(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a paper's file that a case states, by the name they have on an extracted document."""
    return {"scans": tuple(_scan(each) for each in stated.get("scans") or ())}


def _scan(stated: Mapping[str, Any]) -> ScannedPage:
    """A good scan of 200 dpi, but for what the case says."""
    picture = PagePicture(stated.get("dpi", 200), stated.get("print", 24), stated.get("edge", 0.1), stated.get("shade", 0.02))
    return ScannedPage(stated.get("page", 1), picture, stated.get("skew", 0.0))
