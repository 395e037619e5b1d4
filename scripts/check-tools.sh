#!/usr/bin/env bash
# What needs more than Node, npm and git: the hook as pre-commit runs it, and the form of the shell scripts.
# A tool that is missing is a failure; as root it is installed from Debian first.
set -euo pipefail
cd "$(dirname "$0")/.."

need() {
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2") >/dev/null
  fi
  command -v "$1" >/dev/null || { echo "missing: $1 (Debian package $2)"; exit 1; }
}

need pre-commit pre-commit
need shellcheck shellcheck

shellcheck .ci/run scripts/*.sh
echo 'ok  shell scripts'

[ -f dist/index.d.ts ] || npm run build
bash scripts/check-hook.sh
