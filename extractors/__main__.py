"""`python -m extractors PATH... --out DIR [--jobs N]`: read documents as a library would, with nothing but this folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from extractors.run import extract_paths


def main() -> int:
    """Reads the files named on the command line; 0 where all were read, 1 where one had a problem."""
    parser = argparse.ArgumentParser(prog="python -m extractors", description="Read documents; one DIR/<stem>.json for each input file.")
    parser.add_argument("paths", nargs="+", type=Path, help="files, or folders whose documents are meant")
    parser.add_argument("--out", required=True, type=Path, help="folder for the JSON files")
    parser.add_argument("--draw", type=Path, help="folder for pictures of the pages with boxes, names and values")
    parser.add_argument("--jobs", type=int, default=1, help="files read side by side")
    arguments = parser.parse_args()
    run = extract_paths(arguments.paths, arguments.out, jobs=arguments.jobs, draw_dir=arguments.draw)
    lines = [f"{len(run.written)} files read into {arguments.out}."]
    if arguments.draw is not None:
        lines.append(f"{len(run.drawn)} pages drawn into {arguments.draw}.")
        lines += [f"not drawn  {path}: {reason}" for path, reason in run.not_drawn]
    lines += [f"skipped  {path}: {reason}" for path, reason in run.skipped]
    lines += [f"PROBLEM  {path}: {reason}" for path, reason in run.problems]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if run.problems else 0


if __name__ == "__main__":
    sys.exit(main())
