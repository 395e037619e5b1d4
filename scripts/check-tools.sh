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

shellcheck .ci/run scripts/check-tools.sh
echo 'ok  shell scripts'

# The hook lints a repository of its own: the bundled example, which has a finding.
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
project="$PWD"
cp fixtures/projects/shop/*.tf "$folder"
cd "$folder"
git init -q .
git add .
if output="$(PRE_COMMIT_HOME="$folder/.pre-commit" pre-commit try-repo "$project" vpclint --all-files 2>&1)"; then
  echo "$output"
  echo 'FAILED  the hook found nothing in the example'
  exit 1
fi
grep -q 'private-dns-hides-public-api' <<<"$output" || { echo "$output"; echo 'FAILED  the hook did not lint'; exit 1; }
echo 'ok  pre-commit hook'
