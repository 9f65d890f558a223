#!/bin/sh
# Sets up what is missing and runs every check:  sh packaging/test.sh [arguments of pytest]
set -eu
. "$(dirname -- "$0")/python.sh"
"$python" "$root/packaging/environment.py" dev
cd "$root"
bin=$root/.venv/bin
QT_QPA_PLATFORM=offscreen
export QT_QPA_PLATFORM
# many tests start the program: without byte code each of them would compile it anew
unset PYTHONDONTWRITEBYTECODE
echo "== format"
"$bin/ruff" format --check .
echo "== lint"
"$bin/ruff" check .
echo "== types"
"$bin/mypy"
echo "== layers"
"$bin/lint-imports"
echo "== tests"
# all of them on every processor, a module each; with arguments as pytest does
[ $# -gt 0 ] || set -- -n auto --maxprocesses 4 --dist loadfile
exec "$bin/python" -m pytest "$@"
