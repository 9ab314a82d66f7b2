# Sourced by the entrypoints of both servers: turns the files that secrets.sh made into the environment that the server
# scripts and the application read. Secrets travel by file and environment, never on a command line.
# shellcheck shell=sh

TRADEWIRE_SECRETS="${TRADEWIRE_SECRETS:-/secrets}"

for file in database-password relay-password jwt-private.pem jwt-public.pem; do
  if [ ! -r "$TRADEWIRE_SECRETS/$file" ]; then
    echo "tradewire: there is no readable $TRADEWIRE_SECRETS/$file; run secrets.sh first (see docker/README.md)." >&2
    exit 1
  fi
done

TRADEWIRE_HTTP_ADDRESS="${TRADEWIRE_HTTP_ADDRESS:-0.0.0.0}"
TRADEWIRE_HTTP_PORT="${TRADEWIRE_HTTP_PORT:-8080}"
TRADEWIRE_ADMIN_PORT="${TRADEWIRE_ADMIN_PORT:-4848}"
TRADEWIRE_DATABASE_HOST="${TRADEWIRE_DATABASE_HOST:-database}"
TRADEWIRE_DATABASE_PORT="${TRADEWIRE_DATABASE_PORT:-5432}"
TRADEWIRE_DATABASE_NAME="${TRADEWIRE_DATABASE_NAME:-tradewire}"
TRADEWIRE_DATABASE_USER="${TRADEWIRE_DATABASE_USER:-tradewire}"
TRADEWIRE_DATABASE_PASSWORD="$(cat "$TRADEWIRE_SECRETS/database-password")"
export TRADEWIRE_HTTP_ADDRESS TRADEWIRE_HTTP_PORT TRADEWIRE_ADMIN_PORT TRADEWIRE_DATABASE_HOST \
  TRADEWIRE_DATABASE_PORT TRADEWIRE_DATABASE_NAME TRADEWIRE_DATABASE_USER TRADEWIRE_DATABASE_PASSWORD

# A relay host of "none" leaves one node alone, without a relay; REDIS_URL, which the application reads, is one of one's own;
# a blank one is none for the application, and must be none here.
if [ -n "$(printf %s "${REDIS_URL:-}" | tr -d '[:space:]')" ]; then
  TRADEWIRE_RELAY_HOST="${TRADEWIRE_RELAY_HOST:-none}"
fi
TRADEWIRE_RELAY_HOST="${TRADEWIRE_RELAY_HOST:-relay}"
if [ "$TRADEWIRE_RELAY_HOST" != none ]; then
  TRADEWIRE_REDIS_URI="redis://:$(cat "$TRADEWIRE_SECRETS/relay-password")@$TRADEWIRE_RELAY_HOST:${TRADEWIRE_RELAY_PORT:-6379}"
  export TRADEWIRE_REDIS_URI
fi

TRADEWIRE_NODE_NAME="${TRADEWIRE_NODE_NAME:-$(hostname)}"
TRADEWIRE_JWT_PRIVATE_KEY_FILE="$TRADEWIRE_SECRETS/jwt-private.pem"
TRADEWIRE_JWT_PUBLIC_KEY_FILE="$TRADEWIRE_SECRETS/jwt-public.pem"
MP_JWT_VERIFY_PUBLICKEY_LOCATION="file:$TRADEWIRE_SECRETS/jwt-public.pem"
export TRADEWIRE_NODE_NAME TRADEWIRE_JWT_PRIVATE_KEY_FILE TRADEWIRE_JWT_PUBLIC_KEY_FILE \
  MP_JWT_VERIFY_PUBLICKEY_LOCATION

TRADEWIRE_HEAP="${TRADEWIRE_HEAP:-1g}"

# Whoever stops the container drains the node first: WildFly closes its sockets as soon as it is asked to end.
TRADEWIRE_DRAIN_FILE="${TRADEWIRE_DRAIN_FILE:-/tmp/tradewire-drain-$TRADEWIRE_NODE_NAME}"
export TRADEWIRE_DRAIN_FILE

# Waits for the server, a child of this shell; on TERM and INT it is drained and then asked to end.
#   $1  its process
drain_on_term() {
  server="$1"
  ending=''
  trap 'ending=yes' TERM INT
  while kill -0 "$server" 2>/dev/null; do
    if [ "$ending" = yes ]; then
      ending=asked
      /bin/sh "${TRADEWIRE_DRAIN:-/opt/tradewire/drain.sh}" "$TRADEWIRE_DRAIN_FILE" "$server" || true
      kill -TERM "$server" 2>/dev/null || true
    fi
    status=0
    wait "$server" || status=$?
  done
  return "$status"
}
