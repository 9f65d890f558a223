#!/bin/sh
# Builds the documentation as a site:  sh packaging/docs.sh [FOLDER]
# The first run downloads the locked generator into build/docs-venv; later runs need no
# network. A broken link, a missing picture, a page that no list names: each is an error.
set -eu
. "$(dirname -- "$0")/python.sh"
cd "$root"
out=${1:-build/docs}
venv=build/docs-venv
lock=packaging/requirements-docs.txt
if ! cmp -s "$lock" "$venv/installed.txt"; then
    rm -rf "$venv"
    "$python" -m venv "$venv"
    install="$venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:"
    $install -r packaging/requirements-pip.txt
    $install -r "$lock"
    cp "$lock" "$venv/installed.txt"
fi
rm -rf "$out"
# version and list of pages are those of the program
PYTHONPATH=$root/app:$root/resources
export PYTHONPATH
"$venv/bin/python" -m sphinx --quiet --nitpicky --fail-on-warning --keep-going --fresh-env \
    --conf-dir docs/site --doctree-dir build/docs-trees --builder html docs "$out"
echo "$out/index.html"
