# Sourced by the scripts beside it, which set `here` to where they really are: runs Ottla's command line under the script's name.
home=${here%/*}/..
command -v node >/dev/null || { echo 'ottla: needs Node 20.17 or newer on the PATH (https://nodejs.org)' >&2; exit 1; }
if [ ! -e "$home/dist/cli/main.js" ]; then
  echo 'ottla: this checkout is not built yet; building it once with `node src/setup/prepare.mjs`' >&2
  node "$home/src/setup/prepare.mjs" >&2 || exit 1
fi
exec node "$home/dist/cli/main.js" "${here##*/}" "$@"
