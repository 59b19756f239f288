"""The benchmark of accuracy on a folder of papers that the project draws: tables, a gallery of misses, and a part that is not looked at."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from api.sample.batches import clean_batch
from api.sample.book import make_book
from bench.accuracy import main
from bench.truths import LabelledDocument, labelled_documents

INVOICE = next(each for each in clean_batch(make_book(date(2026, 11, 20))).documents if each.filename.startswith("invoice-"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dataset = tmp_path / "papers" / "made"
    dataset.mkdir(parents=True)
    truth = {str(term): value for term, value in INVOICE.truth.fields.items()}
    for stem, changes in (("right", {}), ("wrong", {"gross_total": "1.23", "seller_name": "Nobody <b> Ltd"})):
        (dataset / f"{stem}.pdf").write_bytes(INVOICE.content)
        told = truth | changes | {"doc_type": "invoice", "_boxes": {"gross_total": {"page": 1, "box": [50, 60, 90, 70]}}}
        (dataset / f"{stem}.json").write_text(json.dumps(told), encoding="utf-8")
    (dataset / "remark.json").write_text("[]", encoding="utf-8")
    return tmp_path / "papers"


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["accuracy", *arguments])
    return main()


def test_the_misses_are_listed_and_shown_on_their_pages(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gallery, figures = tmp_path / "gallery", tmp_path / "figures.json"
    code = _run(
        monkeypatch, str(folder), "--misses", "9", "--gallery", str(gallery), "--json", str(figures), "--cache", str(tmp_path / "kept")
    )
    told = capsys.readouterr().out
    assert code == 0
    assert "=== made: 2 documents" in told
    assert "miss made/wrong.pdf | gross_total | truth: 1.23" in told
    assert "made/right.pdf" not in told
    (made,) = json.loads(figures.read_text(encoding="utf-8"))
    assert made["fields"]["gross_total"]["f1"] == 0.5
    page = (gallery / "index.html").read_text(encoding="utf-8")
    assert "Nobody &lt;b&gt; Ltd" in page
    assert "http" not in page
    assert [path.name for path in (gallery / "pages").iterdir()] == ["made-wrong.pdf-1.webp"]
    assert _run(monkeypatch, str(folder), "--cache", str(tmp_path / "kept")) == 0
    assert "2 of 2 documents had been read before" in capsys.readouterr().out
    next((tmp_path / "kept" / "made").glob("wrong.pdf.*")).write_bytes(b"from an older program")
    assert _run(monkeypatch, str(folder), "--cache", str(tmp_path / "kept")) == 0
    assert "1 of 2 documents had been read before" in capsys.readouterr().out


def test_vendors_held_back_are_measured_and_not_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, str(folder), "--misses", "9", "--hold-back", "1") == 0
    told = capsys.readouterr().out
    assert "made (held back: one vendor in 1): 2 documents" in told
    assert "miss" not in told


def test_one_vendor_is_never_on_both_sides() -> None:
    sides = {
        LabelledDocument("a", Path(f"{n}.pdf"), {"seller_name": name}).is_held_back(3) for n, name in enumerate(("Köln AG", "KOLN, AG"))
    }
    assert len(sides) == 1


def test_a_folder_without_folders_is_one_data_set(folder: Path) -> None:
    assert [each.name for each in labelled_documents(folder / "made")] == ["made/right.pdf", "made/wrong.pdf"]
