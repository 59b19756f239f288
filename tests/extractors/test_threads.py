"""A worker has one core: what reads a page must not take a second one for sums that are done sooner alone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_ASKED = "import {}; from threadpoolctl import threadpool_info; print({{each['num_threads'] for each in threadpool_info()}})"


@pytest.mark.parametrize("module", ["extractors.extraction", "extractors.__main__", "api.worker"])
def test_a_process_that_reads_pages_multiplies_matrices_with_one_thread(module: str) -> None:
    others = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    told = subprocess.run([sys.executable, "-c", _ASKED.format(f"{module}, numpy")], env=others, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "{1}"
