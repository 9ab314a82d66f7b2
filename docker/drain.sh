#!/bin/sh
# Takes a node out of service and returns when it is drained: drain.sh FILE [PID]
# FILE is what tradewire.drain.file names. The node writes into it when it has begun and deletes it when it is drained.
# Returns 1 where no node answers within 3 s (none runs, or it is still starting), or the process PID ends meanwhile.
set -eu

file="$1"
pid="${2:-}"

alive() {
  [ -z "$pid" ] || kill -0 "$pid" 2>/dev/null
}

: > "$file"
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
while [ -e "$file" ]; do
  alive || exit 1
  sleep 0.1
done
