"""A PDF that was saved again by a signer."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import honest
from bench.faults.draft import Draft, Sale
from bench.faults.overprint import saved_again


@honest("the file was saved again with a remark, as signing does", "FRD-01", "DUP-01")
def signed(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.finish_invoice.append(saved_again)
