"""`python -m tests.fuzz --minutes N [--only NAME ...]`: each harness is fed mutated seeds for that long, guided by the code they reach.

Needs atheris, which is not among the locked packages because it has wheels for few machines only. What makes a harness fail is left in the
findings folder, and belongs into `tests/fuzz/seeds` once it is mended.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.made_seeds import SEEDS, write_seeds

_SLOWEST_SECONDS = 30  # one input that takes so long is a finding
_MEGABYTES = 3072
_LONGEST_INPUT = 60_000


def main() -> int:
    """Runs the harnesses one after the other; 1 where one found something."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5.0, help="for each harness")
    parser.add_argument("--only", nargs="*", default=[], help="only these harnesses")
    parser.add_argument("--corpus", type=Path, help="folder where inputs that reach new code are kept for the next run")
    parser.add_argument("--findings", type=Path, default=Path("out/fuzz"), help="folder for inputs that make a harness fail")
    parser.add_argument("--write-seeds", action="store_true", help="make the seeds anew and stop")
    parser.add_argument("--in-this-process", metavar="NAME", help=argparse.SUPPRESS)
    arguments, rest = parser.parse_known_args()
    if arguments.write_seeds:
        write_seeds()
        return 0
    if importlib.util.find_spec("atheris") is None:
        print("Fuzzing needs atheris, which is installed with: pip install atheris (Linux on x86-64, Python 3.11 to 3.13).")
        return 2
    if arguments.in_this_process:
        _fuzz(arguments.in_this_process, rest)
    return _run_each(arguments)


def _run_each(arguments: argparse.Namespace) -> int:
    names = arguments.only or sorted(path.name for path in SEEDS.iterdir() if path.is_dir())
    arguments.findings.mkdir(parents=True, exist_ok=True)
    failed = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in names:
            corpus = (arguments.corpus or Path(scratch)) / name
            corpus.mkdir(parents=True, exist_ok=True)
            for seed in (SEEDS / name).iterdir():
                shutil.copy(seed, corpus)
            print(f"== {name}", flush=True)
            options = [
                f"-max_total_time={round(arguments.minutes * 60)}",
                f"-timeout={_SLOWEST_SECONDS}",
                f"-rss_limit_mb={_MEGABYTES}",
                f"-max_len={_LONGEST_INPUT}",
                f"-artifact_prefix={arguments.findings.resolve()}/{name}-",
                "-print_final_stats=1",
                "-verbosity=0",
            ]
            command = [sys.executable, "-m", "tests.fuzz", "--in-this-process", name, str(corpus), *options]
            if subprocess.run(command, check=False).returncode:
                failed.append(name)
    print(f"found something: {', '.join(failed)}; see {arguments.findings}" if failed else f"{len(names)} harnesses found nothing")
    return 1 if failed else 0


def _fuzz(name: str, options: list[str]) -> None:
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]  # not among the locked packages

    with atheris.instrument_imports(include=["extractors"]):
        from tests.fuzz.harnesses import HARNESSES

    atheris.Setup([sys.argv[0], *options], HARNESSES[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
