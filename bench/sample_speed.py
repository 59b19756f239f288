"""How long a page takes to read and to make sense of, with a text layer and as a scan, and how much of it is read right.

The papers are drawn by the project itself, so the share that is right protects against falling back; it says little about papers of others.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Sequence
from datetime import date

from api.sample.batches import order_delivery, order_invoice
from api.sample.book import make_book
from api.sample.documents import draw_delivery_note, draw_invoice, scanned
from api.sample.documents.layouts import LAYOUTS
from api.sample.made import MadeDocument
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.reading import read_file
from extractors.terms import Shape, shape_of


def papers() -> list[MadeDocument]:
    """An invoice of every house and two delivery notes."""
    book = make_book(date(2026, 11, 20))
    orders = book.open_orders("C001")
    made = [
        draw_invoice(order_invoice(order, f"B{index}", book.today, delivery_note_number=f"BD{index}"), layout)
        for index, (order, layout) in enumerate(zip(orders, LAYOUTS, strict=False))
    ]
    made += [
        draw_delivery_note(order_delivery(orders[index], f"BD{index}", book.today, seed=index), layout)
        for index, layout in ((7, "plain"), (8, "pod"))
    ]
    return made


def measure(documents: Sequence[MadeDocument]) -> dict[str, float | int]:
    """Median seconds a page for reading and for extracting, and the share of exact fields (dates, amounts, numbers) that are right."""
    reading, extracting = [], []
    right = wanted = 0
    for document in documents:
        begun = time.perf_counter()
        read = read_file(document.content, document.filename, Limits())
        read_at = time.perf_counter()
        found = extract_documents(read)
        ended = time.perf_counter()
        reading.append((read_at - begun) / len(read.pages))
        extracting.append((ended - read_at) / len(read.pages))
        for term, text in document.truth.fields.items():
            if shape_of(term) is not Shape.TEXT or term.value.endswith(("_number", "_tax_id", "_account")):
                wanted += 1
                right += bool(found) and found[0].value(term) == text
    return {
        "papers": len(documents),
        "read_seconds_a_page": round(statistics.median(reading), 3),
        "extract_seconds_a_page": round(statistics.median(extracting), 3),
        "exact_fields": wanted,
        "right_percent": round(100 * right / wanted, 1),
    }


def main() -> None:
    made = papers()
    measure(made[:1])  # the first page pays for starting children
    print(json.dumps({"text": measure(made), "scan": measure([scanned(each, seed=index) for index, each in enumerate(made)])}, indent=1))


if __name__ == "__main__":
    main()
