"""A client's earlier invoices in one line of a case, and how an invoice looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from extractors.model import LabelPlace, Layout


def earlier_series(stated: Mapping[str, Any] | None, today: date) -> Iterator[dict[str, Any]]:
    """Entries of the register, the last of them a month ago: `count` invoices, `at_once` on one day, one every `every_days`.

    Their numbers are `number` with {n} counting from `from` in steps of `step`; amounts are odd unless `gross` says otherwise; `looks` are
    taken in turn.
    """
    if stated is None:
        return
    count, at_once = int(stated["count"]), int(stated.get("at_once", 1))
    looked = stated.get("looks") or [None]
    for place in range(count):
        days = (count - 1 - place) // at_once * int(stated["every_days"])
        yield {
            "invoice_number": str(stated["number"]).format(n=int(stated["from"]) + place * int(stated.get("step", 1))),
            "issue_date": (today - timedelta(days=30 + days)).isoformat(),
            "gross": str(stated.get("gross", f"{3_000 + 137 * place % 7_919}.{11 + place % 83:02}")),
            "looks": looked[place % len(looked)],
        }


def looks(stated: Mapping[str, Any] | None) -> Layout | None:
    """A layout as a case writes it: each label with the millimetres from the left and, near the top, from the top."""
    if stated is None:
        return None
    labels = []
    for role, place in stated.items():
        if role not in ("medium", "producer"):
            left, _, top = str(place).partition(" ")
            labels.append(LabelPlace(role, int(left), int(top) if top else None))
    return Layout(str(stated.get("medium", "text")), 210, 297, tuple(labels), stated.get("producer"))
