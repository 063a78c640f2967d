#!/usr/bin/env bash
# The client matrix as continuous integration runs it: few records, every client that can be installed.
set -u
cd "$(dirname "$0")/../.."
. test/helpers/programs.bash
debian_package kcat
python=$(python_clients) || missing "Python's clients could not be installed"
libs=$(kafka_libs) || missing "Apache Kafka's jars could not be fetched"
exec node test/clients/matrix.mjs --sample --records "${RECORDS:-5000}" --python "$python" --kafka-libs "$libs"
