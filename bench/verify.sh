#!/usr/bin/env bash
# Times the proof of 30,000 signed events, beside Java's own Ed25519: bench/verify.sh [events] [events a ledger]
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
java=java
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
"$here/../imprimatur" --version >/dev/null
"$java" -cp "$here/../pipeline/target/imprimatur.jar" "$here/Verify.java" "${1:-30000}" "${2:-5}"
