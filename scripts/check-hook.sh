#!/usr/bin/env bash
# The hook as pre-commit runs it, on a repository with a bad and a good template, a bad Terraform root and an unrelated YAML file:
# installed from a release's tag without any network, and from a plain checkout. Needs pre-commit and a built dist/.
set -euo pipefail
cd "$(dirname "$0")/.."

project="$PWD"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export PRE_COMMIT_HOME="$folder/.cache"

# A release as a repository of its own; the tag never gets into this one.
release="$folder/release.git"
commit="$(node_modules/.bin/tsx scripts/release-commit.ts)"
git init -q --bare "$release"
realpath "$(git rev-parse --git-common-dir)/objects" >"$release/objects/info/alternates"
git -C "$release" tag v0.0.0 "$commit"

mkdir -p "$folder/user/root" "$folder/user/modules/net"
cd "$folder/user"
git init -q .
cp "$project"/fixtures/projects/hook/*.yaml .
cp "$project"/fixtures/projects/hook/root/*.tf root
cp "$project"/fixtures/projects/hook/modules/net/*.tf modules/net
git add .

offline=()
if unshare -rn true 2>/dev/null; then offline=(unshare -rn); fi

# hook REPOSITORY TAG HOOK FILE…: what it prints goes to $output, its status to $status.
hook() {
  local ref=()
  [ "$2" = - ] || ref=(--ref "$2")
  status=0
  output="$("${isolated[@]}" pre-commit try-repo "$1" "$3" "${ref[@]}" --verbose --color never --files "${@:4}" 2>&1)" || status=$?
}

fail() {
  printf '%s\nFAILED  %s\n' "$output" "$1"
  exit 1
}

isolated=("${offline[@]}")
start="$SECONDS"
hook "$release" v0.0.0 vpclint bad.yaml good.yaml root/main.tf unrelated.yaml
[ "$status" != 0 ] || fail 'the hook passed faults'
grep -q '^bad.yaml:[0-9:]*  error' <<<"$output" || fail 'the bad template has no finding'
grep -q '^modules/net/main.tf:[0-9:]*  error' <<<"$output" || fail 'the bad root has no finding'
! grep -q '^\(good\|unrelated\).yaml' <<<"$output" || fail 'something was said of files without a fault'
echo "ok  hook from a release${offline:+, without a network}: installed and run in $((SECONDS - start)) s"

hook "$release" v0.0.0 vpclint good.yaml unrelated.yaml root/outputs.tf
[ "$status" = 0 ] || fail 'files without a part in a fault failed'
hook "$release" v0.0.0 vpclint unrelated.yaml
[ "$status" = 0 ] || fail 'an unrelated file failed'
hook "$release" v0.0.0 vpclint modules/net/main.tf
[ "$status" != 0 ] || fail 'a shared module was not judged in its root'
hook "$release" v0.0.0 vpclint-terraform bad.yaml
grep -q 'no files to check' <<<"$output" || fail 'the Terraform hook was given a template'
hook "$release" v0.0.0 vpclint-cloudformation bad.yaml root/main.tf
grep -q '^bad.yaml' <<<"$output" || fail 'the CloudFormation hook found nothing'
echo 'ok  hook tells only of what changed'

best=99
for _ in 1 2 3 4 5; do
  hook "$release" v0.0.0 vpclint good.yaml
  took="$(sed -n 's/^- duration: \([0-9.]*\)s$/\1/p' <<<"$output")"
  best="$(printf '%s\n%s\n' "$best" "$took" | sort -n | head -1)"
done
# Half a second on a machine at rest; the bound leaves room for one that is busy.
awk -v took="$best" 'BEGIN { exit !(took < 3) }' || fail "one file took $best s"
echo "ok  hook takes $best s for one file, once installed"

# A plain checkout has no dist/: npm makes it while it installs, for which it needs the registry.
isolated=()
hook "$project" - vpclint bad.yaml
grep -q '^bad.yaml:[0-9:]*  error' <<<"$output" || fail 'the hook from a plain checkout did not lint'
echo 'ok  hook from a plain checkout'
