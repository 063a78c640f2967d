#!/usr/bin/env bash
# Our kafka-dump-log prints, byte for byte, what Apache Kafka's prints: of the golden log directories, and of directories that
# both brokers have just written, formatted by either's kafka-storage.
set -u
cd "$(dirname "$0")/../.."
# shellcheck source=../helpers/programs.bash
. test/helpers/programs.bash
libs=$(kafka_libs) || missing "Apache Kafka's jars could not be had (Java and Maven, or KAFKA_HOME)"
node src/setup/prepare.mjs || exit 1
export LC_ALL=C.UTF-8
ours=$PWD/bin
work=$(mktemp -d)
broker=
trap '[ -z "$broker" ] || kill -KILL "$broker" 2>/dev/null; rm -rf "$work"' EXIT
failed=0

theirs() { java -Xmx256m -cp "$libs/*" "$@"; }

compare() { # NAME FOLDER FILES OPTION...
  local name=$1 folder=$2 files=$3 status
  shift 3
  [ -n "$files" ] || { echo "FAIL $name: no files"; failed=1; return; }
  (cd "$folder" && theirs org.apache.kafka.tools.DumpLogSegments --files "$files" "$@") >"$work/theirs" 2>"$work/theirs.err"
  status=$?
  (cd "$folder" && "$ours/kafka-dump-log.sh" --files "$files" "$@") >"$work/ours" 2>"$work/ours.err"
  if [ $? -ne $status ] || ! cmp -s "$work/theirs" "$work/ours" ||
    ! diff <(grep -v $'^\tat \|^Caused by: ' "$work/theirs.err") "$work/ours.err" >/dev/null; then
    echo "FAIL $name"; diff "$work/theirs" "$work/ours" | head -4 | cut -c1-300; head -2 "$work/ours.err"; failed=1
  else
    echo "ok $name ($(wc -l <"$work/theirs") lines)"
  fi
}

every() { # NAME FOLDER
  local list
  # In the index of a segment without a batch the original finds nothing to compare with, and ends.
  list() { (cd "$2" && find . -type f -path "*$1*" ! -name '*.deleted' ! -name .lock | sort | while read -r file; do
    case $file in *index) [ -s "${file%.*}.log" ] || continue ;; esac; echo "$file"; done | paste -sd,); }
  compare "$1-shallow" "$2" "$(list / "$2")"
  compare "$1-deep" "$2" "$(list / "$2")" --print-data-log
  compare "$1-bare" "$2" "$(list / "$2")" --print-data-log --skip-record-metadata
  for pair in cluster-metadata:__cluster_metadata offsets:__consumer_offsets transaction-log:__transaction_state share-group-state:__share_group_state; do
    [ -z "$(list "${pair#*:}" "$2")" ] || compare "$1-${pair%:*}" "$2" "$(list "${pair#*:}" "$2")" "--${pair%:*}-decoder"
  done
}

for archive in logdirs logdirs-killed; do
  mkdir "$work/$archive"
  tar xzf "test/golden/segments/$archive.tar.gz" -C "$work/$archive"
  every "$archive" "$work/$archive"
done

node test/interop/write-logs.mjs "$work/written" clean || exit 1
every written-by-ottla "$work/written"

# Formatted by one, opened by the other.
properties() { # FOLDER PORT
  mkdir -p "$1"
  cat >"$1/server.properties" <<END
process.roles=broker,controller
node.id=1
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:$2,CONTROLLER://127.0.0.1:$(($2 + 1))
controller.quorum.bootstrap.servers=127.0.0.1:$(($2 + 1))
log.dirs=$1/a,$1/b
offsets.topic.replication.factor=1
END
}

started() { # NAME PATTERN LOG
  for _ in $(seq 600); do
    grep -q "$2" "$3" && { echo "ok $1"; return; }
    kill -0 "$broker" 2>/dev/null || break
    sleep 0.1
  done
  echo "FAIL $1"; tail -3 "$3"; failed=1
}

stop() { kill -TERM "$broker" && wait "$broker"; broker=; }

port=$((20000 + RANDOM % 20000))
format=(format -t Z29sZGVuLWdvbGRlbi1nbw --standalone --release-version 4.3 --add-scram 'SCRAM-SHA-512=[name=alice,password=secret]')
properties "$work/for-apache" $port
"$ours/kafka-storage.sh" "${format[@]}" -c "$work/for-apache/server.properties" >/dev/null || { echo "FAIL format"; failed=1; }
java -Xmx512m -cp "$libs/*" kafka.Kafka "$work/for-apache/server.properties" >"$work/apache.log" 2>&1 &
broker=$!
# Without a configuration of its logging Kafka says nothing: its port says that it serves.
for _ in $(seq 600); do
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  kill -0 "$broker" 2>/dev/null || break
  sleep 0.1
done
if "$ours/kafka-configs.sh" --bootstrap-server "127.0.0.1:$port" --describe --entity-type users | grep -q "SCRAM-SHA-512=iterations=4096"; then
  echo "ok apache-opens-ours"
else
  echo "FAIL apache-opens-ours"; tail -3 "$work/apache.log"; failed=1
fi
for codec in none gzip snappy lz4 zstd; do
  seq 1000 | sed 's/$/ of many lines/' | theirs org.apache.kafka.tools.ConsoleProducer --bootstrap-server "127.0.0.1:$port" \
    --topic "$codec" --compression-codec "$codec" >/dev/null 2>&1 || { echo "FAIL producing with $codec"; failed=1; }
done
stop
every written-by-apache "$work/for-apache"

properties "$work/for-ottla" $port
theirs kafka.tools.StorageTool "${format[@]}" -c "$work/for-ottla/server.properties" >/dev/null 2>&1 || { echo "FAIL their format"; failed=1; }
"$ours/kafka-server-start.sh" "$work/for-ottla/server.properties" >"$work/ottla.log" 2>&1 &
broker=$!
started ottla-opens-theirs 'Ottla serves' "$work/ottla.log"
stop
every opened-by-ottla "$work/for-ottla"
exit $failed
