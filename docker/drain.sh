#!/bin/sh
# Takes a node out of service and returns when it is drained: drain.sh FILE [PID] [SECONDS]
# FILE is what tradewire.drain.file names. The node writes into it when it begins and deletes it when it is drained, or
# writes "drained" where it may not. Returns 1 where no node answers within 3 s (none runs, it is still starting, or its
# user may not write the file), the process PID ends meanwhile, or SECONDS (120) have passed.
set -eu

file="$1"
pid="${2:-}"
seconds="${3:-120}"

alive() {
  [ -z "$pid" ] || kill -0 "$pid" 2>/dev/null
}

drained() {
  [ ! -e "$file" ] || grep -qx drained "$file" 2>/dev/null
}

# Whoever calls this need not be the server's user, who writes into it.
(umask 000 && : > "$file")
tries=0
until [ -s "$file" ] || [ ! -e "$file" ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt 30 ] || ! alive; then
    rm -f "$file"
    echo "tradewire: no node has seen $file; it is not drained." >&2
    exit 1
  fi
  sleep 0.1
done
tries=0
until drained; do
  tries=$((tries + 1))
  if [ "$tries" -gt $((seconds * 10)) ]; then
    echo "tradewire: the node drains for more than $seconds s; it is not waited for." >&2
    exit 1
  fi
  alive || exit 1
  sleep 0.1
done
rm -f "$file"
