"""`bordereau extract`: read documents with no database, one JSON file for each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from api.commands.edge import DEFICIENT, DONE, JSON_OPTION, command, fail, load_settings, say


@command
def extract(
    paths: list[Path] = typer.Argument(..., help="Files, or folders whose documents are meant."),
    out: Path = typer.Option(..., "--out", help="Folder for the JSON files."),
    draw: Path | None = typer.Option(None, "--draw", help="Folder for pictures of the pages with boxes, names and values."),
    jobs: int | None = typer.Option(None, "--jobs", min=1, help="Reading processes; default: one for each core."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Read documents without a database and write one DIR/<stem>.json for each."""
    from api.services import reading_limits
    from extractors.run import extract_paths

    settings = load_settings()
    gone = [path for path in paths if not path.exists()]
    if gone:
        fail(f"There is no {gone[0]}.", "Give files or folders that exist.")
    report: Any = extract_paths(paths, out, reading_limits(settings), jobs=jobs or settings.workers, draw_dir=draw)
    say(report_plain(report), as_json=as_json, words=lambda: report_words(report, out, draw))
    raise typer.Exit(DEFICIENT if report.problems else DONE)


def report_plain(report: Any) -> dict[str, Any]:
    """What was written, drawn, skipped and could not be read."""
    return {
        "written": [str(path) for path in report.written],
        "skipped": [{"source": str(source), "reason": reason} for source, reason in report.skipped],
        "problems": [{"source": str(source), "reason": reason} for source, reason in report.problems],
        "drawn": [str(path) for path in report.drawn],
        "not_drawn": [{"source": str(source), "reason": reason} for source, reason in report.not_drawn],
    }


def report_words(report: Any, out: Path, draw: Path | None = None) -> str:
    lines = [f"{len(report.written)} files read into {out}."]
    if draw is not None:
        lines.append(f"{len(report.drawn)} pages drawn into {draw}.")
        lines += [f"not drawn  {source}: {reason}" for source, reason in report.not_drawn]
    lines += [f"skipped  {source}: {reason}" for source, reason in report.skipped]
    lines += [f"PROBLEM  {source}: {reason}" for source, reason in report.problems]
    return "\n".join(lines)
