#!/usr/bin/env bash
# Measures beside the peers, in an environment of its own because the peers are large.
# `bench.sh detection` measures one part only. Results: bench/results/*.json
# All parts run, also after one that fails (for lack of data beside the checkout, say).
set -euo pipefail
cd "$(dirname "$0")/.."
export VENV=build/bench-venv
scripts/setup.sh bench
export PYTHONPATH=$PWD PYTHONDONTWRITEBYTECODE=1  # parts call one another as `bench.part`
failed=()
for part in ${@:-$(grep -l '^if __name__ == "__main__":' bench/*.py)}; do
  name=$(basename "$part" .py)
  echo "== $name"
  "$VENV/bin/python" "bench/$name.py" || failed+=("$name")
done
if [ ${#failed[@]} -gt 0 ]; then echo "Failed: ${failed[*]}"; exit 1; fi
