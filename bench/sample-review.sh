#!/usr/bin/env bash
# SAMPLE DATA: takes articles of this repository through the review path, signed by sample people.
#
# Each run makes new keys in a temporary folder, writes their public halves into imprimatur.yaml and
# throws the private halves away, so nobody can sign as a sample person afterwards. Nothing that is
# signed here was read by a clinician: every page of this content root says "sample".
#
#   bench/sample-review.sh            the articles of the repository
#
# It begins anew: ledgers of these articles are removed and their status is set back first.
set -euo pipefail
cd "$(dirname "$0")/.."

approved=(cardiology/hypertension neurology/acute-headache)
under_review=infection/community-acquired-pneumonia
day=2026-11-20
second=$(date -u -d "$day 09:00:00" +%s)

keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT

for person in a.author b.author a.editor a.reviewer b.reviewer a.pharmacist; do
  ssh-keygen -q -t ed25519 -N '' -C "sample, private half discarded" -f "$keys/$person"
  PERSON=$person LINE=$(cat "$keys/$person.pub") DAY=$day perl -0pi -e '
    my ($id, $line, $day) = @ENV{qw(PERSON LINE DAY)};
    s/(  - id: \Q$id\E\n(?:    (?!keys:).*\n)*    keys: )\[[^\n]*\]/$1\[{key: "$line", from: $day, until: 2028-12-31}]/;
  ' imprimatur.yaml
done

step() { # step <action> <article> <person> [note]
  second=$((second + 3600))
  SOURCE_DATE_EPOCH=$second ./imprimatur review "$1" "$2" --as "$3" --key "$keys/$3" --yes --quiet \
    --note "${4:-Sample data, not reviewed by clinicians.}"
}

for article in "${approved[@]}" "$under_review"; do
  rm -f "articles/$article.review.jsonl"
  perl -pi -e 's/^status: .*/status: submitted/' "articles/$article.md"
done

# Nobody signs on top of a record that lacks events of the last commit.
if [ -n "$(git ls-tree -r --name-only HEAD articles | grep '\.review\.jsonl$' || true)" ]; then
  echo "The old ledgers are removed. Commit that, then run this again." >&2
  exit 1
fi

for article in "${approved[@]}"; do
  author=$(sed -n 's/^authors: \[\([^],]*\).*/\1/p' "articles/$article.md")
  step submit "$article" "$author"
  step start "$article" a.editor
  step approve "$article" a.reviewer
  step approve "$article" b.reviewer
  # The policy asks for a pharmacist where doses are new or changed.
  if ! grep -q '^status: approved' "articles/$article.md"; then
    step approve "$article" a.pharmacist
  fi
done
step submit "$under_review" a.author
step start "$under_review" a.editor
step approve "$under_review" a.reviewer

SOURCE_DATE_EPOCH=$((second + 3600)) ./imprimatur review verify --quiet
