"""`extract` gives one JSON for each file, whatever the file is, in the shape that others build on."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from api.sample.batches import clean_batch
from api.sample.book import make_book
from extractors.model import Ambiguous, Box, Evidence, ExtractedDocument, Field, FileReading, Line, Value
from extractors.output import file_output
from extractors.run import extract_paths
from extractors.terms import DocumentKind, Term

INVOICE = next(each for each in clean_batch(make_book(date(2026, 11, 20))).documents if each.filename.startswith("invoice-"))


def test_a_folder_means_every_document_in_it(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "a.pdf").write_bytes(INVOICE.content)
    (source / "a.txt").write_text("Tax Invoice\nInvoice No: T-1\nTotal: R 10.00\n", encoding="utf-8")
    (source / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (source / "empty.pdf").write_bytes(b"")
    (source / "truth.json").write_text("{}", encoding="utf-8")
    run = extract_paths([source], out)
    assert sorted(path.name for path in run.written) == ["a.pdf.json", "a.txt.json", "broken.json", "empty.json"]
    assert [path.name for path, _ in run.skipped] == ["truth.json"]
    assert {path.name for path, _ in run.problems} == {"broken.pdf", "empty.pdf"}
    for name in ("broken.json", "empty.json"):
        output = json.loads((out / name).read_text(encoding="utf-8"))
        assert output["documents"] == []
        assert output["problem"]


def test_the_output_names_every_figure_as_text_with_its_place(tmp_path: Path) -> None:
    source = tmp_path / INVOICE.filename
    source.write_bytes(INVOICE.content)
    (written,) = extract_paths([source], tmp_path / "out").written
    output = json.loads(written.read_text(encoding="utf-8"))
    assert set(output) >= {"source", "sha256", "documents"}
    (document,) = output["documents"]
    assert document["kind"] == "invoice"
    assert document["pages"] == [1]
    number = document["fields"]["invoice_number"]
    assert number["value"] == INVOICE.truth.fields[Term.INVOICE_NUMBER]
    assert number["page"] == 1
    assert len(number["box"]) == 4
    assert all(isinstance(line["line_total"], str) for line in document["lines"])
    assert document["contradictions"] == []


def test_lists_and_truths_are_plain_and_doubt_has_no_value() -> None:
    seen = (Evidence(1, Box(1, 2, 3, 4), "as printed"),)
    fields = (
        Field(Term.MRZ_LINES, Value("P<A\nB"), seen, None, "mrz"),
        Field(Term.MRZ_VALID, Value("yes"), seen, None, "mrz"),
        Field(Term.ISSUE_DATE, Ambiguous(("2026-04-03", "2026-03-04"), "either"), seen, None, "labels"),
    )
    document = ExtractedDocument(DocumentKind.PASSPORT, 0.9, (1,), fields, (Line("a", Decimal("1E+2")),))
    reading = FileReading("0" * 64, "application/pdf", "x.pdf", ())
    (output,) = file_output(reading, [document])["documents"]
    assert output["kind_confidence"] == 0.9
    assert output["fields"]["mrz_lines"]["value"] == ["P<A", "B"]
    assert output["fields"]["mrz_valid"]["value"] is True
    assert "value" not in output["fields"]["issue_date"]
    assert output["fields"]["issue_date"]["candidates"] == ["2026-04-03", "2026-03-04"]
    assert output["lines"][0]["quantity"] == "100"
