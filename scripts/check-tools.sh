#!/usr/bin/env bash
# What needs more than Node, npm and git: the hook as pre-commit runs it, stored reports as their readers take them, the form of
# shell scripts, workflows and the Dockerfile, the executable. Two tools come from npm when they are run: the registry is needed.
# A tool that is missing is a failure; as root it is installed from Debian first.
set -euo pipefail
cd "$(dirname "$0")/.."

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

need() {
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2") >/dev/null
  fi
  command -v "$1" >/dev/null || { echo "missing: $1 (Debian package $2)"; exit 1; }
}

need pre-commit pre-commit
need shellcheck shellcheck
need chromium chromium
need xmllint libxml2-utils
need cmark-gfm cmark-gfm

shellcheck .ci/run scripts/*.sh
echo 'ok  shell scripts'

for file in .github/workflows/*.yml; do node_modules/.bin/action-validator "$file"; done
# Its schema is older than the runtime that the Action names.
sed 's/using: node24/using: node20/' action.yml >"$folder/action.yml"
node_modules/.bin/action-validator "$folder/action.yml"
npx --yes dockerfilelint@1.8.0 Dockerfile >"$folder/dockerfile.txt" || { cat "$folder/dockerfile.txt"; exit 1; }
echo 'ok  workflows, Action and Dockerfile'

xmllint --noout fixtures/reports/*.xml
xmllint --noout --schema fixtures/schemas/junit.xsd fixtures/reports/*.junit.xml 2>/dev/null
echo 'ok  XML reports'

bash scripts/check-sarif.sh "$folder"

# No report brings an image, a script or an element of its own; links go to https only.
for file in fixtures/reports/*.md; do
  rendered="$(cmark-gfm --unsafe -e table -e autolink -e tagfilter "$file")"
  if grep -qiE '<(img|script|iframe|style|form|input|svg|object)|href="(http:|javascript:|data:)|="on[a-z]+' <<<"$rendered"; then
    echo "FAILED  $file renders as more than text"
    exit 1
  fi
done
echo 'ok  Markdown reports'

node_modules/.bin/tsx scripts/check-page.ts chromium

bash scripts/check-executable.sh "$folder"

[ -f dist/index.d.ts ] || npm run build
bash scripts/check-hook.sh
