#!/usr/bin/env bash
# Times single steps of the program with JMH, on articles of the bench's corpus: bench/micro.sh [options of JMH]
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=
if [ -n "${JAVA_HOME:-}" ]; then bin=$JAVA_HOME/bin/; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'load at the beginning: %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
"$here/make.sh" 200 "$work/root"
"$here/../imprimatur" build --root "$work/root" --out "$work/out" --trust none --as-of 2026-11-29 --quiet >/dev/null || [ $? -eq 1 ]
mvn -q -B -f "$here/micro/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$work/lib" </dev/null
jar=$here/../pipeline/target/imprimatur.jar
mkdir "$work/classes"
"${bin}javac" -cp "$jar:$work/lib/*" -d "$work/classes" "$here"/micro/*.java
"${bin}java" -cp "$work/classes:$jar:$work/lib/*" org.openjdk.jmh.Main -jvmArgsAppend "-Dbench.root=$work/root -Dbench.index=$work/out/index" "$@"
