#!/usr/bin/env bash
# A metadata log and its snapshots written by the quorum room: read by Apache Kafka's dump tool, then opened by an Apache
# Kafka node that goes on in it, then opened by us again.
set -u
cd "$(dirname "$0")/../.."
. test/helpers/programs.bash
command -v java >/dev/null || missing "there is no java"
libs=$(kafka_libs) || missing "Apache Kafka's jars could not be fetched"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
ok() { echo "ok $1"; }
fail() { echo "FAIL $1"; failed=1; }
java_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m)
run_java() { java -cp "$libs/*" "${java_options[@]}" "$@"; }

directory=$work/data
node test/interop/metadata-log.mjs write "$directory" || { fail write; exit 1; }

# --- the dump tool -----------------------------------------------------------------------------------------------------
log=$directory/__cluster_metadata-0
files=$(ls "$log"/*.log "$log"/*.checkpoint "$log"/*.index | paste -sd,)
run_java org.apache.kafka.tools.DumpLogSegments --cluster-metadata-decoder --deep-iteration --files "$files" >"$work/dump" 2>"$work/dump.err"
bad=$(grep -c -E 'isvalid: false|[Mm]ismatch|[Cc]orrupt|Exception|Could not|Unknown' "$work/dump")
topics=$(grep -c '"type":"TOPIC_RECORD"' "$work/dump")
control=$(grep -c -E 'LeaderChange|KRaftVoters|SnapshotHeader|SnapshotFooter' "$work/dump")
if [ "$bad" -eq 0 ] && [ "$topics" -ge 200 ] && [ "$control" -ge 4 ] && ! grep -q -E 'Exception|SEVERE' "$work/dump.err"; then
  ok "kafka-dump-log reads our metadata log and snapshots ($topics topic records)"
else
  fail "kafka-dump-log on our metadata log: $bad complaints, $topics topics, $control control records"
  grep -E 'isvalid: false|[Mm]ismatch|[Cc]orrupt|Exception|Could not|Unknown' "$work/dump" "$work/dump.err" | head -20
fi

# --- an Apache node goes on in it --------------------------------------------------------------------------------------
port=${PORT:-37192}
cat >"$work/server.properties" <<P
process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://127.0.0.1:$port,CONTROLLER://127.0.0.1:$((port + 1))
advertised.listeners=PLAINTEXT://127.0.0.1:$port,CONTROLLER://127.0.0.1:$((port + 1))
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
controller.quorum.bootstrap.servers=127.0.0.1:$((port + 1))
log.dirs=$directory
offsets.topic.replication.factor=1
metadata.log.max.record.bytes.between.snapshots=4096
P
# Not through the function: the process to stop is java's, not that of a shell around it.
java -cp "$libs/*" "${java_options[@]}" kafka.Kafka "$work/server.properties" >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 120); do
  grep -q 'Kafka Server started' "$work/server.log" && break
  kill -0 $server 2>/dev/null || break
  sleep 0.5
done
found=$(run_java org.apache.kafka.tools.TopicCommand --bootstrap-server "127.0.0.1:$port" --list 2>"$work/topics.err" | grep -c '^topic-')
quorum=$(run_java org.apache.kafka.tools.MetadataQuorumCommand --bootstrap-server "127.0.0.1:$port" describe --status 2>&1)
kill $server 2>/dev/null
wait $server 2>/dev/null
epoch=$(echo "$quorum" | sed -n 's/^LeaderEpoch: *//p')
if [ "$found" -eq 200 ] && [ "$epoch" = 2 ]; then
  ok "an Apache node opens our metadata log, leads epoch $epoch and lists its $found topics"
else
  fail "an Apache node on our metadata log: $found topics, epoch '$epoch'"
  echo "$quorum" | head -5
  grep -E 'ERROR|Exception' "$work/server.log" | head -20
  tail -5 "$work/server.log"
fi

# --- and we again ------------------------------------------------------------------------------------------------------
node test/interop/metadata-log.mjs read "$directory" && ok "what the Apache node wrote after us loads" || fail "read after Apache"
exit $failed
