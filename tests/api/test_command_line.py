"""The command line keeps its promises: exit codes 0, 1 and 2, JSON on standard output alone, and a sentence instead of a traceback."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from api.sample.batches import clean_batch
from api.sample.book import make_book

BOOK = make_book(datetime.now(UTC).date())


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command on an installation of its own."""
    monkeypatch.setenv("BORDEREAU_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BORDEREAU_SETTINGS_FILE", str(tmp_path / "none.env"))
    for name in ("DATABASE_URL", "BLOB_URL", "BROKER_URL"):
        monkeypatch.delenv(f"BORDEREAU_{name}", raising=False)
    runner = CliRunner()

    def invoke(*arguments: object) -> Result:
        return runner.invoke(app, [str(each) for each in arguments])

    return invoke


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The sample book as CSV files."""
    folder = tmp_path / "book"
    folder.mkdir()
    for kind, content in BOOK.files().items():
        (folder / f"{kind}.csv").write_bytes(content)
    return folder


def load(run: Any, files: Path) -> None:
    for kind in BOOK.files():
        done = run("import", kind, files / f"{kind}.csv")
        assert done.exit_code == 0, done.output


def test_the_book_is_imported_and_importing_it_again_changes_nothing(run: Any, files: Path) -> None:
    load(run, files)
    load(run, files)
    assert "0 open" not in run("queue").stdout


def test_a_bad_row_is_named_with_its_line_and_nothing_is_taken(run: Any, files: Path) -> None:
    path = files / "clients.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    rows[2] = rows[2].replace("0.75", "seven")
    path.write_text("\n".join(rows), encoding="utf-8")
    done = run("import", "clients", path, "--json")
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert report["imported"] == 0
    assert [each["line"] for each in report["problems"]] == [3]


def test_wrong_usage_is_2_with_a_sentence(run: Any, files: Path, tmp_path: Path) -> None:
    for arguments in (
        ("import", "cows", files / "clients.csv"),
        ("import", "clients", tmp_path / "nowhere.csv"),
        ("extract", tmp_path / "nowhere.pdf", "--out", tmp_path / "out"),
        ("submit", tmp_path / "nowhere.pdf", "--client", "C001"),
        ("user", "add", "a@b.example", "--name", "A", "--role", "king"),
        ("restore", tmp_path / "nowhere.tar"),
        ("relay",),
    ):
        done = run(*arguments)
        assert done.exit_code == 2, arguments
        assert done.stderr.strip()
        assert "Traceback" not in done.output


def test_a_setting_that_makes_no_sense_is_named(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDEREAU_WEB_PORT", "eighty")
    done = run("queue")
    assert done.exit_code == 2
    assert "BORDEREAU_WEB_PORT" in done.stderr


def test_a_user_is_let_in_once_and_gets_links(run: Any) -> None:
    added = run("user", "add", "Ann@Factor.example", "--name", "Ann", "--role", "assistant", "--json")
    assert added.exit_code == 0, added.output
    assert "/sign-in/once?token=" in json.loads(added.stdout)["sign_in"]
    assert run("user", "add", "ann@factor.example", "--name", "Ann", "--role", "assistant").exit_code == 1
    assert "/sign-in/once?token=" in run("sign-in", "ann@factor.example").stdout
    assert run("sign-in", "nobody@factor.example").exit_code == 1


def test_doctor_looks_and_makes_nothing(run: Any, tmp_path: Path) -> None:
    done = run("doctor", "--json")
    subjects = {each["subject"]: each["well"] for each in json.loads(done.stdout)}
    assert subjects["Database"] is True
    assert not (tmp_path / "data").exists()


def test_doctor_says_what_is_away(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDEREAU_BROKER_URL", "amqp://guest:guest@127.0.0.1:1//")
    done = run("doctor")
    assert done.exit_code == 1
    assert "BAD  Broker" in done.stdout


def test_a_submission_without_a_client_is_asked_for_one(run: Any, files: Path) -> None:
    load(run, files)
    invoice = files / "invoice.pdf"
    invoice.write_bytes(clean_batch(BOOK).documents[1].content)
    done = run("submit", invoice)
    assert done.exit_code == 2
    assert "--client" in done.stderr
    assert run("submit", invoice, "--client", "C999").exit_code == 1


@pytest.mark.slow
def test_a_mail_submitted_with_wait_prints_its_complete_package(run: Any, files: Path, tmp_path: Path) -> None:
    load(run, files)
    mail = tmp_path / "clean.eml"
    mail.write_bytes(clean_batch(BOOK).mail("intake@witpeer.example").as_bytes())
    done = run("submit", mail, "--wait", "--json")
    assert done.exit_code == 0, done.output
    package = json.loads(done.stdout)
    assert package["state"] == "complete"
    assert package["client"] == "C001"
    shown = run("package", "show", package["id"], "--json")
    assert json.loads(shown.stdout)["receivables"] == package["receivables"]
    assert [each["id"] for each in json.loads(run("queue", "--json").stdout)["packages"]] == [package["id"]]
    archive = tmp_path / "all.tar"
    assert run("backup", archive).exit_code == 0
    assert run("backup", archive).exit_code == 1


@pytest.mark.slow
def test_a_folder_submitted_skips_what_is_no_document_and_a_deficient_package_is_1(run: Any, files: Path, tmp_path: Path) -> None:
    load(run, files)
    folder = tmp_path / "batch"
    (folder / "deeper").mkdir(parents=True)
    (folder / "deeper" / "invoice.pdf").write_bytes(clean_batch(BOOK).documents[1].content)
    (folder / "truth.json").write_text('{"a": 1}', encoding="utf-8")
    done = run("submit", folder, "--client", "C001", "--wait", "--json")
    assert done.exit_code == 1
    package = json.loads(done.stdout)
    assert package["state"] == "deficient"
    assert package["submission"]["skipped"][0]["source"].endswith("truth.json")
    assert "DOC-03" in {each["check_code"] for each in package["receivables"][0]["findings"]}


@pytest.mark.slow
def test_extract_needs_no_installation(run: Any, tmp_path: Path) -> None:
    invoice = tmp_path / "invoice.pdf"
    invoice.write_bytes(clean_batch(BOOK).documents[1].content)
    done = run("extract", invoice, "--out", tmp_path / "out", "--json")
    assert done.exit_code == 0, done.output
    written = json.loads((tmp_path / "out" / "invoice.json").read_text(encoding="utf-8"))
    assert written["documents"][0]["fields"]["invoice_number"]["value"] == "RB1207"
    assert not (tmp_path / "data").exists()


def test_the_sample_can_be_written_as_files(run: Any, tmp_path: Path) -> None:
    done = run("sample", "write", tmp_path / "sample", "--json")
    assert done.exit_code == 0
    assert (tmp_path / "sample" / "clients.csv").read_bytes() == BOOK.files()["clients"]
    assert (tmp_path / "sample" / "clean.eml").stat().st_size > 100_000


def test_the_sample_is_loaded_twice_without_harm(run: Any) -> None:
    for _ in range(2):
        done = run("sample", "load", "--json")
        assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["imported"]["clients"] == 5


def test_two_factors_compare_their_books(run: Any, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(run, files)
    key, book = tmp_path / "key", tmp_path / "ours.pledges"
    assert run("pledges", "key", key).exit_code == 0
    assert key.stat().st_mode & 0o077 == 0
    again = run("pledges", "key", key)
    assert (again.exit_code, again.stdout) == (2, "")
    assert json.loads(run("pledges", "export", book, "--key-file", key, "--json").stdout)["marks"] > 0
    own = run("pledges", "load", book, "--partner", "Northgate", "--key-file", key)
    assert own.exit_code == 1
    assert "your own book" in own.stderr
    assert run("pledges", "load", tmp_path / "none", "--partner", "Northgate", "--key-file", key).exit_code == 2
    monkeypatch.setenv("BORDEREAU_DATA", str(tmp_path / "partner"))
    loaded = run("pledges", "load", book, "--partner", "Northgate", "--key-file", key, "--json")
    assert json.loads(loaded.stdout)["marks"] == book.read_bytes().count(b"\n") - 1
    assert "Northgate" in run("pledges", "list").stdout
    assert run("pledges", "forget", "Northgate").exit_code == 0
    assert run("pledges", "list").stdout == "No book is loaded.\n"
