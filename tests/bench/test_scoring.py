"""The scorer of the benchmark: what counts as right, what is not scored, and that a confidence is measured honestly."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bench.calibration import Sample, accepted_one_by_one, accepted_together, bins_of, calibration_error
from bench.reliability import diagram
from bench.score_tables import Tally, confidence_table, table
from bench.scoring import amount_of, is_same, score_document


def _output(lines: list[dict[str, Any]] | None = None, **fields: Any) -> dict[str, Any]:
    entries = {name: value if isinstance(value, dict) else {"value": value} for name, value in fields.items()}
    return {"documents": [{"kind": "invoice", "fields": entries, "lines": lines or []}]}


@pytest.mark.parametrize(
    ("field", "truth", "read", "same"),
    [
        ("invoice_number", "INV-0007", "inv 0007", True),
        ("invoice_number", "INV-0007", "INV-007", False),
        ("invoice_number", "合同-7", "合同7", True),
        ("issue_date", "2026-03-04", "2026-03-04", True),
        ("issue_date", "2026-03-04", "2026-04-03", False),
        ("gross_total", "1190.25", "1,190.25", True),
        ("gross_total", 1190.2, "1190.20", True),
        ("gross_total", "1190.25", "-1190.25", False),
        ("gross_total", "1190.25", "1190.26", False),
        ("currency", "ZAR", "zar", True),
        ("seller_name", "Müller & Söhne GmbH", "MULLER SOHNE GMBH, Köln", True),
        ("seller_name", "Umoya Steel", "Kaap Retail", False),
        ("seller_name", "Umoya Steel", "U", False),
        ("seller_address", "12 Anvil Road, 1401 Germiston", "12 Anvil Road\n1401 Germiston", True),
        ("mrz_lines", ["P<A ", "B"], ["p<a", "B"], True),
    ],
)
def test_what_counts_as_right(field: str, truth: Any, read: Any, same: bool) -> None:
    assert is_same(field, truth, read) is same


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("R 1 234", "1234"),
        ("(12.00)", "-12.00"),
        ("1,234", "1234"),
        ("-", None),
        (None, None),
    ],
)
def test_amounts_as_people_write_them_into_truths(written: object, amount: str | None) -> None:
    assert amount_of(written) == (None if amount is None else Decimal(amount))


def test_remarks_are_not_scored_and_alternates_are_right() -> None:
    truth = {
        "_suspect_fields": ["due_date"],
        "_alternates": {"seller_name": ["Trading Name"]},
        "_sign_insensitive": True,
        "due_date": "2026-01-01",
        "seller_name": "Registered Company",
        "gross_total": "-10.00",
        "no_term_of_ours": "x",
        "po_number": "",
    }
    score = score_document(truth, _output(seller_name="trading name", gross_total="10.00", po_number="9"))
    assert {each.field: each.is_right for each in score.fields} == {"seller_name": True, "gross_total": True}


def test_a_file_of_several_papers_is_scored_by_its_richest() -> None:
    output = {"documents": [{"kind": "other", "fields": {}}, *_output(gross_total="5.00")["documents"]]}
    score = score_document({"gross_total": "5.00", "doc_type": "invoice"}, output)
    assert score.all_right(("gross_total", "doc_type")) is True
    assert score_document({"gross_total": "5.00"}, {"documents": []}).was_found is False


def test_doubt_is_no_value_and_no_error_of_precision() -> None:
    score = score_document({"issue_date": "2026-03-04"}, _output(issue_date={"state": "ambiguous", "candidates": ["2026-03-04"]}))
    tally = Tally("made")
    tally.add(score, pages=1, seconds=0.1, was_kept=False, is_stated=False)
    assert (tally.fields["issue_date"].in_truth, tally.fields["issue_date"].read) == (1, 0)
    assert score.fields[0].state == "ambiguous"


def test_lines_are_paired_one_to_one_by_total_and_description() -> None:
    truth = {"lines": [{"description": "Bolts", "line_total": "5.00"}, {"description": "Nuts", "line_total": "5.00"}, {"quantity": "3"}]}
    read = [
        {"description": "Nuts M8", "line_total": "5.00"},
        {"description": "Carriage", "line_total": "5.00"},
        {"description": "", "quantity": "3"},
    ]
    lines = score_document(truth, _output(read)).lines
    assert lines is not None
    assert (lines.in_truth, lines.read, lines.right) == (3, 3, 2)
    assert [each["description"] for each in lines.missed] == ["Bolts"]
    assert [each["description"] for each in lines.spurious] == ["Carriage"]


def test_an_invoice_of_a_list_is_right_with_its_number_amount_day_and_debtor() -> None:
    row = {"invoice_number": "INV 0091", "issue_date": "2026-03-04", "debtor": "Mabena & Botha Ltd", "amount": "1200.00"}
    good = {"invoice_number": "INV0091", "issue_date": "2026-03-04", "debtor_name": "MABENA & BOTHA LTD", "amount": "1200.00"}
    for read, right in (
        (good, 1),
        ({**good, "amount": "200.00"}, 0),
        ({**good, "invoice_number": "0091"}, 0),
        ({**good, "issue_date": "2026-04-03"}, 0),
        ({**good, "debtor_name": None}, 0),
    ):
        score = score_document({"schedule": [row]}, {"documents": [{"fields": {}, "schedule": [read]}]})
        assert score.listed is not None
        assert (score.listed.right, len(score.listed.missed), len(score.listed.spurious)) == (right, 1 - right, 1 - right)
    unnamed = {name: row[name] for name in ("invoice_number", "amount")}
    score = score_document({"schedule": [unnamed]}, {"documents": [{"fields": {}, "schedule": [good]}]})
    assert score.listed is not None
    assert score.listed.right == 0, "nobody owes where the paper names nobody"


def test_the_table_names_every_field_and_whole_documents() -> None:
    tally = Tally("made")
    truth = {"invoice_number": "1", "due_date": "2026-01-01", "doc_type": "invoice", "lines": [{"line_total": "1.00"}]}
    tally.add(
        score_document(truth, _output([{"line_total": "1.00"}], invoice_number="1")), pages=2, seconds=0.5, was_kept=False, is_stated=False
    )
    told = "\n".join(table(tally, brief=False))
    for words in (
        "due_date",
        "lines",
        "core fully right",
        "1 of 1",
        "every key header field right  0 of 1",
        "kind right",
        "0.250 over 2 pages",
    ):
        assert words in told


def test_an_honest_confidence_has_no_error_and_a_boastful_one_has() -> None:
    honest = [Sample("gross_total", 0.75, index % 4 != 0) for index in range(400)]
    boastful = [Sample("gross_total", 0.95, index % 2 == 0) for index in range(400)]
    assert calibration_error(honest) == pytest.approx(0)
    assert calibration_error(boastful) == pytest.approx(0.45)
    assert [each.count for each in bins_of([*honest, *boastful])] == [400, 400]
    assert diagram([*honest, *boastful]).count("<circle") == 2
    assert "<svg" in diagram([])


def test_what_passes_at_a_target_error_is_chosen_without_the_truth() -> None:
    samples = [Sample("due_date", 0.999, True)] * 90 + [Sample("due_date", 0.95, False)] * 10
    alone, together = accepted_one_by_one(samples, 0.01, of=200), accepted_together(samples, 0.01, of=200)
    assert (alone.accepted, alone.wrong, alone.share) == (90, 0, 0.45)
    assert (together.accepted, together.wrong) == (100, 10)  # ten of 0.05 and ninety of 0.001 are 0.0059 of a hundred
    assert accepted_together([Sample("due_date", 0.5, True)], 0.01, of=1).accepted == 0


def test_readings_without_confidence_and_stated_ones_calibrate_nothing() -> None:
    tally = Tally("made")
    score = score_document({"gross_total": "5.00"}, _output(gross_total={"value": "5.00", "confidence": 1.0}))
    tally.add(score, pages=1, seconds=0.1, was_kept=False, is_stated=True)
    tally.add(score_document({"gross_total": "5.00"}, _output(gross_total="5.00")), pages=1, seconds=0.1, was_kept=False, is_stated=False)
    assert "none of 1 readings of print says how sure it is" in "\n".join(confidence_table(tally, 0.01))
    tally.add(score, pages=1, seconds=0.1, was_kept=False, is_stated=False)
    assert "1 of 2 fields of the truth = 0.500, 0 of them wrong" in "\n".join(confidence_table(tally, 0.01))
