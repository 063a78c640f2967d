#!/usr/bin/env bash
# One data directory handed back and forth: formatted by Apache Kafka, filled by Ottla, gone on in by Apache Kafka after an orderly
# stop and after kill -9, and by Ottla again. Everybody reads all that the others wrote, and Apache's server log does not complain.
set -u
cd "$(dirname "$0")/../.."
# shellcheck source=../helpers/programs.bash
. test/helpers/programs.bash
libs=$(kafka_libs) || missing "Apache Kafka's jars could not be had (Java and Maven, or KAFKA_HOME)"
command -v javac >/dev/null || missing "there is no javac"
node src/setup/prepare.mjs || exit 1
exec node test/interop/data-directory.mjs "$libs"
