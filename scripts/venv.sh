#!/bin/sh
# Make .venv; on Debian and Ubuntu the venv module is a package of its own.
set -eu
python=$1
run_as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
[ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 && exit 0
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $("$python" --version) was found." >&2; exit 1; }
if ! "$python" -c 'import ensurepip' >/dev/null 2>&1; then
  echo "The venv module is missing; installing python3-venv …"
  run_as_root apt-get update -qq
  run_as_root apt-get install -y -qq python3-venv >/dev/null
fi
rm -rf .venv
"$python" -m venv .venv
