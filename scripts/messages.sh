#!/usr/bin/env bash
# Collects the texts to translate into the catalogues; `ui` has catalogues of its own.
set -euo pipefail
cd "$(dirname "$0")/../src/ordvern"
python=$(cd ../.. && cd "$(dirname "${VENV:-.venv}/bin/python")" && pwd)/python
if ! command -v xgettext >/dev/null; then
  echo "xgettext is missing: on Debian and Ubuntu, apt install gettext" >&2
  exit 1
fi
mkdir -p locale
"$python" ../../manage.py makemessages -l nb -l nn --no-wrap --add-location file -v 0
"$python" ../../scripts/compile_messages.py
