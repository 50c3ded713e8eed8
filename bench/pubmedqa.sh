#!/usr/bin/env bash
# Puts the questions of PubMedQA to their own abstracts and to the articles here: bench/pubmedqa.sh ori_pqal.json
# The file is that of https://github.com/pubmedqa/pubmedqa (MIT), which you have to fetch; needs Node.js.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -ne 1 ] || [ ! -f "$1" ]; then echo "usage: bench/pubmedqa.sh ori_pqal.json" >&2; exit 2; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
imprimatur=$here/../imprimatur

# Builds a content root; what its articles lack is not asked here.
built() {
  "$imprimatur" build --root "$1" --out "$2" --as-of 2026-06-01 --quiet >"$work/said" 2>&1 || [ $? -eq 1 ] || { cat "$work/said" >&2; exit 1; }
}

asked() {
  "$imprimatur" evaluate --ask --include-pending --json --root "$1" --out "$2" --queries "$work/queries.tsv" --qrels "$3"
}

printf '%-34s %8s %8s %10s\n' questions answered right share
for conclusions in conclusions none; do
  root=$work/$conclusions
  node "$here/pubmedqa.mjs" make "$1" "$root" "$conclusions"
  mkdir -p "$root/references"
  cp "$here/../references/synonyms.txt" "$root/references/"
  built "$root" "$root/output"
  cp "$root/queries.tsv" "$work/queries.tsv"
  node "$here/pubmedqa.mjs" judge "$root"
  name="own abstracts"
  if [ "$conclusions" = none ]; then name="own abstracts without conclusions"; fi
  asked "$root" "$root/output" "$root/claims.qrels" | node "$here/pubmedqa.mjs" print "$name"
done
built "$here/.." "$work/here"
: >"$work/none.qrels"
asked "$here/.." "$work/here" "$work/none.qrels" | node "$here/pubmedqa.mjs" print "other articles (all wrong)"
