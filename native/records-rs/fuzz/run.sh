#!/bin/sh
# Runs the fuzz targets with cargo-fuzz's instrumentation, without needing cargo-fuzz: fuzz/run.sh SECONDS [TARGET...]
# Memory is asserted: no single allocation above 24 MB (the bound of the targets is 4 MiB), no more than 512 MB resident
# under the address sanitizer.
set -eu
cd "$(dirname "$0")"
seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=${*:-validate records decompress compress read}
host=$(rustc -vV | sed -n 's/^host: //p')
RUSTFLAGS='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
 -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Zsanitizer=address --cfg fuzzing -Ccodegen-units=1' \
  cargo +nightly build --release --target "$host"
node seeds.mjs
for target in $targets; do
  echo "== $target, $seconds s"
  mkdir -p "artifacts/$target"
  "target/$host/release/$target" -max_total_time="$seconds" -rss_limit_mb=512 -malloc_limit_mb=24 -timeout=5 -max_len=16384 \
    -print_final_stats=1 -artifact_prefix="artifacts/$target/" "corpus/$target" 2>&1 | grep -vE '^#[0-9]+' | tail -n 14
done
