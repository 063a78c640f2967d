#!/usr/bin/env bash
# Apache Kafka's command-line tools and ours take the same walk (tools/walk.txt), against Ottla and against Apache Kafka: what
# they print, where, and their exit codes are the same, but for names, numbers and the order of hash maps.
#
#   bash test/interop/tools.sh [ottla|apache]     both without a name
set -u
cd "$(dirname "$0")/../.."
# shellcheck source=../helpers/programs.bash
. test/helpers/programs.bash
libs=$(kafka_libs) || missing "Apache Kafka's jars could not be had (Java and Maven, or KAFKA_HOME)"
command -v java >/dev/null || missing "Java could not be had"
node src/setup/prepare.mjs || exit 1
exec node test/interop/tools/main.mjs "$libs" "$@"
