#!/usr/bin/env bash
# Runs the platform's tests on a private PostgreSQL: made for this run in a temporary folder,
# reached through a socket in it alone, and gone afterwards. Of the tests, those that ask a
# database; what pages look like and load was looked at on SQLite (scripts/test.sh), and
# tests/web/test_access_matrix.py opens every page here too.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/system.sh
TESTS=(tests/apps tests/web tests/promises tests/journeys tests/project)

programs=$(find_postgresql) || { install_debian postgresql && programs=$(find_postgresql); } || {
  echo "No PostgreSQL server programs: install postgresql 15 or newer to run these tests." >&2
  exit 1
}
cluster=$(mktemp -d /tmp/ordvern-pg.XXXXXX)
as_owner=()
if [ "$(id -u)" = 0 ]; then  # PostgreSQL refuses to run as root
  chown postgres "$cluster"
  as_owner=(runuser -u postgres --)
fi

stop() {
  "${as_owner[@]}" "$programs/pg_ctl" -D "$cluster/data" -m immediate -s stop || true
  rm -rf "$cluster" "$TMPDIR"
}
TMPDIR=$(folder_for_tests)
export TMPDIR
trap stop EXIT

cd "$cluster"
"${as_owner[@]}" "$programs/initdb" -D "$cluster/data" -U ordvern -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
"${as_owner[@]}" "$programs/pg_ctl" -D "$cluster/data" -w -s -l "$cluster/log" start \
  -o "-c listen_addresses='' -c unix_socket_directories=$cluster -c unix_socket_permissions=0777 -c fsync=off"
chmod 755 "$cluster"
cd - >/dev/null

export DATABASE_URL="postgresql://ordvern@/ordvern?host=$cluster"
existing=()
for folder in "${TESTS[@]}"; do if [ -d "$folder" ]; then existing+=("$folder"); fi; done
"${VENV:-.venv}/bin/python" -m pytest -n "${WORKERS:-2}" \
  -m "database and not looks" "${existing[@]}" "$@"
