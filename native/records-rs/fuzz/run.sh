#!/bin/sh
# Runs the fuzz targets with coverage and the address sanitizer: fuzz/run.sh SECONDS [TARGET...]; SECONDS 0 only builds.
# Needs a nightly toolchain, and nothing else: the instrumentation is what cargo-fuzz asks for.
# Memory is asserted: no single allocation above 24 MB (the bound of the targets is 4 MiB), no more than 512 MB resident
# under the sanitizer. New inputs stay in corpus/, findings in artifacts/. The last line of each target is its statistics.
set -eu
cd "$(dirname "$0")"
seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=${*:-validate records decompress compress read}
host=$(rustc -vV | sed -n 's/^host: //p')
RUSTFLAGS='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Zsanitizer=address --cfg fuzzing' \
  cargo +nightly build --quiet --profile fuzz --target "$host"
[ "$seconds" = 0 ] && exit 0
node seeds.mjs
for target in $targets; do
  mkdir -p "artifacts/$target"
  echo "== $target, $seconds s"
  log="artifacts/$target.log"
  if ASAN_OPTIONS=quarantine_size_mb=16 "target/$host/fuzz/$target" -max_total_time="$seconds" -rss_limit_mb=512 -malloc_limit_mb=24 -timeout=5 -max_len=16384 \
    -print_final_stats=1 -artifact_prefix="artifacts/$target/" "corpus/$target" >"$log" 2>&1; then
    sed -n 's/^stat::\(number_of_executed_units\|peak_rss_mb\|new_units_added\): */\1 /p' "$log" | tr '\n' ' '
    echo
  else
    grep -v '^#' "$log" | tail -n 40
    exit 1
  fi
done
