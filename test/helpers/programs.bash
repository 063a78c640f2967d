# Other people's programs for the suites that need them, kept in .cache/. To be sourced from the repository's root.
# A suite whose programs cannot be had says why and exits 77, which continuous integration counts as skipped.

cache=$PWD/.cache
mkdir -p "$cache"

missing() { echo "$*"; exit 77; }

# again COMMAND...: three tries, for commands that talk to a package registry.
again() {
  local try
  for try in 1 2 3; do
    "$@" >>"$cache/fetch.log" 2>&1 && return 0
    sleep $((try * 5))
  done
  return 1
}

# debian_package NAME: installs it when it is not there.
debian_package() {
  dpkg -s "$1" >/dev/null 2>&1 && return 0
  command -v apt-get >/dev/null || missing "this machine has no apt-get to install $1"
  { again apt-get update -q && DEBIAN_FRONTEND=noninteractive again apt-get install -y -q "$1"; } || missing "$1 could not be installed"
}

# kafka_libs: prints the folder with Apache Kafka's jars (KAFKA_HOME's, when that is set).
kafka_libs() {
  if [ -n "${KAFKA_HOME:-}" ]; then echo "$KAFKA_HOME/libs"; return; fi
  command -v java >/dev/null || return 1
  if [ ! -e "$cache/kafka/done" ]; then
    command -v mvn >/dev/null || return 1
    again mvn -B -q -f test/interop/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$cache/kafka/libs" || return 1
    touch "$cache/kafka/done"
  fi
  echo "$cache/kafka/libs"
}

# python_clients: prints a Python that has kafka-python and confluent-kafka.
python_clients() {
  local python=$cache/python/bin/python
  [ -x "$python" ] || python3 -m venv "$cache/python" || return 1
  if ! "$python" -c 'import kafka, confluent_kafka, snappy, lz4, zstandard' 2>/dev/null; then
    again "$python" -m pip install -q --disable-pip-version-check kafka-python==3.0.12 confluent-kafka==2.16.1 \
      lz4 python-snappy zstandard crc32c || return 1
  fi
  echo "$python"
}
