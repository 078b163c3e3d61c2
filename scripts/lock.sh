#!/bin/sh
# Pin every package with its hashes; no address of an index may stand in the files.
set -eu
"$1" -m venv build/lock
build/lock/bin/pip install --quiet pip-tools
for name in requirements requirements-dev requirements-bench; do
  build/lock/bin/pip-compile --quiet --generate-hashes --strip-extras --no-header \
    --no-emit-index-url --no-emit-find-links --no-emit-options -o "$name.txt" "$name.in"
done
