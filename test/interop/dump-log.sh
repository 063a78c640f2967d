#!/usr/bin/env bash
# Apache Kafka's kafka-dump-log reads every file that Ottla wrote, after an orderly stop and after kill -9, and after Ottla has
# recovered from the kill; none of its words of complaint appears.
set -u
cd "$(dirname "$0")/../.."
# shellcheck source=../helpers/programs.bash
. test/helpers/programs.bash
libs=$(kafka_libs) || missing "Apache Kafka's jars could not be had (Java and Maven, or KAFKA_HOME)"
node src/setup/prepare.mjs || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

dump() { # NAME FOLDER
  local files
  files=$(find "$2" -path '*-[0-9]*/*' \( -name '*.log' -o -name '*.index' -o -name '*.timeindex' -o -name '*.txnindex' -o -name '*.snapshot' \) -size +0 | sort | paste -sd,)
  java -Xmx256m -cp "$libs/*" org.apache.kafka.tools.DumpLogSegments --deep-iteration --print-data-log --files "$files" >"$work/out" 2>"$work/err"
  local status=$? count
  count=$(tr ',' '\n' <<<"$files" | wc -l)
  # In a segment that does not begin at 0 the tool says of Kafka's own files, too, that -1 is followed by the first offset.
  if [ $status -ne 0 ] || grep -iE 'mismatch|^ +[0-9]+ is followed by|out of order|isvalid: false|exception|corrupt|invalid' "$work/out" "$work/err"; then
    echo "FAIL dump-log-$1"; tail -5 "$work/err"; failed=1
  else
    echo "ok dump-log-$1 ($count files, $(grep -c 'baseOffset:' "$work/out") batches)"
  fi
}

node test/interop/write-logs.mjs "$work/clean" clean || exit 1
dump clean "$work/clean"
node test/interop/write-logs.mjs "$work/killed" kill >/dev/null 2>&1
[ -e "$work/killed/d1/.lock" ] || { echo "FAIL the killed broker wrote nothing"; exit 1; }
dump killed "$work/killed"
node -e '
  import("./dist/log/log-engine.js").then(({ LogEngine }) => {
    const engine = LogEngine.open({ directories: process.argv.slice(1) })
    engine.load()
    engine.close(4)
  })' "$work/killed/d1" "$work/killed/d2" || { echo "FAIL recovery after the kill"; exit 1; }
dump recovered "$work/killed"
exit $failed
