#!/usr/bin/env bash
# Prints the first Python on this machine that starts, is a version we support and can make environments.
set -euo pipefail
for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
  if "$candidate" -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    echo "$candidate"
    exit 0
  fi
done
echo "Python 3.11, 3.12 or 3.13 with its venv module is needed and was not found." >&2
exit 1
