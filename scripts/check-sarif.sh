#!/usr/bin/env bash
# Stored SARIF reports as the multitool of the standard's own authors takes them, which looks further than the schema. Errors fail;
# what it would like besides (numbers for rules, addresses that answer) does not. `check-sarif.sh FOLDER`: where it may be installed.
set -euo pipefail
cd "$(dirname "$0")/.."

[ "$(uname -sm)" = 'Linux x86_64' ] || { echo '--  SARIF multitool: not for this machine'; exit 0; }
npm install --silent --no-save --ignore-scripts --prefix "$1/multitool" @microsoft/sarif-multitool-linux@5.7.0 >/dev/null
tool="$1/multitool/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
chmod u+x "$tool"
for file in fixtures/reports/*.sarif; do
  said="$(DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$tool" validate "$file" --output "$1/said.sarif" --log ForceOverwrite 2>&1)" || true
  grep -q '^Analysis completed successfully' <<<"$said" || { printf '%s\n' "$said"; exit 1; }
  if grep -E ': error ' <<<"$said"; then
    echo "FAILED  $file"
    exit 1
  fi
done
echo 'ok  SARIF reports'
