#!/usr/bin/env bash
# Measures beside the peers, in an environment of its own because the peers are large.
# `bench.sh detection` measures one part only. Results: bench/results/*.json
set -euo pipefail
cd "$(dirname "$0")/.."
export VENV=build/bench-venv
scripts/setup.sh bench
for part in ${@:-$(ls bench/*.py | grep -v __init__)}; do
  echo "== $(basename "$part" .py)"
  "$VENV/bin/python" "bench/$(basename "$part" .py).py"
done
