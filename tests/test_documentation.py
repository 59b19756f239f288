"""A setting or command that nobody wrote down does not exist for an operator, so these fail where one is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from api.cli import app
from api.settings import Settings, setting_name

ROOT = Path(__file__).parent.parent
OPERATORS = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")


def command_names() -> list[str]:
    group = typer.main.get_command(app)
    names = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        names += [f"{name} {each}" for each in inner] if inner else [name]
    return names


@pytest.mark.parametrize("field_name", list(Settings.model_fields))
def test_every_setting_is_documented_with_what_it_decides(field_name: str) -> None:
    row = next((line for line in OPERATORS.splitlines() if line.startswith(f"| `{setting_name(field_name)}` |")), None)
    assert row is not None, f"docs/operators.md does not list {setting_name(field_name)}"
    assert Settings.model_fields[field_name].description in row
    default = Settings.model_fields[field_name].default
    if isinstance(default, int | Path) or (isinstance(default, str) and default):
        assert f"`{str(default).lower() if isinstance(default, bool) else default}`" in row


def test_no_setting_is_documented_that_is_not_there() -> None:
    known = {setting_name(each) for each in Settings.model_fields} | {"BORDEREAU_SETTINGS_FILE", "BORDEREAU_WORKER_MEMORY"}
    written = set()
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        written |= set(re.findall(r"BORDEREAU_[A-Z_]*[A-Z]", path.read_text(encoding="utf-8")))
    assert {name.removesuffix("_FILE") if name.removesuffix("_FILE") in known else name for name in written} <= known


@pytest.mark.parametrize("name", command_names())
def test_every_command_is_documented(name: str) -> None:
    assert f"| `bordereau {name}" in OPERATORS


def test_no_command_is_documented_that_is_not_there() -> None:
    documented = {each.split()[0] for each in re.findall(r"^\| `bordereau ([a-z][a-z -]*)", OPERATORS, re.MULTILINE)}
    assert documented == {name.split()[0] for name in command_names()}


def test_only_the_settings_read_the_environment() -> None:
    """`os.environ.setdefault` for a library's own switch is no setting of ours; reading is."""
    reading = re.compile(r"os\.environ(?!\.setdefault)|os\.getenv|environ\[|environ\.get")
    readers = []
    for folder in ("api", "intake", "storage", "verification", "extractors"):
        for path in (ROOT / folder).rglob("*.py"):
            if reading.search(path.read_text(encoding="utf-8")):
                readers.append(str(path.relative_to(ROOT)))
    assert readers == ["api/settings.py"]


def test_every_decision_names_its_enforcer() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert len(records) >= 11
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert re.search(r"tests/|make check|mypy|requirements", text), f"{path.name} does not name the test or check that holds it"
        assert len(text.splitlines()) < 80, f"{path.name} is longer than a page"
    numbers = [path.name[:4] for path in records]
    assert len(numbers) == len(set(numbers))


def test_links_between_documents_lead_somewhere() -> None:
    for path in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:"):
                assert (path.parent / target).exists(), f"{path.name} points to {target}"
