"""Files that nobody can open."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Any

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from api.sample.made import MadeDocument
from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale

_ALSO = ("DOC-05", "SCH-02", "DOC-03")


@fault("DOC-01", "an invoice that only a password opens", also=_ALSO, about_package=True, on_scans=False)
def locked(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.finish_invoice.append(_locked)


@fault("DOC-01", "an invoice whose file was cut off", also=_ALSO, about_package=True, on_scans=False)
def cut_off(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.finish_invoice.append(lambda made: replace(made, content=made.content[:400]))


def _locked(made: MadeDocument) -> MadeDocument:
    out = BytesIO()
    canvas: Any = Canvas(out, invariant=1, encrypt=StandardEncryption("schedule", ownerPassword="ledger", strength=128))
    canvas.drawString(72, 720, "Tax Invoice")
    canvas.showPage()
    canvas.save()
    return replace(made, content=out.getvalue())
