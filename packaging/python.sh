# Sourced by run.sh and test.sh: sets $root and $python (3.11 or later).
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
python=
for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ] && command -v uv >/dev/null 2>&1; then
    python=$(uv python find '>=3.11' 2>/dev/null || { uv python install 3.12 >&2 && uv python find 3.12; })
fi
if [ -z "$python" ]; then
    echo "Dosiscope needs Python 3.11 or later (on Debian: apt-get install python3 python3-venv)." >&2
    exit 2
fi
