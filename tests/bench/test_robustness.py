"""The benchmark of robustness says of every file what it became, and fails where one crashed, hung or was lost."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bench.robustness import main, outcomes_of
from extractors.limits import Limits
from tests.extractors import xml_invoices


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["robustness", *arguments])
    return main()


def test_each_part_of_a_file_has_a_row_with_its_state() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("invoice.xml", xml_invoices.ubl_invoice())
        archive.writestr("broken.pdf", b"%PDF-1.7 and no more")
    rows = list(outcomes_of(out.getvalue(), "batch.zip", Limits()))
    assert [(row.name, row.state, row.pages, row.kinds) for row in rows] == [
        ("batch.zip", "opened", 0, "2 parts"),
        ("batch.zip > 1 invoice.xml", "read", 1, "invoice"),
        ("batch.zip > 2 broken.pdf", "refused", 0, ""),
    ]
    assert rows[2].problem


def test_a_folder_whose_files_are_all_accounted_for_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xml").write_bytes(xml_invoices.ubl_invoice())
    (tmp_path / "in" / "b.pdf").write_bytes(b"")
    assert _run(monkeypatch, str(tmp_path / "in"), "--json", str(tmp_path / "rows.json")) == 0
    assert "2 files, 2 rows: 1 read, 1 refused" in capsys.readouterr().out
    assert [row["state"] for row in json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))] == ["read", "refused"]


def test_a_file_that_outlives_its_limit_fails_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xml").write_bytes(xml_invoices.ubl_invoice())
    assert _run(monkeypatch, str(tmp_path), "--limit", "0.01") == 1
    assert "HUNG" in capsys.readouterr().out


def test_a_file_that_breaks_the_program_fails_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xml").write_bytes(xml_invoices.ubl_invoice())
    monkeypatch.setattr("bench.robustness.Limits", lambda: replace(Limits(), bytes_per_file="no number"))  # type: ignore[arg-type]
    assert _run(monkeypatch, str(tmp_path), "--limit", "60") == 1
    assert "CRASHED" in capsys.readouterr().out
