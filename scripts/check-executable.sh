#!/usr/bin/env bash
# The single executable, where no Node.js is: it must say what the command says. `check-executable.sh FOLDER`: where it may be made.
set -euo pipefail
cd "$(dirname "$0")/.."

node_modules/.bin/tsx scripts/executable.ts "$1/vpclint"
alone() { env -i PATH=/nonexistent LANG=C.UTF-8 "$1/vpclint" "${@:2}"; }

[ "$(alone "$1" --version)" = "vpclint $(node -p 'require("./package.json").version')" ] || { echo 'FAILED  --version'; exit 1; }
status=0
alone "$1" --format json fixtures/projects/shop >"$1/alone.json" || status=$?
[ "$status" = 1 ] || { echo "FAILED  exit status $status"; exit 1; }
node_modules/.bin/tsx scripts/run.ts --format json fixtures/projects/shop >"$1/expected.json" || true
cmp "$1/alone.json" "$1/expected.json"
alone "$1" - <fixtures/plans/secrets/plan.json >"$1/plan.txt" || true
grep -q '^Read 1 plan' "$1/plan.txt"
alone "$1" demo >/dev/null || [ $? = 1 ]
echo 'ok  executable'
