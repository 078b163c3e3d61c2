#!/bin/sh
# Have a browser for the tests: CHROME_PATH, chromium, google-chrome; else install one.
set -eu
python=$1
run_as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
[ -n "${CHROME_PATH:-}" ] && [ -x "$CHROME_PATH" ] && exit 0
command -v chromium >/dev/null 2>&1 && exit 0
command -v google-chrome >/dev/null 2>&1 && exit 0
if [ -f /etc/debian_version ] && ! grep -qi '^ID=ubuntu' /etc/os-release; then
  echo "No browser was found; installing Chromium …"
  run_as_root apt-get update -qq
  run_as_root apt-get install -y -qq chromium >/dev/null
else
  echo "No browser was found; installing Playwright's Chromium …"
  "$python" -m playwright install --with-deps chromium
fi
